import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = 'dist/server';
/** Native, or loads its own parts by file: these stay packages. Everything else is compiled in. */
const PACKAGES = ['better-sqlite3', '@node-rs/argon2', 'pg'];

/** The commands to compile: exactly those that a script of package.json starts from the bundle. */
function entries(): Record<string, string> {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: Record<string, string> };
  const names = Object.values(scripts).flatMap((line) => /dist\/server\/([\w-]+)\.mjs/.exec(line)?.[1] ?? []);
  return Object.fromEntries(
    names.map((name) => [name, name === 'main' ? 'server/main.ts' : `server/cli/${name}.ts`] as const),
  );
}

/**
 * Migrations, worker scripts and the console's files are found from the module that needs them. A compiled module
 * therefore goes on saying that it lies where its source does: no code has to know whether it was compiled.
 */
const whereTheSourceIs: Plugin = {
  name: 'where-the-source-is',
  transform(code, id) {
    if (!id.startsWith(ROOT) || id.includes('/node_modules/') || !code.includes('import.meta.url')) return;
    const source = relative(OUT, relative(ROOT, id)).replaceAll('\\', '/');
    return { code: code.replaceAll('import.meta.url', `new URL('${source}', import.meta.url).href`), map: null };
  },
};

/** Compiles the server and its commands, so that starting them needs no TypeScript. Readable: stacks stay of use. */
export default defineConfig({
  root: ROOT,
  plugins: [whereTheSourceIs],
  ssr: { noExternal: true, external: PACKAGES },
  build: {
    ssr: true,
    outDir: OUT,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: entries(),
      // Side by side, all equally deep: see `whereTheSourceIs`.
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
