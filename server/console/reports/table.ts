import { lastMonth } from '../../../shared/areas/reports/month.ts';
import { rateOf } from '../../../shared/areas/reports/enrolled.ts';
import { type EnrolledCell, GROUPS, type ReportAnswer, type ReportCell } from '../../../shared/areas/reports/report.ts';
import { dimensionWord, eventsWord, headingWord, subjectWord } from '../../../shared/areas/reports/words.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { monthOf } from '../../../shared/ui/dates.ts';
import type { Locale } from '../../../shared/ui/locale.svelte.ts';

/** What is counted in a cell. */
export type What = 'students' | 'events';

/** A count; null where it is withheld. */
export type Shown = number | null;

export interface Line {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly Shown[];
}

/** A report as a table of words and numbers: its head, its lines, and the line of totals. */
export interface TableText {
  /** What the first column is. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly lines: readonly Line[];
  readonly total: Line;
}

const shown = (cell: ReportCell | undefined, what: What): Shown =>
  cell === undefined || 'suppressed' in cell ? null : cell[what];

/** By one dimension: students and events side by side, with the enrolled and the rate where there are. By two: one of both, with a column of totals. */
export function tableText(report: ReportAnswer, what: What, locale: Locale): TableText {
  const { subject, by, across, rows, columns, cells, rowTotals, columnTotals, total, enrolled } = report;
  const both: readonly What[] = ['students', 'events'];
  const rates = (sum: ReportCell | undefined, of: EnrolledCell | undefined) =>
    enrolled ? [of && 'students' in of ? of.students : null, rateOf(sum, of)] : [];
  const inLine = (line: readonly ReportCell[], sum: ReportCell | undefined, of: EnrolledCell | undefined) =>
    across === undefined
      ? [...both.map((each) => shown(sum, each)), ...rates(sum, of)]
      : [...line, sum].map((cell) => shown(cell, what));
  return {
    corner: dimensionWord(subject, by, locale),
    columns:
      across === undefined
        ? [m.rep_students(), eventsWord(subject, locale), ...(enrolled ? [m.rep_enrolled(), m.rep_rate()] : [])]
        : [...columns.map((column) => headingWord(subject, across, column, locale)), m.rep_total()],
    lines: rows.map((row, at) => ({
      key: row.key,
      name: headingWord(subject, by, row, locale),
      cells: inLine(cells[at] ?? [], rowTotals[at], enrolled?.rows[at]),
    })),
    total: { key: 'total', name: m.rep_total(), cells: inLine(columnTotals, total, enrolled?.total) },
  };
}

/** The students of each line, for the chart. */
export function barsOf({ subject, by, rows, rowTotals }: ReportAnswer, locale: Locale) {
  return rows.map((row, at) => ({
    key: row.key,
    name: headingWord(subject, by, row, locale),
    students: shown(rowTotals[at], 'students'),
  }));
}

/** Whether nothing at all is recorded: then there is no table to show. */
export const isEmpty = ({ total }: ReportAnswer): boolean => 'events' in total && total.events === 0;

/** Whether it sets groups of persons side by side: then it has to be said how small ones are counted. */
export const isByGroup = ({ by, across }: Pick<ReportAnswer, 'by' | 'across'>): boolean =>
  GROUPS.some((group) => group === by || group === across);

/** `Discipline by school and month`. */
export function headingText({ subject, by, across }: ReportAnswer, locale: Locale): string {
  const word = (dimension: ReportAnswer['by']) => dimensionWord(subject, dimension, locale).toLowerCase();
  const names = { subject: subjectWord(subject, locale), by: word(by) };
  return across === undefined ? m.rep_heading(names) : m.rep_heading_across({ ...names, across: word(across) });
}

/** `Jul 2026 to Jun 2027`: the first month of the period and its last. */
export function periodText({ period }: Pick<ReportAnswer, 'period'>, locale: Locale): string {
  const [from, until] = [period.from, lastMonth(period)].map((month) => monthOf(month, locale));
  return m.rep_period({ from: String(from), until: String(until) });
}
