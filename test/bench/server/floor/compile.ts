import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** Within the repository, where the one package that stays a package is found. */
const OUT = 'dist/bench';

/** Compiles the floor as the product's server is compiled, so that neither pays for TypeScript. Gives the script. */
export async function compileFloor(): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir: OUT,
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { floor: fileURLToPath(new URL('./main.ts', import.meta.url)) },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  return `${ROOT}${OUT}/floor.mjs`;
}
