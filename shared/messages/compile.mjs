// Compiles the texts (en, es) into typed functions. Run before types, tests and builds.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';

const here = fileURLToPath(new URL('.', import.meta.url));

await compile({
  project: `${here}project.inlang`,
  outdir: `${here}generated`,
  strategy: ['globalVariable', 'baseLocale'],
  outputStructure: 'message-modules',
  emitTsDeclarations: true,
  emitReadme: false,
  emitPrettierIgnore: false,
  disableAsyncLocalStorage: true,
});

/** The keys of every text of a language, by file. */
function textsOf(locale) {
  return readdirSync(`${here}${locale}`).flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(`${here}${locale}/${file}`, 'utf8')))
      .filter((key) => key !== '$schema')
      .map((key) => `${file} ${key}`),
  );
}

// A text missing in one language would silently appear in the other.
const texts = textsOf('en');
const spanish = textsOf('es');
const alone = [...texts.filter((key) => !spanish.includes(key)), ...spanish.filter((key) => !texts.includes(key))];
if (alone.length > 0) throw new Error(`Messages in one language only: ${alone.join(', ')}.`);

// The compiler reports success even when it could not read a single text: count them.
const emitted = readFileSync(`${here}generated/messages/_index.js`, 'utf8').match(/^export/gm) ?? [];
if (emitted.length !== texts.length) {
  throw new Error(`Messages: ${texts.length} texts were written, ${emitted.length} were compiled.`);
}

// The compiler leaves 30-second timers behind; nothing is pending any more.
process.exit(0);
