import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, type Span } from '../../../../shared/access/facts.ts';
import { DAYS } from '../../../../shared/access/testing/worlds.ts';
import { bringRole } from './bring-roles.ts';

const TODAY: string = DAYS[2];
const any = { asOf: TODAY, backdated: true };
const published = { asOf: TODAY, backdated: false };
const span = (since: string, until: string | null = null): Span => ({ since, until });

/** The rows with the changes in them. */
function brought(rows: readonly Span[], wanted: readonly Span[], bringing = published): Span[] {
  const next = new Map(rows.map((row) => [row.since, row]));
  for (const { since, until } of bringRole(rows, wanted, bringing)) next.set(since, { since, until });
  return [...next.values()];
}

describe('a derived role', () => {
  it('ends today when it is lost, and on its first day when it had not begun', () => {
    expect(bringRole([span('2020-01-01')], [], published)).toEqual([
      { since: '2020-01-01', until: TODAY, kind: 'ended' },
    ]);
    expect(bringRole([span(TODAY)], [], published)).toEqual([{ since: TODAY, until: TODAY, kind: 'ended' }]);
    expect(bringRole([span('2027-01-01')], [], published)).toEqual([
      { since: '2027-01-01', until: '2027-01-01', kind: 'ended' },
    ]);
  });

  it('goes on as it was when it returns on the day it was lost', () => {
    const lost = [span('2020-01-01', TODAY)];
    expect(brought(lost, [span('2020-01-01')])).toEqual([span('2020-01-01')]);
    expect(brought([span(TODAY, TODAY)], [span(TODAY)])).toEqual([span(TODAY)]);
    expect(bringRole(lost, [], published)).toEqual([]);
  });

  it('leaves the gap when it returns on a later day', () => {
    expect(brought([span('2020-01-01', '2026-11-19')], [span('2020-01-01')])).toEqual([
      span('2020-01-01', '2026-11-19'),
      span(TODAY),
    ]);
  });

  it('begins when its map was published, but with the roster’s own days under the set we come with', () => {
    expect(bringRole([], [span('2020-01-01')], published)).toEqual([{ ...span(TODAY), kind: 'added' }]);
    expect(bringRole([], [span('2020-01-01', '2021-01-01')], published)).toEqual([]);
    expect(bringRole([], [span('2020-01-01')], any)).toEqual([{ ...span('2020-01-01'), kind: 'added' }]);
    expect(bringRole([], [span('2027-01-01')], published)).toEqual([{ ...span('2027-01-01'), kind: 'added' }]);
  });
});

const spans = fc.array(
  fc.record({ since: fc.constantFrom(...DAYS), until: fc.option(fc.constantFrom(...DAYS), { nil: null }) }),
  { maxLength: 3 },
);
/** Rows as they came about, from some days before. */
const history = fc.array(fc.tuple(spans, fc.constantFrom(...DAYS)), { maxLength: 4 }).map((steps) =>
  steps
    .filter(([, day]) => day <= TODAY)
    .sort(([, one], [, other]) => (one < other ? -1 : 1))
    .reduce<Span[]>((rows, [wanted, asOf]) => brought(rows, wanted, { asOf, backdated: true }), []),
);
const on = (rows: readonly Span[], day: string) => rows.some((row) => holds(row, day));

describe('any derived role', () => {
  it('holds from today on exactly as wanted, adds nothing to the past, and stays when nothing changes', () => {
    fc.assert(
      fc.property(history, spans, (rows, wanted) => {
        const after = brought(rows, wanted);
        for (const day of DAYS) {
          if (day >= TODAY) expect(on(after, day)).toBe(on(wanted, day));
          else if (!on(rows, day)) expect(on(after, day)).toBe(false);
        }
        expect(after.length).toBeGreaterThanOrEqual(rows.length);
        expect(bringRole(after, wanted, published)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });
});
