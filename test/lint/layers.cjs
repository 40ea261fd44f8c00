// Who may import whom. The reasons are in docs/architecture.md.
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule(
      'shared-is-pure',
      { path: '^shared/', pathNot: '\\.test\\.ts$|compile\\.mjs$' },
      { path: '^(server|extension|test)/' },
      'shared imports nothing of ours',
    ),
    rule(
      'shared-does-no-io',
      { path: '^shared/', pathNot: '\\.test\\.ts$|/testing/|compile\\.mjs$' },
      { dependencyTypes: ['core'] },
      'shared does no I/O',
    ),
    rule(
      'extension-not-server',
      { path: '^extension/' },
      { path: '^server/' },
      'the extension never imports the server',
    ),
    rule(
      'server-not-extension',
      { path: '^server/' },
      { path: '^extension/' },
      'the server never imports the extension',
    ),
    rule(
      'product-not-test',
      { path: '^(server|extension|shared)/', pathNot: '\\.(test|integration\\.test|test-d)\\.ts$|/testing/' },
      { path: '^test/' },
      'the product never imports its tests',
    ),
    rule(
      'sql-in-repos',
      {
        path: '^(server|shared|extension)/',
        pathNot: '\\.repo\\.ts$|^server/store/|^server/policy/filter(-sql)?\\.ts$|\\.test\\.ts$|\\.test-d\\.ts$',
      },
      { path: 'node_modules/(drizzle-orm|better-sqlite3)/' },
      'SQL lives in *.repo.ts, in the store, and in the compiler of the access filter',
    ),
    rule(
      'tables-from-the-handle',
      { path: '^(server|shared|extension)/', pathNot: '^server/store/|\\.test\\.ts$' },
      { path: '^server/store/(schema|columns)', dependencyTypesNot: ['type-only'] },
      'a table is its engine’s: take it from the handle, which has the right one, and only types from the schema',
    ),
    rule(
      'lucia-behind-its-module',
      { path: '^(server|shared|extension)/', pathNot: '^server/identity/(sessions|lucia-adapter)\\.ts$' },
      { path: 'node_modules/lucia/' },
      'lucia is retired upstream: only sessions.ts and its adapter know it',
    ),
    rule(
      'holidays-are-proposed',
      { path: '^(server|shared|extension)/', pathNot: '^server/areas/calendar/propose-holidays\\.ts$' },
      { path: 'node_modules/date-holidays' },
      'the district’s own table decides; the library only proposes, and never goes to a browser',
    ),
    rule(
      'polyfill-in-background-and-pages',
      { path: '^extension/(entrypoints/(launcher|reader)|sis)' },
      { path: 'node_modules/webextension-polyfill/' },
      'scripts in the page of the SIS stay small',
    ),
    rule('no-circles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }, 'no circular imports'),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/generated/|^dist/|\\.wxt/' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'default'],
    },
  },
};
