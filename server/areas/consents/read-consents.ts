import type { ConsentAbout } from '../../../shared/areas/consents/consent-rules.ts';
import { consentState } from '../../../shared/areas/consents/consent-rules.ts';
import type { Consent, Consents } from '../../../shared/areas/consents/consent.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { ageOn } from '../../../shared/clocks/age.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideStudent, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readStudent, type StudentRow } from '../cases/student.repo.ts';
import { consentEndsOf, consentsOf, consentUsesOf } from './consent.repo.ts';

type May = Authorized<'consent.keep'>;

/**
 * A student's consents with what was released under each, for whoever keeps them. One entry a view. Throws
 * `not-visible` alike for a hidden and an unknown student.
 */
export async function readConsents(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  studentId: string,
): Promise<Consents> {
  const found = await store.read(context, async (q) => {
    const event: AuditEvent = { action: 'consent.view', studentId, resource: 'consent', decision: 'refused' };
    const answer = await decideStudent(q, actor, studentId, 'consent.keep');
    if (!answer.allow) return audited({ ...event, ruleIds: answer.decision.ruleIds }, undefined);
    const { ruleIds, fieldClasses, purpose } = answer.grant.decision;
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses, purpose };
    return audited(allowed, await gathered(q, answer.grant));
  });
  if (found === undefined) throw problems.notVisible(explainRefusal('consent.keep', locale));
  return found;
}

async function gathered(q: Reader, grant: May): Promise<Consents> {
  const row = await readStudent(q, grant);
  if (row === undefined) throw new Error('A permitted student has no row.');
  const about = aboutOf(row, grant);
  return {
    student: { id: row.id, name: fullName(row), sisId: row.sisId },
    consents: await withUses(q, grant, about.today),
    about,
  };
}

/** What a consent of the student is judged by. */
export function aboutOf({ birthDate }: StudentRow, { actor }: May): ConsentAbout {
  const today = actor.asOf.day;
  return { today, age: birthDate === null ? null : ageOn(birthDate, today) };
}

async function withUses(q: Reader, grant: May, today: string): Promise<Consent[]> {
  const [consents, uses, ends] = [
    await consentsOf(q, grant),
    await consentUsesOf(q, grant),
    await consentEndsOf(q, grant),
  ];
  return consents.map(({ id, filled: text, at, by }) => {
    const end = ends.find(({ consentId }) => consentId === id);
    const own = uses.filter(({ consentId }) => consentId === id);
    const filled = filledOf(text);
    return {
      consentId: id,
      filled,
      state: consentState(filled, { uses: own.length, ended: end !== undefined, today }),
      recorded: { at, by },
      ended: end === undefined ? null : endOf(end),
      uses: own.map((use) => ({ useId: use.id, filled: filledOf(use.filled), recorded: { at: use.at, by: use.by } })),
    };
  });
}

type End = Awaited<ReturnType<typeof consentEndsOf>>[number];

function endOf({ at, by, reason, note }: End): NonNullable<Consent['ended']> {
  return { at, by, reason: reason === 'revoked' ? 'revoked' : 'mistake', note };
}

/** As it was kept: what stands in the column came in by the form's schema. */
export const filledOf = (text: string): Consent['filled'] => JSON.parse(text) as Consent['filled'];
