import { stringify } from 'csv-stringify/sync';
import { lastMonth } from './month.ts';
import { rateOf } from './enrolled.ts';
import type { Dimension, EnrolledCell, Heading, ReportAnswer, ReportCell, Subject } from './report.ts';

/** The words of one language that an export needs. */
export interface ExportWords {
  readonly title: string;
  readonly subjects: Readonly<Record<Subject, string>>;
  readonly dimensions: Readonly<Record<Dimension, string>>;
  /** A heading as people read it: a reason or month in words, a school by its name. */
  readonly heading: (dimension: Dimension, heading: Heading) => string;
  readonly labels: Readonly<
    Record<
      'subject' | 'by' | 'across' | 'from' | 'through' | 'suppressed' | 'preparedBy' | 'preparedAt' | 'recordAsOf',
      string
    >
  >;
  readonly students: string;
  readonly events: string;
  readonly enrolled: string;
  /** How many of a hundred enrolled. */
  readonly rate: string;
  readonly total: string;
  /** In place of a withheld count, such as "under 10 or withheld". */
  readonly withheld: string;
  /** What such data may be used for, and never for: R37-R41. */
  readonly useNotice: string;
}

/** Who exports, and the moments as people of the district read them. */
export interface ExportStamp {
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly recordAsOf: string;
}

/**
 * A report as CSV for people: what it is, who made it when, what it may be used for, then the table; by two dimensions,
 * one table of students and one of events. Text that a spreadsheet would take for a formula is escaped.
 */
export function reportCsv(report: ReportAnswer, words: ExportWords, stamp: ExportStamp): string {
  return stringify([...titleBlock(report, words, stamp), ...tables(report, words)], { ...STYLE, bom: true });
}

/** One more line, for the end of an export. */
export function exportLine(cells: readonly string[]): string {
  return stringify([cells], STYLE);
}

const STYLE = { escape_formulas: true, record_delimiter: '\r\n' } as const;

type CsvLine = readonly (string | number)[];

const EMPTY_LINE: CsvLine = [''];

function titleBlock(report: ReportAnswer, words: ExportWords, stamp: ExportStamp): CsvLine[] {
  const { labels, dimensions } = words;
  return [
    [words.title],
    [labels.subject, words.subjects[report.subject]],
    [labels.by, dimensions[report.by]],
    ...(report.across === undefined ? [] : [[labels.across, dimensions[report.across]]]),
    [labels.from, report.period.from],
    [labels.through, lastMonth(report.period)],
    [words.students, shown(report.total, 'students', words)],
    [words.events, shown(report.total, 'events', words)],
    [labels.suppressed, report.suppressed],
    [labels.recordAsOf, stamp.recordAsOf],
    [labels.preparedBy, stamp.preparedBy],
    [labels.preparedAt, stamp.preparedAt],
    [words.useNotice], // R40: on every export
    EMPTY_LINE,
  ];
}

function tables(report: ReportAnswer, words: ExportWords): CsvLine[] {
  if (report.across === undefined) return byOne(report, words);
  return [
    ...byTwo(report, report.across, 'students', words),
    EMPTY_LINE,
    ...byTwo(report, report.across, 'events', words),
  ];
}

function byOne({ by, rows, rowTotals, total, enrolled }: ReportAnswer, words: ExportWords): CsvLine[] {
  const line = (name: string, cell: ReportCell | undefined, of: EnrolledCell | undefined) => [
    name,
    shown(cell, 'students', words),
    shown(cell, 'events', words),
    ...(enrolled ? [enrolledText(of, words), rateOf(cell, of) ?? words.withheld] : []),
  ];
  return [
    [words.dimensions[by], words.students, words.events, ...(enrolled ? [words.enrolled, words.rate] : [])],
    ...rows.map((row, at) => line(words.heading(by, row), rowTotals[at], enrolled?.rows[at])),
    line(words.total, total, enrolled?.total),
  ];
}

const enrolledText = (cell: EnrolledCell | undefined, { withheld }: ExportWords): string | number =>
  cell === undefined || 'suppressed' in cell ? withheld : cell.students;

function byTwo(report: ReportAnswer, across: Dimension, what: 'students' | 'events', words: ExportWords): CsvLine[] {
  const line = (name: string, cells: readonly (ReportCell | undefined)[]) => [
    name,
    ...cells.map((cell) => shown(cell, what, words)),
  ];
  return [
    [words[what]],
    [words.dimensions[report.by], ...report.columns.map((column) => words.heading(across, column)), words.total],
    ...report.rows.map((row, at) =>
      line(words.heading(report.by, row), [...(report.cells[at] ?? []), report.rowTotals[at]]),
    ),
    line(words.total, [...report.columnTotals, report.total]),
  ];
}

/** A count, or the words for one that is withheld; what is missing counts as withheld. */
function shown(cell: ReportCell | undefined, what: 'students' | 'events', words: ExportWords): string | number {
  return cell === undefined || 'suppressed' in cell ? words.withheld : cell[what];
}
