import { consentFields } from '../../../shared/areas/consents/consent-form.ts';
import { consentFaults, consentState } from '../../../shared/areas/consents/consent-rules.ts';
import type { ConsentEnd, ConsentRecord, ConsentUse } from '../../../shared/areas/consents/consent.ts';
import { useFields } from '../../../shared/areas/consents/use-form.ts';
import { daysAhead, type FieldSpec, type Filled, schemaOf, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { AuditAction, AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import { toIssues } from '../../http/validated.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { readStudent } from '../cases/student.repo.ts';
import { consentOf, insertConsent, insertConsentEnd, insertConsentUse, isConsentId } from './consent.repo.ts';
import { aboutOf, filledOf } from './read-consents.ts';

type May = Authorized<'consent.keep'>;
type Judged = { readonly issues: Issue[] } | { readonly keep: () => Promise<void> };

/** Enters a consent as it was signed (R83 to R89). One that is none is refused with everything that is wrong. */
export function recordConsent(tx: Tx, context: CommandContext, body: ConsentRecord): Promise<Effect> {
  return kept(tx, context, { action: 'consent.record', ...body, newId: body.consentId }, async (grant, common) => {
    const fields = consentFields(body.filled);
    const read = readFilled(fields, body.filled);
    if ('issues' in read) return read;
    const row = await readStudent(tx, grant);
    if (row === undefined) throw new Error('A permitted student has no row.');
    const faults = consentFaults(read.filled, aboutOf(row, grant));
    if (faults.length > 0) return { issues: faults.map(({ field, code }) => ({ path: pathOf(field), code })) };
    return {
      keep: () => insertConsent(tx, grant, { ...common, id: body.consentId, filled: JSON.stringify(read.filled) }),
    };
  });
}

/** Enters what was released under a consent that is still good (R84, R89). */
export function useConsent(tx: Tx, context: CommandContext, body: ConsentUse): Promise<Effect> {
  return kept(tx, context, { action: 'consent.use', ...body, newId: body.useId }, async (grant, common) => {
    const found = await consentOf(tx, grant, body.consentId);
    if (found === undefined) return { issues: [{ path: 'body.consentId', code: 'unknown' }] };
    const consent = filledOf(found.filled);
    const { day: today } = grant.actor.asOf;
    const state = consentState(consent, { ...found, today });
    if (state !== 'good') return { issues: [{ path: 'body.consentId', code: state }] };
    const fields = useFields(consent);
    const read = readFilled(fields, body.filled);
    if ('issues' in read) return read;
    const issues = dayIssues(fields, read.filled, { today, consent });
    if (issues.length > 0) return { issues };
    const { consentId, useId: id } = body;
    return {
      keep: () => insertConsentUse(tx, grant, { ...common, consentId, id, filled: JSON.stringify(read.filled) }),
    };
  });
}

/** Ends a consent: it was taken back, or should not have been entered. What was released under it stays. */
export function endConsent(tx: Tx, context: CommandContext, body: ConsentEnd): Promise<Effect> {
  return kept(tx, context, { action: 'consent.end', ...body, newId: null }, async (grant, common) => {
    const found = await consentOf(tx, grant, body.consentId);
    if (found === undefined) return { issues: [{ path: 'body.consentId', code: 'unknown' }] };
    if (found.ended) return { issues: [{ path: 'body.consentId', code: 'ended' }] };
    const { consentId, reason, note } = body;
    return { keep: () => insertConsentEnd(tx, grant, { ...common, consentId, reason, note }) };
  });
}

interface About {
  readonly action: AuditAction;
  readonly studentId: string;
  /** The client's id of what is entered; null where nothing new is. */
  readonly newId: string | null;
}

interface Common {
  readonly studentId: string;
  readonly recordedBy: string;
  readonly recordedAt: number;
  readonly rev: number;
}

/** What the three have in common: the right asked under the lock, an id used once, and the entry in the trail. */
async function kept(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { action, studentId, newId }: About,
  judge: (grant: May, common: Common) => Promise<Judged>,
): Promise<Effect> {
  const event: AuditEvent = { action, studentId, resource: 'consent', decision: 'refused' };
  // First of all: whoever else writes here waits for it, so that the right and the consent are those of now.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'consent.keep');
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, 'consent.keep', locale);
  const { grant } = answer;
  const { ruleIds, purpose } = grant.decision;
  const known = { ...event, ruleIds };
  if (newId !== null && (await isConsentId(tx, grant, newId)))
    return refused(known, 'consent-kept', m.refused_consent_kept, locale);
  const judged = await judge(grant, { studentId, recordedBy: actor.staffId, recordedAt: tx.context.at, rev });
  if ('issues' in judged) return { outcome: 'invalid', issues: judged.issues, event: known };
  await judged.keep();
  return { outcome: 'applied', rev, event: { ...known, decision: 'allowed', fieldClasses: ['disclosure'], purpose } };
}

const pathOf = (field: string): string => `body.filled.${field}`;

function readFilled(
  fields: readonly FieldSpec[],
  filled: Filled,
): { readonly filled: Filled } | { readonly issues: Issue[] } {
  const parsed = schemaOf(fields).safeParse(filled);
  if (parsed.success) return { filled: parsed.data };
  return { issues: toIssues(parsed.error.issues).map(({ path, code }) => ({ path: pathOf(path), code })) };
}

/** The day of a release: not ahead, not before the consent was signed, not after it ended. */
function dayIssues(
  fields: readonly FieldSpec[],
  filled: Filled,
  { today, consent }: { readonly today: string; readonly consent: Filled },
): Issue[] {
  const ahead = daysAhead(fields, filled, today).map((name) => ({ path: pathOf(name), code: 'future' }));
  const [day, last] = [textAt(filled, 'day'), textAt(consent, 'endsOn')];
  const outside = day < textAt(consent, 'signedOn') || (last !== '' && day > last);
  return outside ? [...ahead, { path: pathOf('day'), code: 'outside-consent' }] : ahead;
}
