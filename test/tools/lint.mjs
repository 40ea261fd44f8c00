// Formatting, types, rules, layers and dead code: in two lanes, for two cores.
import { tool } from './run.mjs';

await tool('wxt', ['prepare', 'extension']);

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
}

async function rules() {
  await tool('prettier', ['--check', '--log-level', 'warn', '.']);
  await tool('eslint', ['--config', 'test/lint/eslint.config.js', '.']);
}

await Promise.all([types(), rules()]);
