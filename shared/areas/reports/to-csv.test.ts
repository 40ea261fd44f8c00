import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ReportAnswer } from './report.ts';
import { type ExportWords, reportCsv } from './to-csv.ts';

const words: ExportWords = {
  title: 'De-identified report',
  subjects: { services: 'Services', discipline: 'Discipline' },
  dimensions: {
    school: 'School',
    grade: 'Grade',
    program: 'Program',
    race: 'Race',
    sex: 'Sex',
    reason: 'Reason',
    outcome: 'Outcome',
    month: 'Month',
  },
  heading: (dimension, { label }) => (dimension === 'grade' ? `Grade ${label}` : label),
  labels: {
    subject: 'Of',
    by: 'By',
    across: 'Across',
    from: 'From',
    through: 'Through',
    suppressed: 'Counts withheld',
    preparedBy: 'Prepared by',
    preparedAt: 'Prepared',
    recordAsOf: 'Record as of',
  },
  students: 'Students',
  events: 'Events',
  enrolled: 'Enrolled',
  rate: 'Per 100 enrolled',
  total: 'Total',
  withheld: 'under 10 or withheld',
  useNotice: 'Used to refine and improve student services only.',
};
const stamp = { preparedBy: '@Ana Ortiz', preparedAt: 'Nov 28, 2026, 9:00 AM', recordAsOf: 'Nov 28, 2026' };

const report: ReportAnswer = {
  subject: 'discipline',
  by: 'school',
  across: 'grade',
  period: { from: '2025-07', until: '2026-07' },
  threshold: 10,
  rows: [
    { key: 'b1', label: '=HYPERLINK("x")' },
    { key: 'b2', label: 'Lakeside, North' },
  ],
  columns: [{ key: '09', label: '09' }],
  cells: [[{ suppressed: true }], [{ students: 20, events: 31 }]],
  rowTotals: [{ suppressed: true }, { students: 20, events: 31 }],
  columnTotals: [{ students: 40, events: 61 }],
  total: { students: 40, events: 61 },
  suppressed: 2,
  asOf: 0,
  generatedAt: 0,
};

const lines = (csv: string) => parse(csv, { bom: true, relaxColumnCount: true });

describe('a report as CSV', () => {
  it('says what it is, of when, by whom, and what it is for', () => {
    expect(lines(reportCsv(report, words, stamp)).slice(0, 14)).toEqual([
      ['De-identified report'],
      ['Of', 'Discipline'],
      ['By', 'School'],
      ['Across', 'Grade'],
      ['From', '2025-07'],
      ['Through', '2026-06'],
      ['Students', '40'],
      ['Events', '61'],
      ['Counts withheld', '2'],
      ['Record as of', 'Nov 28, 2026'],
      ['Prepared by', "'@Ana Ortiz"],
      ['Prepared', 'Nov 28, 2026, 9:00 AM'],
      [words.useNotice],
      [''],
    ]);
  });

  it('has a table of students and one of events, with no formula in it', () => {
    expect(lines(reportCsv(report, words, stamp)).slice(14)).toEqual([
      ['Students'],
      ['School', 'Grade 09', 'Total'],
      [`'=HYPERLINK("x")`, words.withheld, words.withheld],
      ['Lakeside, North', '20', '20'],
      ['Total', '40', '40'],
      [''],
      ['Events'],
      ['School', 'Grade 09', 'Total'],
      [`'=HYPERLINK("x")`, words.withheld, words.withheld],
      ['Lakeside, North', '31', '31'],
      ['Total', '61', '61'],
    ]);
  });

  it('by one dimension is one table', () => {
    const { across: _, ...alone } = { ...report, columns: [], cells: [[], []], columnTotals: [] };
    expect(lines(reportCsv(alone, words, stamp)).slice(13)).toEqual([
      ['School', 'Students', 'Events'],
      [`'=HYPERLINK("x")`, words.withheld, words.withheld],
      ['Lakeside, North', '20', '31'],
      ['Total', '40', '61'],
    ]);
  });

  it('R31: by one group has the enrolled and the rate beside', () => {
    const { across: _, ...alone } = { ...report, columns: [], cells: [[], []], columnTotals: [] };
    const enrolled = { rows: [{ suppressed: true }, { students: 80 }], total: { suppressed: true } } as const;
    expect(
      lines(reportCsv({ ...alone, enrolled: { ...enrolled, rows: [...enrolled.rows] } }, words, stamp)).slice(13),
    ).toEqual([
      ['School', 'Students', 'Events', 'Enrolled', 'Per 100 enrolled'],
      [`'=HYPERLINK("x")`, ...Array.from({ length: 4 }, () => words.withheld)],
      ['Lakeside, North', '20', '31', '80', '25'],
      ['Total', '40', '61', words.withheld, words.withheld],
    ]);
  });

  it.each(['+1', '-1', '@x', '=1'])('escapes %s', (text) => {
    const title = lines(reportCsv(report, { ...words, title: text }, stamp))[0];
    expect(title).toEqual([`'${text}`]);
  });
});
