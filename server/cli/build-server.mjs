// Compiles the server and its commands into dist/server; when nothing has changed since, only looks.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contents, node, root, step } from './steps.mjs';

const isSource = (path) =>
  /\.(ts|mjs|json)$/.test(path) && !/\.(test|test-d)\.ts$|[\\/](generated|messages|testing|console|ui)[\\/]/.test(path);

step({
  name: 'server',
  inputs: [
    contents('server', isSource),
    contents('shared', isSource),
    ...['package.json', 'package-lock.json'].map((file) => readFileSync(join(root, file), 'utf8')),
  ],
  makes: 'dist/server/main.mjs',
  says: 'Compiling the server …',
  run: () => node('node_modules/vite/bin/vite.js', 'build', '--config', 'server/vite.config.ts', '--logLevel', 'warn'),
});
