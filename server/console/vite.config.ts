import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** Builds the console for the server to serve under `console/`. Nothing is inlined: the server's CSP forbids it. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative: the server may live below a path (BASE_PATH).
  base: './',
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: fileURLToPath(new URL('../../dist/console', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
