import type { AuditAction, AuditEvent } from '../../../../shared/audit/event.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { type Authorized, decideGlobal, type Locale } from '../../../policy/index.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { notAllowed, refused } from '../../../sync/effects.ts';

/** An administrator at work on the role map (R54). */
export interface Editing {
  readonly may: Authorized<'mapping.edit'>;
  readonly locale: Locale;
  /** The entry of what is refused; `done` makes that of what is done. */
  readonly event: AuditEvent;
}

/** Who may work on the role map; else the refusal. */
export function editing({ signedIn }: CommandContext, action: AuditAction): Editing | Effect {
  const { actor, locale } = signedIn;
  const event: AuditEvent = { action, resource: 'role-map', decision: 'refused' };
  const decided = decideGlobal(actor, 'mapping.edit');
  if (!decided.allow) return notAllowed(event, 'mapping.edit', locale);
  return { may: decided.grant, locale, event: { ...event, ruleIds: decided.grant.decision.ruleIds } };
}

/** The draft is another one than the person had before them, or there is none any more. */
export const stale = ({ event, locale }: Editing): Effect => refused(event, 'stale', m.refused_mapping_stale, locale);

/** What was done, with what the trail says of it. */
export function done({ event, may }: Editing, rev: number, detail: object): Effect {
  const { purpose } = may.decision;
  return { outcome: 'applied', rev, event: { ...event, decision: 'allowed', purpose, detail: JSON.stringify(detail) } };
}
