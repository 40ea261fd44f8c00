// Formatting, types, rules, layers and dead code.
import { tool } from './run.mjs';

tool('prettier', ['--check', '--log-level', 'warn', '.']);
tool('wxt', ['prepare', 'extension']);
tool('typescript', ['--noEmit', '-p', 'tsconfig.json'], 'tsc');
tool('svelte-check', [
  '--tsconfig',
  'tsconfig.json',
  '--threshold',
  'error',
  '--output',
  'human',
  '--fail-on-warnings',
]);
tool('eslint', ['--config', 'test/lint/eslint.config.js', '.']);
tool('dependency-cruiser', ['--config', 'test/lint/layers.cjs', 'shared', 'server', 'extension', 'test'], 'depcruise');
tool('knip', ['--config', 'test/lint/knip.json']);
