import { sameName } from '../../../shared/names/same-name.ts';
import type { Seen } from '../../../shared/sis/sighting.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { otherNames } from '../names/naming.ts';
import { disagreements } from './disagreements.ts';
import type { StudentRow } from './student.repo.ts';

/** What the page shows otherwise than the roster has it: another name of the student's is no other student. */
export async function differing(
  q: Reader,
  view: Authorized<'student.view'>,
  row: StudentRow,
  seen: Seen,
): Promise<ReturnType<typeof disagreements>> {
  const differs = disagreements(row, seen);
  const { name } = seen;
  if (name === undefined || !differs.includes('name')) return differs;
  const others = await otherNames(q, view, row);
  const isOther = others.some(({ first, middle, last }) => sameName(name, { given: first, middle, family: last }));
  return isOther ? differs.filter((field) => field !== 'name') : differs;
}
