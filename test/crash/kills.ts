const SHORT = 5;

/** How often a server is killed: a few times in `npm test`, CRASH_KILLS times where that is set (`npm run soak`). */
export function kills(): number {
  const given = process.env['CRASH_KILLS'];
  if (given === undefined) return SHORT;
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1) throw new Error(`CRASH_KILLS is "${given}". Give a whole number from 1.`);
  return count;
}

const A_KILL_MS = 15_000;
const THE_REST_MS = 60_000;

/** How long a test with so many kills may take, on a machine that has other work as well. */
export const limitMs = (): number => kills() * A_KILL_MS + THE_REST_MS;
