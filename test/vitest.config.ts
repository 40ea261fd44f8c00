import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { testedEngines } from './tools/engines.ts';

const root = new URL('..', import.meta.url).pathname;

/** PostgreSQL is left out only where somebody says so: see test/tools/engines.ts. */
const withPostgres = testedEngines().includes('postgres');

/**
 * Beside the code (unit), over a real store and real HTTP on SQLite (integration) and the same again on PostgreSQL
 * (postgres), against real processes that are killed and starved (crash), in a real browser (e2e).
 */
export default defineConfig({
  root,
  plugins: [svelte({ configFile: false })],
  test: {
    // One more than cores: some always wait, for a disk or a database.
    maxWorkers: availableParallelism() + 1,
    sequence: { groupOrder: 2 },
    reporters: ['default', `${root}test/tools/plain-line-reporter.ts`],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          setupFiles: ['test/tools/in-english.ts'],
          include: ['{shared,server,extension}/**/*.test.ts'],
          exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          isolate: false,
          include: ['{server,test}/**/*.integration.test.ts'],
          // What takes PostgreSQL whatever the project says.
          exclude: ['server/store/postgres/**', '**/node_modules/**'],
          globalSetup: ['test/tools/server-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          isolate: false,
          include: ['server/**/*.integration.test.ts', 'test/{conformance,sync}/*.integration.test.ts'],
          // What takes the file of SQLite whatever the project says.
          exclude: ['server/store/sqlite/**', 'server/cli/**'],
          ...(withPostgres
            ? { globalSetup: ['test/tools/postgres-setup.ts'] }
            : { setupFiles: ['test/tools/left-out.ts'] }),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          include: ['test/crash/**/*.crash.test.ts'],
          globalSetup: ['test/tools/server-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          // First and by themselves, while the cores check the code: see test/tools/test.mjs.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          // One file after the other in one process: to load the server anew costs each a quarter of a minute.
          isolate: false,
          include: ['test/{e2e,firefox}/**/*.e2e.test.ts'],
          globalSetup: ['test/e2e/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Last, when the code is checked: a page that starves says that the server cannot be reached.
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
