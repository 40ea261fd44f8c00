import type { Seen } from '../../../shared/sis/sighting.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { disagreements } from '../cases/disagreements.ts';
import { findStudentId } from '../cases/student.repo.ts';
import { rosterIdentity } from './claimed.repo.ts';

/**
 * The active student whom a page shows by an id, where name and birth date fit; for people who may not know the
 * student. Undefined alike for nobody and for somebody else: whoever asks tells neither from the other.
 */
export async function studentClaimed(
  q: Reader,
  may: Authorized<'application.write'> | Authorized<'emergency.open'>,
  seen: Seen,
): Promise<string | undefined> {
  const { sisId } = seen;
  if (sisId === undefined) return undefined;
  const studentId = await findStudentId(q, { ...seen, sisId });
  const row = studentId === undefined ? undefined : await rosterIdentity(q, may, studentId);
  return row === undefined || disagreements(row, seen).length > 0 ? undefined : studentId;
}
