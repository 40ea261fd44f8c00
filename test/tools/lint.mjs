// Formatting, types, rules, layers and dead code: in two lanes, for two cores.
import { tool } from './run.mjs';

await tool('wxt', ['prepare', 'extension']);

const COMPONENTS = '**/*.svelte';
const eslint = (args, env) => tool('eslint', ['--config', 'test/lint/eslint.config.js', ...args], 'eslint', env);

/** All of the types, of components and of everything else: tsc finds the same and no more. */
async function types() {
  await tool('svelte-check', [
    '--tsconfig',
    'tsconfig.json',
    '--threshold',
    'error',
    '--output',
    'human',
    '--fail-on-warnings',
  ]);
  await tool(
    'dependency-cruiser',
    ['--config', 'test/lint/layers.cjs', 'shared', 'server', 'extension', 'test'],
    'depcruise',
  );
  await tool('knip', ['--config', 'test/lint/knip.json']);
  await tool('prettier', ['--check', '--log-level', 'warn', '.']);
}

/** Components by themselves. The hook gives all of them one program: without it each had its types made anew. */
async function rules() {
  await eslint([COMPONENTS], { SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK: '1' });
  await eslint(['.', '--ignore-pattern', COMPONENTS]);
}

await Promise.all([types(), rules()]);
