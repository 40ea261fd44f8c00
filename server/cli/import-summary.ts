import { stringify } from 'csv-stringify/sync';
import type { Finding } from '../roster/findings.ts';
import { grouped } from '../roster/grouped.ts';
import type { ImportReport } from '../roster/report.ts';

/** Names of the store's tables for people. */
const TABLE_NAMES: Readonly<Record<string, string>> = {
  building: 'buildings',
  session: 'sessions',
  course: 'courses',
  staff: 'staff',
  student: 'students',
  class: 'classes',
  enrollment: 'enrollments',
  studentBuilding: 'students in buildings',
  staffClaim: 'claims of staff',
  studentAttribute: 'attributes of students',
  roleFact: 'roles',
  relation: 'relations',
  sisDiscipline: 'discipline entries',
  sisAttendance: 'attendance entries',
  studentIdentifier: 'ids of the SIS',
};
const FIRST_FEW = 3;

/** What an import did and found, for a terminal. */
export function summaryOf({ counts, findings, asOf }: ImportReport): string {
  const rows = Object.entries(counts).map(([table, count]) => [
    TABLE_NAMES[table] ?? table,
    ...[count.added, count.changed, count.ended, count.unchanged].map(String),
  ]);
  const table = columns([['', 'added', 'changed', 'ended', 'unchanged'], ...rows]);
  return `Imported as of ${asOf}.\n\n${table}\n\n${findingsSummary(findings)}`;
}

/** Findings by rule, with the first few places of each. */
export function findingsSummary(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'The file keeps to the standard: nothing to report.\n';
  const byRule = grouped(findings, (finding) => finding.rule);
  const parts = [...byRule.values()].map((group) => {
    const times = group.reduce((sum, finding) => sum + finding.times, 0);
    const places = group.slice(0, FIRST_FEW).map((finding) => `    ${placeOf(finding)}`);
    const more = group.length > FIRST_FEW ? [`    and ${group.length - FIRST_FEW} more`] : [];
    return [`${String(times).padStart(7)} × ${group[0]?.reason ?? ''}`, ...places, ...more].join('\n');
  });
  return `What does not keep to the standard:\n${parts.join('\n')}\n`;
}

function placeOf({ file, row, column, sourcedId, times }: Finding): string {
  const where = [file, row === null ? '' : `line ${row}`, column ?? '', times > 1 ? `(and ${times - 1} more)` : ''];
  return [...where, times === 1 && sourcedId !== null ? sourcedId : ''].filter((part) => part !== '').join(' ');
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}

/** All findings as CSV for people: what a spreadsheet would take for a formula is escaped. */
export function findingsCsv(findings: readonly Finding[]): string {
  const header = ['file', 'row', 'column', 'rule', 'reason', 'sourcedId', 'times'] as const;
  return stringify([header, ...findings.map((finding) => header.map((name) => finding[name] ?? ''))], {
    escape_formulas: true,
    record_delimiter: '\r\n',
    bom: true,
  });
}
