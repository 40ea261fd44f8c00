import type { Student } from '../../district/index.ts';
import type { SisData } from '../data.ts';
import { type StudentRecords, recordsOf } from '../records.ts';

/** What a student screen is drawn from. */
export interface StudentView {
  readonly data: SisData;
  readonly student: Student;
  readonly records: StudentRecords;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Everything the SIS knows of one student on that day. */
export function viewOf(data: SisData, student: Student, today: string): StudentView {
  return { data, student, records: recordsOf(student, data.district.schoolYear.slice(0, 4)), today };
}
