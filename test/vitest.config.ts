import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** Three projects: beside the code (unit), over a real store and real HTTP (integration), in a real browser (e2e). */
export default defineConfig({
  root,
  plugins: [svelte({ configFile: false })],
  test: {
    reporters: ['default', `${root}test/tools/plain-line-reporter.ts`],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,server,extension}/**/*.test.ts'],
          exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{server,test}/**/*.integration.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          globalSetup: ['test/e2e/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
