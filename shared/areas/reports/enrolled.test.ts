import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateOf, ratedBy, showEnrolled } from './enrolled.ts';
import { type ReportCell, THRESHOLD } from './report.ts';

const row = (key: string) => ({ key, label: key });
const withheld = { suppressed: true } as const;
const cell = (students: number): ReportCell => ({ students, events: students });

describe('R31: the enrolled beside what happened', () => {
  it('are those of each group, and in all', () => {
    const counted = { rows: [row('sped'), row('')], rowTotals: [cell(20), cell(0)], total: cell(20) };
    const enrolled = {
      byKey: new Map([
        ['sped', 80],
        ['', 920],
      ]),
      total: 1000,
    };
    expect(showEnrolled(counted, enrolled, [])).toEqual({
      rows: [{ students: 80 }, { students: 920 }],
      total: { students: 1000 },
    });
  });

  it('are withheld where the count is, and with them another and all, since the enrolled of a district are no secret', () => {
    const counted = { rows: [row('sped'), row('')], rowTotals: [withheld, cell(40)], total: cell(44) };
    const enrolled = {
      byKey: new Map([
        ['sped', 80],
        ['', 920],
      ]),
      total: 1000,
    };
    expect(showEnrolled(counted, enrolled, [])).toEqual({ rows: [withheld, withheld], total: withheld });
  });

  it('R77: are withheld in all where a group has no row, so that nobody computes it', () => {
    const counted = { rows: [row('sped'), row('')], rowTotals: [cell(20), cell(40)], total: cell(60) };
    const enrolled = {
      byKey: new Map([
        ['sped', 80],
        ['s504', 3],
        ['', 920],
      ]),
      total: 1003,
    };
    expect(showEnrolled(counted, enrolled, [])).toEqual({ rows: [withheld, { students: 920 }], total: withheld });
  });

  it('R77: are withheld beside every subject where they are beside one', () => {
    const enrolled = {
      byKey: new Map([
        ['sped', 80],
        ['s504', 60],
        ['', 920],
      ]),
      total: 1060,
    };
    const rows = [row('sped'), row('s504'), row('')];
    // To five of those with special education no discipline happened.
    const discipline = { rows, rowTotals: [cell(75), cell(20), cell(40)], total: cell(135) };
    const services = { rows, rowTotals: [cell(30), cell(20), cell(40)], total: cell(90) };
    const shown = { rows: [withheld, withheld, { students: 920 }], total: withheld };
    expect(showEnrolled(discipline, enrolled, [services])).toEqual(shown);
    expect(showEnrolled(services, enrolled, [discipline])).toEqual(shown);
    expect(showEnrolled(services, enrolled, []).rows[0]).toEqual({ students: 80 });
  });

  it('R77: leave two groups unknown at least, and not a few together, to whoever knows how many there are', () => {
    const group = fc.record({ enrolled: fc.nat(60), counts: fc.tuple(fc.nat(40), fc.nat(40)) });
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 5 }), (groups) => {
        const byKey = new Map(groups.map(({ enrolled }, at) => [String(at), enrolled]));
        const total = [...byKey.values()].reduce((all, one) => all + one, 0);
        const [first, second] = ([0, 1] as const).map((which) => {
          const counts = groups.map(({ enrolled, counts: both }) => Math.min(both[which], enrolled));
          const of = (students: number) => (students > 0 && students < THRESHOLD ? withheld : cell(students));
          const all = counts.reduce((sum, one) => sum + one, 0);
          return { rows: counts.map((_, at) => row(String(at))), rowTotals: counts.map(of), total: of(all) };
        });
        const [one, other] = [
          showEnrolled(first!, { byKey, total }, [second!]),
          showEnrolled(second!, { byKey, total }, [first!]),
        ];
        expect(one.rows).toEqual(other.rows);
        const unknown = groups.filter((_, at) => 'suppressed' in one.rows[at]!).map(({ enrolled }) => enrolled);
        const few = unknown.reduce((sum, each) => sum + each, 0) < THRESHOLD;
        if (unknown.length > 0 && unknown.length < groups.length)
          expect([unknown.length > 1, few]).toEqual([true, false]);
      }),
    );
  });

  it('R77: never tell of fewer than ten to whom nothing happened', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(60)), { minLength: 1, maxLength: 4 }), (groups) => {
        const rows = groups.map((_, at) => row(String(at)));
        const counts = groups.map(([students]) => (students > 0 && students < THRESHOLD ? withheld : cell(students)));
        const byKey = new Map(groups.map(([students, rest], at) => [String(at), students + rest]));
        const sum = (of: (group: readonly [number, number]) => number) =>
          groups.reduce((all, each) => all + of(each), 0);
        const total = sum(([students]) => students);
        const counted = { rows, rowTotals: counts, total: total > 0 && total < THRESHOLD ? withheld : cell(total) };
        const shown = showEnrolled(counted, { byKey, total: total + sum(([, rest]) => rest) }, []);
        shown.rows.forEach((each, at) => {
          if ('students' in each) expect(groups[at]![1]).toBeGreaterThanOrEqual(THRESHOLD);
        });
        if ('students' in shown.total) expect(shown.rows.every((each) => 'students' in each)).toBe(true);
      }),
    );
  });

  it('give how many of a hundred', () => {
    expect(rateOf(cell(20), { students: 80 })).toBe(25);
    expect(rateOf(cell(10), { students: 300 })).toBe(3.3);
    expect(rateOf(withheld, { students: 300 })).toBeNull();
    expect(rateOf(cell(10), withheld)).toBeNull();
  });

  it('stand beside reports by school or by one group alone, not by two dimensions or by another', () => {
    for (const by of ['school', 'program', 'race', 'sex'] as const) expect(ratedBy({ by })).toBe(by);
    expect(ratedBy({ by: 'program', across: 'month' })).toBeNull();
    expect(ratedBy({ by: 'month' })).toBeNull();
  });
});
