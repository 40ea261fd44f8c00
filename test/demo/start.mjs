// `npm start`: prepares a fresh clone, then runs the demo district in this same process, so that every signal finds it.
await import('../../server/cli/prepare.mjs');
const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');
