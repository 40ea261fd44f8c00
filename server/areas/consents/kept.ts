import { type FieldSpec, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { AuditAction, AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import { isConsentId } from './consent.repo.ts';

export type May = Authorized<'consent.keep'>;
/** What stands in the way, or what is to be done where nothing does. */
export type Judged = Stop | { readonly keep: () => Promise<void> };

interface About {
  readonly action: AuditAction;
  readonly studentId: string;
  readonly consentId: string;
  /** The client's id of what is entered; null where nothing new is. */
  readonly newId: string | null;
}

/** Who enters it, about whom and when. */
export interface Common {
  readonly studentId: string;
  readonly recordedBy: string;
  readonly recordedAt: number;
  readonly rev: number;
}

/** What all changes of consents have in common: the right asked under the lock, an id used once, and the entry in the trail. */
export async function kept(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { action, studentId, consentId, newId }: About,
  judge: (grant: May, common: Common) => Promise<Judged>,
): Promise<Effect> {
  const detail = JSON.stringify({ consentId, ...(newId !== null && newId !== consentId ? { useId: newId } : {}) });
  const event: AuditEvent = { action, studentId, resource: 'consent', decision: 'refused', detail };
  // First of all: whoever else writes here waits for it, so that the right and the consent are those of now.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'consent.keep');
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, 'consent.keep', locale);
  const { grant } = answer;
  const { ruleIds, purpose } = grant.decision;
  const known = { ...event, ruleIds };
  if (newId !== null && (await isConsentId(tx, grant, newId)))
    return stopped(known, { code: 'consent-kept', words: m.refused_consent_kept }, locale);
  const judged = await judge(grant, { studentId, recordedBy: actor.staffId, recordedAt: tx.context.at, rev });
  if (!('keep' in judged)) return stopped(known, judged, locale);
  await judged.keep();
  return { outcome: 'applied', rev, event: { ...known, decision: 'allowed', fieldClasses: ['disclosure'], purpose } };
}

/** Where the form's fields stand in the op. */
export const FIELDS = 'body.filled';
export const pathOf = (field: string): string => `${FIELDS}.${field}`;

/** Where a text names staff (R35, R36), but for the names of whoever signs or receives. */
export async function namingIssues(tx: Tx, grant: May, fields: readonly FieldSpec[], filled: Filled): Promise<Issue[]> {
  const names = fields
    .filter(({ kind, ofPeople }) => (kind === 'text' || kind === 'line') && !ofPeople)
    .map(({ name }) => name);
  const texts = names.map((name) => textAt(filled, name));
  const named = await staffNamedIn(tx, grant, texts);
  return names.filter((_, i) => named[i]).map((name) => ({ path: pathOf(name), code: 'names-staff' }));
}
