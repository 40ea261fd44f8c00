import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import {
  type NamedAs,
  namesBeside,
  namesEver,
  namesInForm,
  type NamesOn,
} from '../../../shared/areas/names/names-on.ts';
import { policyOn } from '../../../shared/areas/names/policy.ts';
import { type NamedDocumentId, type Naming, whichName } from '../../../shared/areas/names/which-name.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import type { StudentRow } from '../cases/student.repo.ts';
import { formsToHide, nameStepsOf, stepsForFlag } from './name.repo.ts';
import { readNamePolicies } from './policies.ts';
import { updatesOfSteps } from './step-row.ts';

/** What of the roster decides with the updates. */
type InRoster = Pick<StudentRow, 'birthDate' | 'givenName' | 'familyName'>;

/** The name in a copy of the record; null: that of the school's system. Whoever makes copies may release both (R200). */
export async function namingInCopy(
  q: Reader,
  may: Authorized<'copy.make'>,
  document: NamedDocumentId,
  roster: InRoster,
): Promise<Naming | null> {
  const steps = await nameStepsOf(q, may);
  if (steps.length === 0) return null;
  const policies = await readNamePolicies(q);
  const { birthDate } = roster;
  const names = namesBeside(roster, updatesOfSteps(steps), may.actor.asOf.day, { birthDate, policies });
  return whichName(document, names, { worksWith: false, mayKnowOriginal: true, lettersHome: false });
}

/** What a reader of the record may know of the student's names: by the relation to them, or by a part in an update. */
async function knownTo(q: Reader, view: Authorized<'student.view'>, roster: InRoster) {
  const original = await decideStudent(q, view.actor, view.studentId, 'name.view');
  const steps = original.allow
    ? await nameStepsOf(q, original.grant)
    : (await stepsForFlag(q, view)).toSorted((a, b) => a.rev - b.rev);
  const policies = steps.length === 0 ? [] : await readNamePolicies(q);
  const updates = updatesOfSteps(steps);
  const { birthDate } = roster;
  const names = namesBeside(roster, updates, view.actor.asOf.day, { birthDate, policies });
  const ever = original.allow ? namesEver(updates) : [];
  return { names, ever, policies, worksWith: view.fieldClasses.has('flag'), mayKnowOriginal: original.allow };
}

/** The name in a letter to the home, as far as whoever writes it may know it; null: that of the school's system. */
export async function namingInLetter(
  q: Reader,
  view: Authorized<'student.view'>,
  roster: InRoster,
): Promise<Naming | null> {
  const { names, policies, ...to } = await knownTo(q, view, roster);
  const lettersHome = policyOn(policies, view.actor.asOf.day).policy?.lettersHome ?? false;
  return whichName('letter-home', names, { ...to, lettersHome });
}

/** The updated name where whoever reads the record works with the student and it is in use (R204). */
const inUseFor = ({ names, worksWith }: { readonly names: NamesOn | null; readonly worksWith: boolean }) =>
  names !== null && worksWith && names.rests.length === 0 ? [names.updated] : [];

/**
 * The names besides the roster's under which a page of the school's system may show the student, as far as whoever
 * looks may know them: a guess at another one is told nothing (R197, R204).
 */
export async function otherNames(
  q: Reader,
  view: Authorized<'student.view'>,
  roster: InRoster,
): Promise<readonly NamedAs[]> {
  const known = await knownTo(q, view, roster);
  return known.mayKnowOriginal ? known.ever : inUseFor(known);
}

/** All names in the forms of the student's updates that were ever approved: to be taken out of texts, never to be shown. */
export async function namesToHide(
  q: Reader,
  may: Authorized<'student.view'> | Authorized<'contact.add'>,
): Promise<readonly NamedAs[]> {
  const forms = (await formsToHide(q, may)).map((filled) => namesInForm(JSON.parse(filled) as Filled));
  return forms.flatMap(({ current, updated }) => [current, updated]);
}

/** Those of them that a reader of the record may not know, and so does not read in what a colleague wrote (R197, R204). */
export async function namesHiddenFrom(
  q: Reader,
  view: Authorized<'student.view'>,
  roster: InRoster,
): Promise<readonly NamedAs[]> {
  const all = await namesToHide(q, view);
  if (all.length === 0) return [];
  const known = await knownTo(q, view, roster);
  if (known.mayKnowOriginal) return [];
  const inUse = inUseFor(known);
  return all.filter((one) => !inUse.some((name) => fullNameOf(name) === fullNameOf(one)));
}

/** First and last name, as `fullName` writes them. */
export const fullNameOf = ({ first, last }: NamedAs): string => `${first} ${last}`.trim();
