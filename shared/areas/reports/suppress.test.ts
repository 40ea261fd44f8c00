import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dimension, DIMENSIONS, mayCross, type ReportCell, type ReportTable } from './report.ts';
import { isSmall } from './small.ts';
import { suppress } from './suppress.ts';
import { type Count, type ReportRecord, tabulate } from './tabulate.ts';
import { computable, type Published } from './testing/computable.ts';
import { district, MONTHS, request } from './testing/districts.ts';
import { fixedCounts } from './testing/fixed.ts';

const small = district(3);
const large = district(4);
const PAIRS = DIMENSIONS.flatMap((by, at) =>
  DIMENSIONS.slice(at + 1).flatMap((across) => (mayCross(by, across) ? [[by, across] as const] : [])),
);
const anyPair = fc.constantFrom(...PAIRS);

const tabulated = (records: readonly ReportRecord[], by: Dimension, across?: Dimension) =>
  tabulate(records, request(by, across), new Map());

function publish(records: readonly ReportRecord[], by: Dimension, across?: Dimension): Published {
  return { by, across, table: suppress(tabulated(records, by, across)) };
}

/** What a careless suppression publishes: the small counts are withheld, and they alone. */
function careless(records: readonly ReportRecord[], by: Dimension, across?: Dimension): Published {
  const truth = tabulated(records, by, across);
  const cell = (count: Count): ReportCell => (isSmall(count) ? { suppressed: true } : count);
  const table = {
    ...suppress(truth),
    cells: truth.cells.map((row) => row.map(cell)),
    rowTotals: truth.rowTotals.map(cell),
    columnTotals: truth.columnTotals.map(cell),
    total: cell(truth.total),
  };
  return { by, across, table };
}

const shownCells = (table: ReportTable) =>
  [...table.cells.flat(), ...table.rowTotals, ...table.columnTotals, table.total].filter(
    (cell) => !('suppressed' in cell),
  );

const onceEach = (students: number): Count => ({ students, events: students });

const hiddenOf = (cells: readonly ReportCell[]) => cells.map((cell) => 'suppressed' in cell);

/** So many students at each place of a table of schools and grades, each with one event. */
function records(counts: readonly (readonly number[])[]): ReportRecord[] {
  return counts.flatMap((row, school) =>
    row.flatMap((count, grade) =>
      Array.from({ length: count }, (_, student) => ({
        pseudonym: `${school}-${grade}-${student}`,
        school: `s${school}`,
        grade: `0${grade + 1}`,
        program: '',
        race: '',
        sex: '',
        reason: 'attendance',
        outcome: 'service',
        month: MONTHS[0],
        events: 1,
      })),
    ),
  );
}

