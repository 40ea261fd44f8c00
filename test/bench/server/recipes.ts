import { fileURLToPath } from 'node:url';
import type { Recipe } from './contenders.ts';

const BARE_HONO = fileURLToPath(new URL('./bare-hono.mjs', import.meta.url));
const OURS = fileURLToPath(new URL('../../../dist/server/main.mjs', import.meta.url));

/** The product's own server as `npm run serve` starts it, with its default log level; the log goes to the null device. */
export const ours = (settings: Readonly<Record<string, string>>, nodeArgs: readonly string[]): Recipe => ({
  args: [...nodeArgs, OURS],
  env: { TIME_ZONE: 'UTC', ...settings },
});

/** The floor, from its compiled script. */
export const floor = (script: string, file: string): Recipe => ({ args: [script], env: { BENCH_FILE: file } });

/** Plain JavaScript already, and nothing to compile in but the framework. */
export const bareHono: Recipe = { args: [BARE_HONO], env: {} };
