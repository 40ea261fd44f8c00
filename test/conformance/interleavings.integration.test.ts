import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { append } from '../../server/audit/append.ts';
import { nextRev } from '../../server/sync/rev.repo.ts';
import { systemContext, tempStore, type TempStore } from '../tools/temp-store.ts';
import { EVENT, keep, turns, verifiedTrail } from './acts.ts';

/** One caller: when it comes, what it does, and where it fails. */
const act = fc.record({
  kind: fc.constantFrom('write' as const, 'write' as const, 'long' as const, 'tend' as const, 'read' as const),
  after: fc.nat(6),
  pauses: fc.nat(2),
  effects: fc.nat(2),
  events: fc.integer({ min: 1, max: 3 }),
  fails: fc.constantFrom('never', 'never', 'never', 'first', 'midway', 'last', 'unique'),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const program = fc.array(act, { minLength: 1, maxLength: 25 });
const RUNS = 30;
const SEED_MAX = 1_000_000_000;

/** How it fails at this point, if it does. */
function failAt(fails: Act['fails'], point: Act['fails']): void {
  if (fails === point) throw new Error(`failed ${point}`);
}

function writeOf({ store, runtime }: TempStore, one: Act, name: string): Promise<unknown> {
  const long = one.kind === 'long';
  return store.write(
    systemContext(runtime),
    async (tx) => {
      failAt(one.fails, 'first');
      for (let i = 0; i < one.effects; i += 1) await keep(tx, `${name} ${i}`, String(await nextRev(tx)));
      if (long) await turns(one.pauses);
      if (one.fails === 'unique') await keep(tx, 'taken');
      failAt(one.fails, 'midway');
      for (let i = 1; i < one.events; i += 1) await append(tx, EVENT);
      const receipt = await append(tx, EVENT);
      failAt(one.fails, 'last');
      return { receipt, value: undefined };
    },
    { long },
  );
}

async function play(temp: TempStore, one: Act, name: string): Promise<void> {
  await turns(one.after);
  if (one.kind === 'read') {
    await temp.store.read(
      systemContext(temp.runtime),
      async () => {
        await turns(one.pauses);
        if (one.fails !== 'never') throw new Error('failed');
        return { events: [EVENT, ...Array.from({ length: one.events - 1 }, () => EVENT)], value: undefined };
      },
      { long: one.pauses > 0 },
    );
  } else if (one.kind === 'tend') {
    await temp.store.tend(async (tx) => {
      for (let i = 0; i < one.effects; i += 1) await keep(tx, `${name} ${i}`);
      if (one.fails !== 'never') throw new Error('failed');
    });
  } else await writeOf(temp, one, name);
}

it('any mixture of callers leaves the rows, revisions and entries of those that were answered, and no others', async () => {
  const seed = Number(process.env['SEED'] ?? randomInt(SEED_MAX));
  process.stdout.write(`[conformance] interleavings: SEED=${seed}\n`);
  const temp = await tempStore();
  await temp.store.tend((tx) => keep(tx, 'taken'));
  let rounds = 0;
  await fc.assert(
    fc.asyncProperty(program, async (acts) => {
      const round = `${(rounds += 1)}:`;
      const before = await standOf(temp, round);
      const results = await Promise.allSettled(acts.map((one, i) => play(temp, one, `${round}${i}`)));
      expect(results.map(({ status }) => status)).toEqual(
        acts.map(({ fails }) => (fails === 'never' ? 'fulfilled' : 'rejected')),
      );
      expect(await standOf(temp, round)).toEqual(expected(before, acts, round));
    }),
    { seed, numRuns: RUNS },
  );
  expect(await verifiedTrail(temp)).toBeGreaterThan(0);
});

interface Stand {
  readonly rev: number;
  readonly entries: number;
  /** Names that this round has kept, and the revisions they took. */
  readonly names: readonly string[];
  readonly revs: readonly number[];
}

async function standOf(temp: TempStore, round: string): Promise<Stand> {
  const rows = await temp.rows(`SELECT name, value FROM setting WHERE name LIKE '${round}%'`);
  return {
    rev: Number(await temp.one("SELECT value FROM counter WHERE name = 'rev'")),
    entries: Number(await temp.one('SELECT count(*) FROM audit')),
    names: rows.map(([name]) => String(name)).sort(),
    revs: rows.flatMap(([, value]) => (value === '' ? [] : [Number(value)])).sort((a, b) => a - b),
  };
}

/** What the answered acts must have made of it, in whatever order they came. */
function expected({ rev, entries }: Stand, acts: readonly Act[], round: string): Stand {
  const done = acts.map((one, i) => ({ ...one, name: `${round}${i}` })).filter(({ fails }) => fails === 'never');
  const writes = done.filter(({ kind }) => kind === 'write' || kind === 'long');
  const revs = writes.flatMap(({ effects }) => Array.from({ length: effects })).map((_, i) => rev + i + 1);
  const kept = done.filter(({ kind }) => kind !== 'read');
  return {
    rev: rev + revs.length,
    entries: entries + done.reduce((sum, { kind, events }) => sum + (kind === 'tend' ? 0 : events), 0),
    names: kept.flatMap(({ name, effects }) => Array.from({ length: effects }, (_, i) => `${name} ${i}`)).sort(),
    revs,
  };
}
