import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../../server/store/store.ts';
import { nextRev } from '../../server/sync/rev.repo.ts';
import { tempStore } from '../tools/temp-store.ts';
import { gate, keep, verifiedTrail, waiting } from './acts.ts';

/** Where only one writes at a time, the other never comes: long enough to see that it does not. */
const PATIENCE_MS = 300;

/** Appends a letter to a row: done twice it would show. */
async function sign({ db, tables: { setting } }: Tx, name: string, letter: string): Promise<void> {
  const value = sql`${setting.value} || ${letter}`;
  await db.update(setting).set({ value }).where(eq(setting.name, name));
}

describe('two writes that take the same rows in opposite order', () => {
  it('both succeed, each with one effect and one entry, however often they had to begin anew', async () => {
    const temp = await tempStore();
    await temp.store.tend(async (tx) => {
      for (const name of ['x', 'y']) await keep(tx, name);
    });
    const [mine, yours] = [gate(), gate()];
    let runs = 0;
    const write = (letter: string, [first, second]: [string, string], held: typeof mine, other: typeof mine) =>
      waiting(temp, async (tx) => {
        runs += 1;
        await sign(tx, first, letter);
        held.open();
        await Promise.race([other.opened, pause(PATIENCE_MS)]);
        await sign(tx, second, letter);
        await nextRev(tx);
      });
    const numbers = await Promise.all([write('a', ['x', 'y'], mine, yours), write('b', ['y', 'x'], yours, mine)]);
    expect(numbers.sort()).toEqual([1, 2]);
    const values = (await temp.rows('SELECT value FROM setting')).flat().map(String);
    expect(values.map((value) => [...value].sort().join(''))).toEqual(['ab', 'ab']);
    expect(await temp.one("SELECT value FROM counter WHERE name = 'rev'")).toBe(2);
    expect(await verifiedTrail(temp)).toBe(2);
    // Proof that there was something to overcome: PostgreSQL takes one of the two back.
    expect(runs).toBe(temp.store.engine === 'postgres' ? 3 : 2);
  });
});

describe('a write that fails for its own reasons', () => {
  it('is not begun anew', async () => {
    const temp = await tempStore();
    let runs = 0;
    const write = waiting(temp, async (tx) => {
      runs += 1;
      await keep(tx, 'same');
      await keep(tx, 'same');
    });
    await expect(write).rejects.toMatchObject({ kind: 'unique' });
    expect(runs).toBe(1);
  });
});
