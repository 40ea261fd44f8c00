import { randomInt } from 'node:crypto';
import { createRandom, type Random } from '../demo/district/random.ts';

const SEED_MAX = 1_000_000_000;

/** Chance for one test, repeated with SEED=… in the environment. The seed is printed before anything can fail. */
export function seeded(what: string): { seed: string; random: Random } {
  const seed = process.env['SEED'] ?? String(randomInt(SEED_MAX));
  say(`${what}: SEED=${seed}`);
  return { seed, random: createRandom(seed) };
}

export function say(text: string): void {
  process.stdout.write(`[crash] ${text}\n`);
}
