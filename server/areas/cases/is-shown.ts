import type { Seen } from '../../../shared/sis/sighting.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import type { MayTakeSteps } from './case.repo.ts';
import { disagreements } from './disagreements.ts';
import { findStudentId, readStudent } from './student.repo.ts';

/**
 * Whether it is the student whom the page showed when it was written: by name, birth date and id. Ids of other systems
 * are looked up, as for a sighting. What comes without a page is about whom it says.
 */
export async function isShown(
  q: Reader,
  grant: Authorized<'contact.add' | 'sheet.write'> | Authorized<'disclosure.record'> | MayTakeSteps,
  seen: Seen | undefined,
): Promise<boolean> {
  const row = await readStudent(q, grant);
  if (row === undefined || seen === undefined) return row !== undefined;
  if (disagreements(row, seen).length > 0) return false;
  const { sisId, idKind } = seen;
  if (sisId === undefined || idKind === 'studentNumber') return true;
  return (await findStudentId(q, { ...seen, sisId })) === grant.studentId;
}
