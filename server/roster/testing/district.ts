import { tempStore } from '../../../test/tools/temp-store.ts';
import { importAssignments } from '../import-assignments.ts';
import { importRoster, type ImportOptions } from '../import-roster.ts';
import type { ImportReport } from '../report.ts';
import { type SetFiles, zipOf } from './sets.ts';

export const TODAY = '2026-11-20';

/** A store of its own, and short ways to import into it and to look at it. */
export async function tempDistrict() {
  const { store, runtime, file, rows } = await tempStore();
  const day = (asOf: string) => ({ asOf, fileName: 'set.zip' });
  const lines = async (sql: string): Promise<string[]> =>
    (await rows(sql)).map((row) => row.map((value) => value ?? '–').join(' '));
  return {
    store,
    runtime,
    file,
    lines,
    one: async (sql: string) => (await lines(sql))[0] ?? '',
    bring: (files: SetFiles, asOf = TODAY, options: Partial<ImportOptions> = {}) =>
      importRoster(store, zipOf(files), { ...day(asOf), ...options }),
    assign: (csv: string, asOf = TODAY) => importAssignments(store, csv, day(asOf)),
    /** Everything an import may write, without its own records. */
    roster: async () =>
      (
        await Promise.all(
          ROSTER_TABLES.map((table) => lines(`SELECT '${table}', t.* FROM ${table} t ORDER BY 2, 3, 4, 5`)),
        )
      ).flat(),
  };
}

const ROSTER_TABLES = [
  'building',
  'academic_session',
  'course',
  'staff',
  'student',
  'class',
  'enrollment',
  'student_building',
  'staff_claim',
  'student_attribute',
  'role_fact',
  'relation',
];

/** Counts as `table +added ~changed -ended`, tables without a change left out. */
export function changesOf({ counts }: ImportReport): string[] {
  return Object.entries(counts)
    .filter(([, { added, changed, ended }]) => added + changed + ended > 0)
    .map(([table, { added, changed, ended }]) => `${table} +${added} ~${changed} -${ended}`);
}

export const rulesOf = ({ findings }: ImportReport): string[] =>
  findings.map(({ file, row, column, rule, times }) => `${file}:${row ?? ''} ${column ?? ''} ${rule} ${times}`);

/** Who teaches whom: teacher, student, class, since, until. */
export const teaching = (
  where = '1 = 1',
) => `SELECT staff.sourced_id, student.sourced_id, class.sourced_id, r.since, r.until FROM relation r
  JOIN staff ON staff.id = r.staff_id JOIN student ON student.id = r.student_id JOIN class ON class.id = r.source
  WHERE ${where} ORDER BY 1, 2, 3, 4`;

/** Where students are enrolled: student, school, since, until. */
export const inBuildings = (
  where = '1 = 1',
) => `SELECT student.sourced_id, building.sourced_id, b.since, b.until FROM student_building b
  JOIN student ON student.id = b.student_id JOIN building ON building.id = b.building_id WHERE ${where} ORDER BY 1, 3, 2`;

/** What is claimed of staff: staff, kind, value, school, since, until, source. */
export const claims = (
  where = '1 = 1',
) => `SELECT staff.sourced_id, c.kind, c.value, coalesce(building.sourced_id, ''), c.since, c.until, c.source
  FROM staff_claim c JOIN staff ON staff.id = c.staff_id LEFT JOIN building ON building.id = c.building_id
  WHERE ${where} ORDER BY 1, 2, 3, 4, 5`;

/** Access roles: staff, role, school, since, until, source. */
export const roles = (
  where = '1 = 1',
) => `SELECT staff.sourced_id, r.role, coalesce(building.sourced_id, ''), r.since, r.until, r.source FROM role_fact r
  JOIN staff ON staff.id = r.staff_id LEFT JOIN building ON building.id = r.building_id WHERE ${where} ORDER BY 1, 4, 6, 2`;
