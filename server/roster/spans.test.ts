import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../shared/access/facts.ts';
import { hasDays, intersect, union } from '../../shared/access/spans.ts';
import { covers, reconcile } from './spans.ts';

const day = (n: number) => new Date(Date.UTC(2026, 7, 1 + n)).toISOString().slice(0, 10);
const DAYS = Array.from({ length: 44 }, (_, n) => day(n));
const at = fc.integer({ min: 0, max: 40 });
const span: fc.Arbitrary<Span> = fc
  .tuple(at, fc.option(fc.integer({ min: 1, max: 20 })))
  .map(([from, length]) => ({ since: day(from), until: length === null ? null : day(from + length) }));
const wanted = fc.array(span, { maxLength: 4 });

/** Rows as imports leave them: several sets, one after the other. */
function history(sets: readonly (readonly [Span[], number])[]): Span[] {
  return sets.reduce<Span[]>((rows, [spans, on]) => apply(rows, reconcile(rows, spans, day(on))), []);
}

function apply(rows: readonly Span[], changes: readonly Span[]): Span[] {
  const next = new Map(rows.map((row) => [row.since, row]));
  for (const { since, until } of changes) next.set(since, { since, until });
  return [...next.values()].sort((a, b) => (a.since < b.since ? -1 : 1));
}

const sets = fc.array(fc.tuple(wanted, at), { maxLength: 5 }).map((all) => all.sort((a, b) => a[1] - b[1]));
const on = (spans: readonly Span[], when: string) => spans.some((one) => covers(one, when));

describe('reconcile', () => {
  it('covers exactly the wanted days from today on', () => {
    fc.assert(
      fc.property(sets, wanted, (before, spans) => {
        const today = day(before.at(-1)?.[1] ?? 0);
        const rows = history(before);
        const after = apply(rows, reconcile(rows, spans, today));
        for (const when of DAYS.filter((d) => d >= today)) expect(on(after, when), when).toBe(on(spans, when));
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(sets, wanted, at, (before, spans, when) => {
        const rows = history(before);
        const after = apply(rows, reconcile(rows, spans, day(when)));
        expect(reconcile(after, spans, day(when))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('never makes rows overlap and never loses one', () => {
    fc.assert(
      fc.property(sets, (before) => {
        const rows = history(before).filter(hasDays);
        for (const [i, row] of rows.entries())
          for (const other of rows.slice(i + 1)) expect(intersect(row, other)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('adds no past day that was not known and keeps each that is still wanted', () => {
    fc.assert(
      fc.property(sets, wanted, (before, spans) => {
        const today = day(before.at(-1)?.[1] ?? 0);
        const rows = history(before);
        const after = apply(rows, reconcile(rows, spans, today));
        for (const when of DAYS.filter((d) => d < today)) {
          if (on(rows, when) && on(spans, when)) expect(on(after, when), when).toBe(true);
          if (!on(rows, when) && !on(spans, when)) expect(on(after, when), when).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('opens a new row when a fact comes back, so that the gap stays known', () => {
    const rows = [{ since: '2026-08-17', until: '2026-10-01' }];
    const back = reconcile(rows, [{ since: '2026-08-17', until: '2027-06-10' }], '2026-11-01');
    expect(back).toEqual([{ since: '2026-11-01', until: '2027-06-10', kind: 'added' }]);
  });

  it('takes an end in the past from the set, and today where it is just missing', () => {
    const rows = [{ since: '2026-08-17', until: '2027-06-10' }];
    const stated = reconcile(rows, [{ since: '2026-08-17', until: '2026-10-20' }], '2026-11-01');
    expect(stated).toEqual([{ since: '2026-08-17', until: '2026-10-20', kind: 'ended' }]);
    expect(reconcile(rows, [], '2026-11-01')).toEqual([{ since: '2026-08-17', until: '2026-11-01', kind: 'ended' }]);
  });
});

describe('union', () => {
  it('holds on the same days, in order and apart', () => {
    fc.assert(
      fc.property(wanted, (spans) => {
        const merged = union(spans);
        for (const when of DAYS) expect(on(merged, when)).toBe(on(spans, when));
        for (const [i, one] of merged.entries())
          if (i > 0) expect(one.since > (merged[i - 1]?.until ?? '9999')).toBe(true);
      }),
    );
  });
});
