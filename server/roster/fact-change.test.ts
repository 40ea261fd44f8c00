import { describe, expect, it } from 'vitest';
import { changeFacts, want, type WantedFacts } from './fact-change.ts';
import { grouped } from './grouped.ts';
import { createPace } from './pace.ts';

interface Fact {
  readonly who: string;
  readonly since: string;
  readonly until: string | null;
}

const work = { asOf: '2026-11-20', pace: createPace(() => undefined, undefined) };
const row = (who: string, since: string, until: string | null): Fact => ({ who, since, until });
const run = (rows: readonly Fact[], wishes: readonly Fact[], spokenOf?: (key: string) => boolean) => {
  const wanted: WantedFacts<Fact> = new Map();
  for (const { who, ...span } of wishes) want(wanted, who, { who }, span);
  return changeFacts(
    work,
    grouped(rows, ({ who }) => who),
    wanted,
    spokenOf,
  );
};

describe('changeFacts', () => {
  it('adds, extends, ends and leaves alone, and counts each', async () => {
    const rows = [
      row('same', '2026-08-17', '2027-06-10'),
      row('longer', '2026-08-17', '2027-01-19'),
      row('gone', '2026-08-17', null),
      row('past', '2025-08-17', '2026-06-10'),
    ];
    const { put, counts } = await run(rows, [
      row('new', '2026-09-01', null),
      row('same', '2026-08-17', '2027-06-10'),
      row('longer', '2026-08-17', '2027-06-10'),
    ]);
    expect(put).toEqual([
      row('new', '2026-09-01', null),
      row('longer', '2026-08-17', '2027-06-10'),
      row('gone', '2026-08-17', '2026-11-20'),
    ]);
    expect(counts).toEqual({ added: 1, changed: 1, ended: 1, unchanged: 1 });
  });

  it('ends nothing that the set does not speak of', async () => {
    const { put } = await run([row('a', '2026-08-17', null), row('b', '2026-08-17', null)], [], (key) => key === 'b');
    expect(put).toEqual([row('b', '2026-08-17', '2026-11-20')]);
  });

  it('takes overlapping wishes for one', async () => {
    const { put } = await run([], [row('a', '2026-08-17', '2026-12-01'), row('a', '2026-10-01', '2027-06-10')]);
    expect(put).toEqual([row('a', '2026-08-17', '2027-06-10')]);
  });
});
