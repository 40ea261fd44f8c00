import { type NamedAs, namesOn, type NamesOn } from '../../../shared/areas/names/names-on.ts';
import { policyOn } from '../../../shared/areas/names/policy.ts';
import { type NamedDocumentId, type Naming, whichName } from '../../../shared/areas/names/which-name.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import type { StudentRow } from '../cases/student.repo.ts';
import { nameStepsOf, stepsForFlag } from './name.repo.ts';
import { readNamePolicies } from './policies.ts';
import { updatesOfSteps } from './step-row.ts';

type Born = Pick<StudentRow, 'birthDate'>;

/** The name in a copy of the record; null: that of the school's system. Whoever makes copies may release both (R200). */
export async function namingInCopy(
  q: Reader,
  may: Authorized<'copy.make'>,
  document: NamedDocumentId,
  { birthDate }: Born,
): Promise<Naming | null> {
  const steps = await nameStepsOf(q, may);
  if (steps.length === 0) return null;
  const policies = await readNamePolicies(q);
  const names = namesOn(updatesOfSteps(steps), may.actor.asOf.day, { birthDate, policies });
  return whichName(document, names, { worksWith: false, mayKnowOriginal: true, lettersHome: false });
}

/** What a reader of the record may know of the student's names: by the relation to them, or by a part in an update. */
async function knownTo(q: Reader, view: Authorized<'student.view'>, { birthDate }: Born) {
  const original = await decideStudent(q, view.actor, view.studentId, 'name.view');
  const steps = original.allow
    ? await nameStepsOf(q, original.grant)
    : (await stepsForFlag(q, view)).toSorted((a, b) => a.rev - b.rev);
  const policies = steps.length === 0 ? [] : await readNamePolicies(q);
  const names = namesOn(updatesOfSteps(steps), view.actor.asOf.day, { birthDate, policies });
  return { names, policies, worksWith: view.fieldClasses.has('flag'), mayKnowOriginal: original.allow };
}

/** The name in a letter to the home, as far as whoever writes it may know it; null: that of the school's system. */
export async function namingInLetter(q: Reader, view: Authorized<'student.view'>, born: Born): Promise<Naming | null> {
  const { names, policies, ...to } = await knownTo(q, view, born);
  const lettersHome = policyOn(policies, view.actor.asOf.day).policy?.lettersHome ?? false;
  return whichName('letter-home', names, { ...to, lettersHome });
}

/**
 * The names besides the roster's under which a page of the school's system may show the student, as far as whoever
 * looks may know them: a guess at another one is told nothing (R197, R204).
 */
export async function otherNames(q: Reader, view: Authorized<'student.view'>, born: Born): Promise<readonly NamedAs[]> {
  const { names, worksWith, mayKnowOriginal } = await knownTo(q, view, born);
  if (names === null) return [];
  if (mayKnowOriginal) return namesKnown(names);
  return worksWith && names.rests.length === 0 ? [names.updated] : [];
}

/** All names of a student besides the roster's, for whoever has a part in the update that gave them (R197). */
export const namesKnown = ({ original, legal, updated }: NamesOn): readonly NamedAs[] => [original, legal, updated];

/** First and last name, as `fullName` writes them. */
export const fullNameOf = ({ first, last }: NamedAs): string => `${first} ${last}`.trim();
