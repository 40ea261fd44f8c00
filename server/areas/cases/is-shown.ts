import type { NameAct } from '../../../shared/areas/names/update-steps.ts';
import type { Seen } from '../../../shared/sis/sighting.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import type { MayTakeSteps } from './case.repo.ts';
import { differing } from './differing.ts';
import { disagreements } from './disagreements.ts';
import { findStudentId, readStudent, type StudentRow } from './student.repo.ts';

type Writes =
  Authorized<'contact.add' | 'sheet.write'> | Authorized<'disclosure.record'> | Authorized<NameAct> | MayTakeSteps;

/**
 * Whether it is the student whom the page showed when it was written: by name, birth date and id. Ids of other systems
 * are looked up, as for a sighting. What comes without a page is about whom it says.
 */
export async function isShown(q: Reader, grant: Writes, seen: Seen | undefined): Promise<boolean> {
  const row = await readStudent(q, grant);
  if (row === undefined || seen === undefined) return row !== undefined;
  if (disagreements(row, seen).length > 0 && !(await isOtherName(q, grant, row, seen))) return false;
  const { sisId, idKind } = seen;
  if (sisId === undefined || idKind === 'studentNumber') return true;
  return (await findStudentId(q, { ...seen, sisId })) === grant.studentId;
}

/** The page may show another name of the same student, as far as the writer may know of it (R204). */
async function isOtherName(q: Reader, { actor, studentId }: Writes, row: StudentRow, seen: Seen): Promise<boolean> {
  const view = await decideStudent(q, actor, studentId, 'student.view');
  return view.allow && (await differing(q, view.grant, row, seen)).length === 0;
}
