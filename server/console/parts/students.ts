import { type StudentList, studentListSchema } from '../../../shared/areas/access/sight.ts';
import type { Candidate } from '../../../shared/areas/cases/face-sheet.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Answer, Api } from '../api.ts';

/** What the students are wanted for: only those are listed on whom the reader may do it. */
export type StudentUse =
  | 'student.view'
  | 'caseload.assign'
  | 'access.check'
  | 'consent.keep'
  | 'request.keep'
  | 'directory.keep'
  | 'copy.make'
  | 'name.view';

/** A student as picked: who it is, and what tells two of one name apart where that is known. */
export type Picked = Pick<Candidate, 'studentId' | 'name' | 'sisId'> & Partial<Pick<Candidate, 'grade' | 'building'>>;

/** As the list offers them. How they are called is no part of what is picked: a draft may outlive the right to know it (R204). */
export type Offered = Picked & Pick<Candidate, 'called'>;

export function pickedOf({ called: _, ...picked }: Offered): Picked {
  return picked;
}

const OPTIONS = 12;

/** The first students by name or number. */
export function studentsBy({ call }: Api, may: StudentUse, query: string): Promise<Answer<StudentList>> {
  return call(studentListSchema, '/v1/students/list', { may, query, limit: OPTIONS });
}

/** The student whose number was typed, whole; null when it is nobody's. A name alone picks nobody: two may share it. */
export async function studentNumbered(api: Api, may: StudentUse, number: string): Promise<Answer<Picked | null>> {
  const answer = await studentsBy(api, may, number);
  if (!answer.ok) return answer;
  const same = answer.value.rows.filter(({ sisId }) => sisId === number);
  return { ok: true, value: same.length === 1 ? (same[0] ?? null) : null };
}

/** `204417, Grade 9, Harbor View High`: what stands below a student's name. */
export function studentLine({ sisId, grade = '', building = '' }: Omit<Picked, 'studentId' | 'name'>): string {
  const inGrade = grade === '' ? '' : m.student_grade({ grade: grade.replace(/^0(?=\d)/, '') });
  return [sisId, inGrade, building].filter(Boolean).join(', ');
}
