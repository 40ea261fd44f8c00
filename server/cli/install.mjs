// What a fresh clone is built from, and its texts: all that checking the code needs, without the embedded database.
// Node's own modules only: nothing is installed yet.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { contents, fail, node, root, step } from './steps.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Facesheet needs Node.js 20.19 or newer; this is ${process.versions.node}. Install it from your system's packages.`,
  );
}

step({
  name: 'installed',
  inputs: readFileSync(join(root, 'package-lock.json'), 'utf8'),
  makes: 'node_modules',
  says: 'Installing what Facesheet is built from (about a minute) …',
  run: () => npm('ci', '--ignore-scripts', '--no-audit', '--no-fund'),
});
step({
  name: 'messages',
  inputs: [
    contents('shared/messages', (path) => path.endsWith('.json') && !/generated|project\.inlang/.test(path)),
    readFileSync(join(root, 'shared/messages/compile.mjs'), 'utf8'),
  ],
  makes: 'shared/messages/generated/messages.js',
  says: 'Compiling the texts …',
  run: () => node('shared/messages/compile.mjs'),
});
