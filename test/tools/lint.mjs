// Formatting, types, rules, layers and dead code: in two lanes, for two cores.
import { tool } from './run.mjs';

await tool('wxt', ['prepare', 'extension']);

const eslint = (...args) => tool('eslint', ['--config', 'test/lint/eslint.config.js', ...args]);
const COMPONENTS = '**/*.svelte';

async function types() {
  await tool('typescript', ['--noEmit', '-p', 'tsconfig.json'], 'tsc');
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
  await eslint('.', '--ignore-pattern', COMPONENTS);
}

/** Their types are made anew for each, which takes as long as all the rest. */
async function components() {
  await eslint(COMPONENTS);
  await tool('prettier', ['--check', '--log-level', 'warn', '.']);
}

await Promise.all([types(), components()]);
