import { type ConsentSince, consentState } from '../../../shared/areas/consents/consent-rules.ts';
import type { Consent, Consents } from '../../../shared/areas/consents/consent.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { dayIn } from '../../../shared/runtime.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideStudent, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readStudent } from '../cases/student.repo.ts';
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
  { studentId, timeZone }: { readonly studentId: string; readonly timeZone: string },
): Promise<Consents> {
  const found = await store.read(context, async (q) => {
    const event: AuditEvent = { action: 'consent.view', studentId, resource: 'consent', decision: 'refused' };
    const answer = await decideStudent(q, actor, studentId, 'consent.keep');
    if (!answer.allow) return audited({ ...event, ruleIds: answer.decision.ruleIds }, undefined);
    const { ruleIds, fieldClasses, purpose } = answer.grant.decision;
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses, purpose };
    return audited(allowed, await gathered(q, answer.grant, timeZone));
  });
  if (found === undefined) throw problems.notVisible(explainRefusal('consent.keep', locale));
  return found;
}

async function gathered(q: Reader, grant: May, timeZone: string): Promise<Consents> {
  const row = await readStudent(q, grant);
  if (row === undefined) throw new Error('A permitted student has no row.');
  return {
    student: { id: row.id, name: fullName(row), sisId: row.sisId },
    consents: await withUses(q, grant, { birthDate: row.birthDate, timeZone }),
    today: grant.actor.asOf.day,
  };
}

/** By which birth date and whose clock the states of consents are found. */
interface By {
  readonly birthDate: string | null;
  readonly timeZone: string;
}

async function withUses(q: Reader, grant: May, by: By): Promise<Consent[]> {
  const [consents, uses, ends] = [
    await consentsOf(q, grant),
    await consentUsesOf(q, grant),
    await consentEndsOf(q, grant),
  ];
  return consents.map(({ id, filled: text, at, by: recorder }) => {
    const end = ends.find(({ consentId }) => consentId === id);
    const own = uses.filter(({ consentId }) => consentId === id);
    const filled = filledOf(text);
    return {
      consentId: id,
      filled,
      state: consentState(filled, sinceOf(by, own.length, end ?? null), grant.actor.asOf.day),
      recorded: { at, by: recorder },
      ended: end === undefined ? null : endOf(end),
      uses: own.map((use) => ({ useId: use.id, filled: filledOf(use.filled), recorded: { at: use.at, by: use.by } })),
    };
  });
}

/** What became of a consent, from its rows. */
export function sinceOf(
  { birthDate, timeZone }: By,
  uses: number,
  end: { readonly at: number; readonly reason: string } | null,
): ConsentSince {
  const endedOn = end === null ? null : dayIn(timeZone, end.at);
  return { birthDate, uses, endedOn, mistake: end?.reason === 'mistake' };
}

type End = Awaited<ReturnType<typeof consentEndsOf>>[number];

function endOf({ at, by, reason, note }: End): NonNullable<Consent['ended']> {
  return { at, by, reason: reason === 'revoked' ? 'revoked' : 'mistake', note };
}

/** As it was kept: what stands in the column came in by the form's schema. */
export const filledOf = (text: string): Consent['filled'] => JSON.parse(text) as Consent['filled'];
