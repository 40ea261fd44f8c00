import { expect, it } from 'vitest';
import { nextRev } from '../../server/sync/rev.repo.ts';
import { tempStore, type TempStore } from '../tools/temp-store.ts';
import { keep, turns, verifiedTrail, writing } from './acts.ts';

const WRITERS = 40;
const NUMBERS = Array.from({ length: WRITERS }, (_, n) => n);
const FAILS = (n: number) => n % 5 === 3;
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/** The revisions that are committed at one moment, ascending. */
const seen = async ({ store }: TempStore): Promise<number[]> => {
  const rows = await store.look(async ({ db, tables }) =>
    db.select({ rev: tables.setting.value }).from(tables.setting),
  );
  return rows.map(({ rev }) => Number(rev)).sort((a, b) => a - b);
};

it('revisions of many writers have no gap, and whoever looks meanwhile sees all before the newest', async () => {
  const temp = await tempStore();
  let writing_ = true;
  const looker = async () => {
    const looks: number[][] = [];
    while (writing_) {
      looks.push(await seen(temp));
      await turns(1);
    }
    return looks;
  };
  const lookers = [looker(), looker()];
  const writes = NUMBERS.map(async (n) => {
    await turns(n % 7);
    let rev = 0;
    const seq = await writing(temp, async (tx) => {
      rev = await nextRev(tx);
      await keep(tx, `n${n}`, String(rev));
      if (FAILS(n)) throw new Error('no');
    });
    return { rev, seq };
  });
  const results = await Promise.allSettled(writes);
  writing_ = false;
  const kept = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));

  expect(kept).toHaveLength(NUMBERS.filter((n) => !FAILS(n)).length);
  expect(await seen(temp)).toEqual(upTo(kept.length));
  for (const looks of await Promise.all(lookers)) {
    // A revision that became visible before an older one would leave a hole.
    for (const look of looks) expect(look).toEqual(upTo(look.length));
  }
  // Entries are numbered at the commit: the trail tells the order of the commits.
  const byRev = kept.toSorted((a, b) => a.rev - b.rev);
  expect(byRev.map(({ seq }) => seq)).toEqual(upTo(kept.length));
  expect(await verifiedTrail(temp)).toBe(kept.length);
});
