import type { RowOf } from '../../roster/roster-rows.ts';
import type { Row } from '../../roster/row.ts';
import type { TableSpec } from '../../roster/tables.ts';
import type { Reader } from '../../store/store.ts';

export type EntryTable = 'sisDiscipline' | 'sisAttendance';

/** Whose an entry is, and of when: every file says it, and every table keeps it. */
type Whose = 'studentId' | 'day' | 'id' | 'sourcedId' | 'buildingId';

/** What an entry says besides. */
export type Said<T extends EntryTable> = Omit<RowOf<T>, Whose>;

/** A file of what the SIS says of students, entry by entry, students and schools by the numbers staff know. */
export interface EntryFile<T extends EntryTable> {
  readonly kind: 'discipline' | 'attendance';
  readonly table: T;
  readonly spec: TableSpec;
  /** What a line says besides whose it is and of when. */
  readonly says: (row: Row) => Said<T>;
  /** Of that, the texts in which a member of staff may be named: those are left out (R36). */
  readonly texts: readonly (keyof Said<T> & string)[];
  /** The entries that are known, by the ids that the SIS gives them. */
  readonly known: (q: Reader, sourcedIds: readonly string[]) => AsyncIterable<readonly RowOf<T>[]>;
}

/** A line of such a file. */
export interface EntryRecord<T extends EntryTable> {
  readonly line: number;
  readonly sourcedId: string;
  readonly student: string;
  readonly day: string;
  readonly school: string;
  readonly said: Said<T>;
}

/** Columns of every such file, beside its own. */
export const ENTRY_COLUMNS = ['sourcedId', 'student', 'date', 'school'] as const;

/** Other names that exports give them. */
export const ENTRY_ALIASES = {
  id: 'sourcedId',
  entryid: 'sourcedId',
  studentid: 'student',
  studentnumber: 'student',
  day: 'date',
  building: 'school',
  schoolnumber: 'school',
} as const;

/**
 * R35, R36: neither name nor number of whoever referred or took the roll is ever entered. Columns beside ours are not
 * read anyway; these are said to be dropped.
 */
export const STAFF_COLUMNS: NonNullable<TableSpec['barred']> = {
  names: /refer|teach|staff|employ|educator|instructor|faculty|personnel|reporter|(by|author|witness)$/,
  rule: 'staff-column-dropped',
};
