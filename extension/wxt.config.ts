import { defineConfig } from 'wxt';
import { GECKO_ID, PUBLIC_KEY, VERSION } from './identity.ts';

/** The demo and test build may read the loopback hosts; the build for a store asks for each host at run time. */
const demo = process.env.FACESHEET_DEMO === '1';
const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*', 'http://*.localhost/*'];

export default defineConfig({
  outDir: '../dist/extension',
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}${demo ? '-demo' : ''}{{modeSuffix}}`,
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/module-svelte', '@wxt-dev/webextension-polyfill'],
  svelte: { vite: { compilerOptions: { css: 'injected' } } },
  vite: () => ({
    define: { __FACESHEET_DEMO__: JSON.stringify(demo) },
    build: {
      rolldownOptions: {
        // Each text stays with the screen that says it: a screen that few see is loaded with its texts when it is needed.
        treeshake: { moduleSideEffects: [{ test: /messages\/generated/, sideEffects: false }] },
        // All of the panel's first screen in one file: many small ones take longer to load and pack less well.
        output: { codeSplitting: { groups: [{ name: 'first-screen', test: /panel\/start\.ts$/ }] } },
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: 'Facesheet',
    description: 'The record beside the record: panels beside your student information system.',
    version: VERSION,
    ...(browser === 'firefox' ? {} : { key: PUBLIC_KEY, minimum_chrome_version: '120' }),
    permissions: ['storage', 'scripting', 'alarms', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    ...(demo && { host_permissions: LOOPBACK }),
    storage: { managed_schema: 'managed_schema.json' },
    web_accessible_resources: [{ resources: ['panel.html', 'flag.html'], matches: ['https://*/*', 'http://*/*'] }],
    action: { default_title: 'Facesheet' },
    commands: {
      toggle: { suggested_key: { default: 'Alt+Shift+S' }, description: 'Open or close the panel' },
      jump: { suggested_key: { default: 'Alt+Shift+J' }, description: 'Go from page to panel and back' },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src https: http:; base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox' && {
      // What stands in it beside a tab is set for the tab; without one the page says that there is none.
      sidebar_action: { default_title: 'Facesheet', default_panel: 'panel.html', open_at_install: false },
      browser_specific_settings: {
        gecko: {
          id: GECKO_ID,
          strict_min_version: '128.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
