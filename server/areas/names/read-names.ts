import { isRole, ROLE_TITLES } from '../../../shared/access/roles.ts';
import { awaitedSteps, type NameJudging, nameState, steppableNames } from '../../../shared/areas/names/judge.ts';
import { approvalLacks } from '../../../shared/areas/names/lacks.ts';
import { nameHistory, namesOn } from '../../../shared/areas/names/names-on.ts';
import type { StudentNames, StudentNameUpdate } from '../../../shared/areas/names/names.ts';
import { policyOn } from '../../../shared/areas/names/policy.ts';
import { nameStep } from '../../../shared/areas/names/update-steps.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { ageOn } from '../../../shared/clocks/age.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideStudent, explainRefusal, type Locale } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readStudent, type StudentRow } from '../cases/student.repo.ts';
import { type KeptNameStep, nameStepsOf, nameUpdatesOf } from './name.repo.ts';
import { readNamePolicies } from './policies.ts';
import { asTaken, updatesOfSteps } from './step-row.ts';

type KeptUpdate = Awaited<ReturnType<typeof nameUpdatesOf>>[number];

/**
 * A student's updates with the original names in them (R197), for whoever has a part in them. One entry a view. Throws
 * `not-visible` alike for a hidden and an unknown student.
 */
export async function readNames(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  studentId: string,
): Promise<StudentNames> {
  const found = await store.read(context, async (q) => {
    const event: AuditEvent = { action: 'name.view', studentId, resource: 'name-update', decision: 'refused' };
    const answer = await decideStudent(q, actor, studentId, 'name.view');
    if (!answer.allow) return audited({ ...event, ruleIds: answer.decision.ruleIds }, undefined);
    const { ruleIds, fieldClasses, purpose } = answer.grant.decision;
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses, purpose };
    return audited(allowed, await gathered(q, answer.grant, locale));
  });
  if (found === undefined) throw problems.notVisible(explainRefusal('name.view', locale));
  return found;
}

async function gathered(q: Reader, grant: Authorized<'name.view'>, locale: Locale): Promise<StudentNames> {
  const student = await readStudent(q, grant);
  if (student === undefined) throw new Error('A permitted student has no row.');
  const today = grant.actor.asOf.day;
  const judging = { today, birthDate: student.birthDate, policies: await readNamePolicies(q) };
  const [kept, steps] = [await nameUpdatesOf(q, grant), await nameStepsOf(q, grant)];
  const updates = updatesOfSteps(steps);
  const abilities = grant.abilities.filter((one) => one.startsWith('name.') && one !== 'name.view');
  return {
    student: toStudent(student, today),
    policy: policyOn(judging.policies, today),
    updates: kept.map((one) => {
      const own = steps.filter(({ updateId }) => updateId === one.id);
      return toUpdate(one, own, { judging, abilities, locale });
    }),
    history: nameHistory(updates).toReversed(),
    rests: [...(namesOn(updates, today, judging)?.rests ?? [])],
    abilities,
    today,
  };
}

function toStudent(row: StudentRow, today: string): StudentNames['student'] {
  const { id, sisId, givenName, middleName, familyName, birthDate, building: school } = row;
  const age = birthDate === null ? null : ageOn(birthDate, today);
  return { id, name: fullName(row), sisId, givenName, middleName, familyName, birthDate, age, school };
}

interface By {
  readonly judging: NameJudging;
  readonly abilities: readonly string[];
  readonly locale: Locale;
}

function toUpdate(
  { id: updateId, askedOn, about }: KeptUpdate,
  kept: readonly KeptNameStep[],
  { judging, abilities, locale }: By,
): StudentNameUpdate {
  const steps = kept.map(asTaken);
  const state = nameState(steps);
  const may = (kind: string) => abilities.includes(nameStep(kind)?.act ?? '');
  return {
    updateId,
    askedOn,
    state,
    about: JSON.parse(about) as StudentNameUpdate['about'],
    steps: kept.map((step) => toStep(step, locale)),
    awaited: [...awaitedSteps(steps, judging)],
    lacks: state === 'asked' ? [...approvalLacks(steps, judging.today, judging)] : [],
    steppable: steppableNames(steps, judging)
      .filter(({ kind }) => may(kind))
      .map(({ kind, missing }) => ({ kind, missing: [...missing] })),
  };
}

function toStep({ id, kind, day, filled, by, role, at }: KeptNameStep, locale: Locale) {
  const author = { name: by, role: isRole(role) ? ROLE_TITLES[role][locale] : role };
  // As it was kept: what stands in the column came in by the form's schema.
  return { id, kind, day, filled: JSON.parse(filled) as StudentNameUpdate['steps'][number]['filled'], author, at };
}
