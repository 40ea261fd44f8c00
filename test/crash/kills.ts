const SHORT = 5;

/** How often a server is killed: a few times in `npm test`, CRASH_KILLS times where that is set (`npm run soak`). */
export function kills(): number {
  const given = process.env['CRASH_KILLS'];
  if (given === undefined) return SHORT;
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1) throw new Error(`CRASH_KILLS is "${given}". Give a whole number from 1.`);
  return count;
}
