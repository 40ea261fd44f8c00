import { BASIC_CLASSES, type FieldClass, RECORD_CLASSES } from '../../../../shared/access/field-classes.ts';
import type { ApplicationDecide } from '../../../../shared/areas/access/application.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { startOfDay } from '../../../../shared/runtime.ts';
import { type Actor, type Authorized, decideGlobal, type Locale } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { notAllowed, refused } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { insertGranted } from '../grants/grant.repo.ts';
import { type ApplicationRow, lockApplication, setDecided } from './application.repo.ts';
import { decisionIssues } from './decision-issues.ts';

/**
 * Decides on an application: the superintendent alone (R56, R58), in writing, with an end, and never on what they ask
 * for themselves. What is granted holds from now to the first instant of `until` in the district.
 */
export async function decideApplication(tx: Tx, context: CommandContext, body: ApplicationDecide): Promise<Effect> {
  const { actor, locale } = context.signedIn;
  const { applicationId, form, fieldClasses, until } = body;
  const detail = JSON.stringify({ applicationId, form, fieldClasses, until });
  const event: AuditEvent = { action: 'application.decide', resource: 'application', decision: 'refused', detail };
  const decided = decideGlobal(actor, 'application.decide');
  if (!decided.allow) return notAllowed(event, 'application.decide', locale);
  const { grant: may } = decided;
  const row = await lockApplication(tx, may, applicationId);
  const open = stillOpen(row, body.rev, { event, actor, locale });
  if ('outcome' in open) return open;
  const issues = await decisionIssues(tx, actor, body);
  if (issues.length > 0) return { outcome: 'invalid', issues, event };
  const rev = await nextRev(tx);
  await setDecided(tx, may, { id: open.id, form, decisionText: body.text, decidedAt: tx.context.at, rev });
  const given = await give(tx, may, { application: open, body, rev, timeZone: context.timeZone });
  const { purpose, ruleIds } = may.decision;
  return { outcome: 'applied', rev, event: { ...event, decision: 'allowed', purpose, ruleIds, ...given } };
}

interface Asked {
  readonly event: AuditEvent;
  readonly actor: Actor;
  readonly locale: Locale;
}

/** The application while it waits for this decider and is as they saw it; else the refusal. */
function stillOpen(
  row: ApplicationRow | undefined,
  seenRev: number,
  { event, actor, locale }: Asked,
): ApplicationRow | Effect {
  if (row === undefined) return refused(event, 'missing', m.refused_application_missing, locale);
  if (row.applicantId === actor.staffId) return refused(event, 'own', m.refused_application_own, locale);
  if (row.rev !== seenRev) return refused(event, 'stale', m.refused_stale, locale);
  if (row.status !== 'open') return refused(event, 'closed', m.refused_application_closed, locale);
  return row;
}

interface Giving {
  readonly application: ApplicationRow;
  readonly body: ApplicationDecide;
  readonly rev: number;
  readonly timeZone: string;
}

/** Keeps what the decision grants; gives what the trail says of it. */
async function give(
  tx: Tx,
  may: Authorized<'application.decide'>,
  { application, body, rev, timeZone }: Giving,
): Promise<Partial<AuditEvent>> {
  const { form, until } = body;
  if (form === 'refused' || until === null) return {};
  const studentId = form === 'de-identified' ? null : body.studentId;
  const classes = opened(body);
  const grantId = tx.runtime.id();
  await insertGranted(tx, may, {
    id: grantId,
    staffId: application.applicantId,
    studentId,
    classes,
    reason: application.need,
    fromAt: tx.context.at,
    untilAt: startOfDay(timeZone, until),
    since: may.actor.asOf.day,
    until,
    applicationId: application.id,
    rev,
  });
  return { grantId, fieldClasses: classes, studentId: studentId ?? undefined };
}

/** A limited permission opens what nobody can do without, and what was chosen; reports open no record. */
function opened({ form, fieldClasses }: ApplicationDecide): readonly FieldClass[] {
  if (form === 'de-identified') return [];
  if (form === 'full') return RECORD_CLASSES;
  return RECORD_CLASSES.filter((one) => BASIC_CLASSES.includes(one) || fieldClasses.includes(one));
}
