import { describe, expect, it } from 'vitest';
import { DIMENSIONS } from './report.ts';
import { createTabulator, type ReportRecord, tabulate } from './tabulate.ts';
import { MONTHS, request } from './testing/districts.ts';

const NAMES = new Map([
  ['b1', 'Lakeside'],
  ['b2', 'Harbor View'],
]);

function record(part: Partial<ReportRecord>): ReportRecord {
  return {
    pseudonym: 'p1',
    school: 'b1',
    grade: '09',
    program: '',
    race: '',
    sex: '',
    reason: 'attendance',
    outcome: 'service',
    month: MONTHS[0],
    events: 1,
    ...part,
  };
}

describe('a tabulation', () => {
  const moved = [
    record({ events: 2 }),
    record({ school: 'b2', month: MONTHS[2] }),
    record({ pseudonym: 'p2', school: 'b2' }),
    record({ pseudonym: 'p2', school: 'b2', reason: 'tardies', events: 3 }),
  ];

  it('counts a student once in each cell and each total, and every event', () => {
    const table = tabulate(moved, request('school', 'month'), NAMES);
    expect(table.rows.map(({ label }) => label)).toEqual(['Harbor View', 'Lakeside']);
    expect(table.cells).toEqual([
      [
        { students: 1, events: 4 },
        { students: 0, events: 0 },
        { students: 1, events: 1 },
      ],
      [
        { students: 1, events: 2 },
        { students: 0, events: 0 },
        { students: 0, events: 0 },
      ],
    ]);
    expect(table.rowTotals).toEqual([
      { students: 2, events: 5 },
      { students: 1, events: 2 },
    ]);
    expect(table.columnTotals.map(({ students }) => students)).toEqual([2, 0, 1]);
    expect(table.total).toEqual({ students: 2, events: 7 });
  });

  it('by one dimension has its counts in the totals', () => {
    const table = tabulate(moved, request('reason'), NAMES);
    expect(table).toMatchObject({ columns: [], columnTotals: [], cells: [[], []] });
    expect(table.rowTotals).toEqual([
      { students: 2, events: 4 },
      { students: 1, events: 3 },
    ]);
    expect(table.otherTotals).toHaveLength(DIMENSIONS.length - 1);
  });

  it('names months whole, grades as a child passes them, and what is not recorded last', () => {
    const grades = ['10', '', '02', 'KG', '1', 'PK'].map((grade) => record({ grade }));
    const { rows, columns } = tabulate(grades, request('grade', 'month'), NAMES);
    expect(rows.map(({ key }) => key)).toEqual(['PK', 'KG', '1', '02', '10', '']);
    expect(columns.map(({ key }) => key)).toEqual(MONTHS);
  });

  it('R77: has the groups that stand where nothing happened to them too, those counted together last', () => {
    const parts = createTabulator(request('race', 'month'), { race: ['other', 'white', 'asian'], sex: ['male'] });
    parts.add([record({ race: 'white' })]);
    const { rows, rowTotals, cells, otherTotals } = parts.table(NAMES);
    expect(rows.map(({ key }) => key)).toEqual(['asian', 'white', 'other']);
    expect(rowTotals.map(({ students }) => students)).toEqual([0, 1, 0]);
    expect(cells.map((row) => row.map(({ students }) => students))).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]);
    expect(otherTotals.flat().filter(({ students }) => students === 0)).toHaveLength(1);
    const reasons = ['other', 'tardies'].map((reason) => record({ reason }));
    expect(tabulate(reasons, request('reason'), NAMES).rows.map(({ key }) => key)).toEqual(['other', 'tardies']);
  });

  it('keeps two schools of one name apart, in one order', () => {
    const two = new Map([...NAMES, ['b3', 'Lakeside']]);
    const records = ['b3', 'b1', 'b2'].map((school) => record({ school }));
    const keys = (all: readonly ReportRecord[]) => tabulate(all, request('school'), two).rows.map(({ key }) => key);
    expect([keys(records), keys(records.toReversed())]).toEqual([
      ['b2', 'b1', 'b3'],
      ['b2', 'b1', 'b3'],
    ]);
  });

  it('refuses a record of another period', () => {
    expect(() => tabulate([record({ month: '2025-12' })], request('school'), NAMES)).toThrow(RangeError);
  });

  it('counts part by part as it counts at once, whichever students come first', () => {
    const of = (pseudonym: string) => moved.filter((each) => each.pseudonym === pseudonym);
    const parts = createTabulator(request('school', 'month'));
    for (const pseudonym of ['p2', 'p1']) parts.add(of(pseudonym));
    const mixed = [...of('p2').slice(0, 1), ...of('p1'), ...of('p2').slice(1)];
    const atOnce = tabulate(mixed, request('school', 'month'), NAMES);
    expect(parts.table(NAMES)).toEqual(atOnce);
    expect(atOnce).toEqual(tabulate(moved, request('school', 'month'), NAMES));
    expect(() => parts.add(of('p1'))).toThrow(RangeError);
  });

  it('tells nothing of who they are', () => {
    expect(JSON.stringify(tabulate(moved, request('school', 'grade'), NAMES))).not.toMatch(/p1|p2/);
  });
});
