import type { NameFault, NameJudging } from '../../../shared/areas/names/judge.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { Tx } from '../../store/store.ts';
import { readStudent, type StudentRow } from '../cases/student.repo.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import type { MayUpdate } from './name.repo.ts';
import { readNamePolicies } from './policies.ts';

/** What is known of the student and the district when an update is judged. */
export interface Known {
  readonly student: StudentRow;
  readonly judging: NameJudging;
}

/** The roster's row, every version of the policy, and the server's day. */
export async function knownFor(tx: Tx, grant: MayUpdate): Promise<Known> {
  const student = await readStudent(tx, grant);
  if (student === undefined) throw new Error('A permitted student has no row.');
  const policies = await readNamePolicies(tx);
  return { student, judging: { today: grant.actor.asOf.day, birthDate: student.birthDate, policies } };
}

/** Free text, which names nobody of the staff (R35, R36). */
const TEXTS = ['reasons', 'note', 'why'] as const;

/** Which of a step's texts name a member of staff. */
export async function staffFaults(tx: Tx, grant: MayUpdate, filled: Filled): Promise<NameFault[]> {
  const names = TEXTS.filter((name) => textAt(filled, name) !== '');
  if (names.length === 0) return [];
  const named = await staffNamedIn(
    tx,
    grant,
    names.map((name) => textAt(filled, name)),
  );
  return names.filter((_, i) => named[i]).map((name) => ({ path: `filled.${name}`, code: 'names-staff' }));
}

/** Faults of a form as issues of the op that brings it; `at`: where the form stands in it. */
export const nameIssues = (faults: readonly NameFault[], at: string): Issue[] =>
  faults.map(({ path, code }) => ({ path: `${at}.${path}`, code }));