describe('what may be shown of a table', () => {
  it('has no count of 1 to 9 students, inside or in a total', () => {
    fc.assert(
      fc.property(large, anyPair, (all, [by, across]) => {
        for (const cell of shownCells(publish(all, by, across).table)) expect(isSmall(cell as Count)).toBe(false);
      }),
    );
  });

  it('leaves no withheld count to be computed from its sums', () => {
    fc.assert(
      fc.property(large, anyPair, (all, [by, across]) => {
        expect(computable([publish(all, by, across)])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('R76: leaves none to be computed from all tables of one period put side by side', () => {
    fc.assert(
      fc.property(large, (all) => {
        const singles = DIMENSIONS.map((by) => publish(all, by));
        expect(computable([...singles, ...PAIRS.map(([by, across]) => publish(all, by, across))])).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves each withheld count another value that is not negative', () => {
    fc.assert(
      fc.property(small, (all) => {
        const truth = tabulated(all, 'school', 'grade');
        expect(fixedCounts(suppress(truth), truth)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a withheld count another value above zero where any suppression could', () => {
    fc.assert(
      fc.property(small, (all) => {
        const exact = tabulated(all, 'school', 'grade');
        const table = suppress(exact);
        const most = { ...table, cells: table.cells.map((row) => row.map((): ReportCell => ({ suppressed: true }))) };
        const truth = { ...exact, cells: exact.cells.map((row) => row.map(({ students }) => onceEach(students))) };
        expect(fixedCounts(most, truth, 1)).toEqual(expect.arrayContaining(fixedCounts(table, truth, 1)));
      }),
      { numRuns: 50 },
    );
  });

  it('gives no line away whose withheld counts come to a few students', () => {
    fc.assert(
      fc.property(large, anyPair, (all, [by, across]) => {
        const truth = tabulated(all, by, across);
        const { cells, rowTotals } = suppress(truth);
        truth.cells.forEach((row, at) => {
          if ('suppressed' in rowTotals[at]!) return;
          const withheld = row.filter((_, place) => 'suppressed' in cells[at]![place]!);
          expect(isSmall({ students: withheld.reduce((sum, { students }) => sum + students, 0) })).toBe(false);
        });
      }),
    );
  });
});

describe('whom a count leaves out', () => {
  /** Students with a place each, and some of them with another besides. */
  const overlapping = (counts: readonly { students: number; more: readonly number[] }[]): ReportRecord[] =>
    counts.flatMap(({ students, more }, row) => {
      const own = records(Array.from({ length: row + 1 }, (_, at) => (at === row ? [students] : [])));
      return own.flatMap((each, at) => [
        each,
        ...more.flatMap((many, other) => (at < many ? [{ ...each, outcome: `more${other}` }] : [])),
      ]);
    });

  it('R77: is not told where it is a few of the total', () => {
    // Of fifty 47 were suspended too: three were not.
    const all = overlapping([{ students: 50, more: [47, 30] }]);
    const { rows, rowTotals, total } = publish(all, 'outcome').table;
    expect(rows.map(({ key }) => key)).toEqual(['more0', 'more1', 'service']);
    expect(hiddenOf(rowTotals)).toEqual([true, true, false]);
    expect(total).toEqual({ students: 50, events: 127 });
  });

  it('R77: is not told where it is a few of one line', () => {
    const all = overlapping([
      { students: 50, more: [47, 30] },
      { students: 90, more: [40, 20] },
    ]);
    const { cells, suppressed } = publish(all, 'school', 'outcome').table;
    expect(cells.map(hiddenOf)).toEqual([
      [true, true, false],
      [true, true, false],
    ]);
    expect(suppressed).toBe(4);
  });

  it('R77: is not told where it is a few of all, and the total between is withheld', () => {
    const { cells, rowTotals } = publish(records([[47], [3]]), 'school', 'grade').table;
    expect(hiddenOf(rowTotals)).toEqual([true, true]);
    expect(cells.map(hiddenOf)).toEqual([[true], [true]]);
  });
});

describe('totals', () => {
  it('are withheld alike in every table of the period', () => {
    fc.assert(
      fc.property(large, fc.constantFrom(...DIMENSIONS), (all, by) => {
        const alone = publish(all, by).table;
        for (const other of DIMENSIONS.filter((dimension) => dimension !== by)) {
          const asRows = publish(all, by, other).table;
          const asColumns = publish(all, other, by).table;
          expect([asRows.rowTotals, asColumns.columnTotals]).toEqual([alone.rowTotals, alone.rowTotals]);
          expect([asRows.total, asColumns.total]).toEqual([alone.total, alone.total]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are withheld with their sum where each school has just one student and all add up to it', () => {
    const all = records(Array.from({ length: 12 }, () => [1]));
    for (const by of DIMENSIONS) expect(publish(all, by).table.total).toEqual({ suppressed: true });
    expect(hiddenOf(publish(all, 'grade').table.rowTotals)).toEqual([true]);
  });
});

describe('a table', () => {
  it('where nothing is small shows everything', () => {
    const { table } = publish(
      records([
        [10, 0],
        [30, 12],
      ]),
      'school',
      'grade',
    );
    expect(table.suppressed).toBe(0);
    expect(table.cells[0]).toEqual([
      { students: 10, events: 10 },
      { students: 0, events: 0 },
    ]);
  });

  it('with one small count withholds the cheapest cycle through it', () => {
    const { table } = publish(
      records([
        [3, 40, 50],
        [60, 70, 20],
        [30, 25, 90],
      ]),
      'school',
      'grade',
    );
    expect(table.cells.map(hiddenOf)).toEqual([
      [true, true, false],
      [false, false, false],
      [true, true, false],
    ]);
    expect(table.suppressed).toBe(4);
  });

  it('withholds zeros where only they can hide a count', () => {
    const { table } = publish(
      records([
        [3, 20],
        [20, 0],
      ]),
      'school',
      'grade',
    );
    expect(table.cells.map(hiddenOf)).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it.each([
    [
      'a total is withheld too: it changes against its cells',
      [
        [0, 1, 1],
        [9, 0, 0],
      ],
      ['.xx', 'xx.'],
    ],
    [
      'one of the zeros is enough',
      [
        [14, 0],
        [0, 1],
      ],
      ['x.', 'xx'],
    ],
    [
      'two counts of one student would be known to be no less',
      [
        [1, 37],
        [1, 1],
      ],
      ['xx', 'xx'],
    ],
  ])('withholds just what it takes where %s', (_, counts, expected) => {
    const { cells } = publish(records(counts), 'school', 'grade').table;
    expect(
      cells.map((row) =>
        hiddenOf(row)
          .map((hidden) => (hidden ? 'x' : '.'))
          .join(''),
      ),
    ).toEqual(expected);
  });

  it('of nothing but single students, under totals that are shown, is withheld whole', () => {
    const { table } = publish(
      records(Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => 1))),
      'school',
      'grade',
    );
    expect(table.suppressed).toBe(100);
    expect(table.rowTotals[0]).toEqual({ students: 10, events: 10 });
  });

  it('of nobody is all zeros', () => {
    expect(publish([], 'school', 'month').table).toMatchObject({ rows: [], total: { students: 0 }, suppressed: 0 });
    expect(publish([], 'month').table.rowTotals).toEqual(MONTHS.map(() => ({ students: 0, events: 0 })));
  });

  it('is the same whatever the order of the records, and each time', () => {
    fc.assert(
      fc.property(large, anyPair, (all, [by, across]) => {
        expect(publish([...all].reverse(), by, across)).toEqual(publish(all, by, across));
      }),
    );
  });
});

describe('the methods that check it', () => {
  it('catch a suppression that forgets what its sums give away', () => {
    const fault = fc.property(
      large,
      anyPair,
      (all, [by, across]) => computable([careless(all, by, across)]).length === 0,
    );
    expect(fc.check(fault, { seed: 1 }).failed).toBe(true);
    const counts = [
      [3, 40],
      [60, 70],
    ];
    expect(computable([careless(records(counts), 'school', 'grade')])).toContain('grade 01 / school s0');
  });

  it('catch one that forgets that counts are not negative', () => {
    const truth = tabulated(records([[20], [30]]), 'month', 'school');
    const withheld: ReportCell[] = [{ suppressed: true }, { suppressed: true }];
    const table = {
      ...suppress(truth),
      cells: [withheld, withheld, ...truth.cells.slice(2).map((row) => row.map((count) => ({ ...count })))],
    };
    // All four lie on one cycle, yet the total of the second month is zero, so its cells are, and so the first is known.
    expect(computable([{ by: 'month', across: 'school', table }])).toEqual([]);
    expect(fixedCounts(table, truth)).toHaveLength(4);
  });
});
