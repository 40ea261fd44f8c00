import type { GrantFact } from '../../../../shared/access/facts.ts';
import type { FieldClass } from '../../../../shared/access/field-classes.ts';
import { EMERGENCY_CLASSES } from '../../../../shared/access/rules-exceptions.ts';
import { EMERGENCY_MS, type EmergencyOpen } from '../../../../shared/areas/access/emergency.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { type Actor, type Authorized, decideGlobal, decideStudent, decisionOn } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { notAllowed, refused } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { studentClaimed } from '../claimed.ts';
import { firstDayAfter } from '../grants/end-grant.ts';
import { insertEmergency } from '../grants/grant.repo.ts';

/**
 * Opens a record for four hours on an articulable and significant threat (R102, R118; 34 CFR 99.36), for the person
 * who says so. Nobody has to agree before; the records manager is told at once and somebody else reviews it. A student
 * who is unknown, sealed, or another than the page shows is refused in the same words.
 */
export async function openEmergency(tx: Tx, context: CommandContext, body: EmergencyOpen): Promise<Effect> {
  const { actor, locale } = context.signedIn;
  const event: AuditEvent = { action: 'emergency.open', resource: 'emergency', decision: 'refused' };
  const decided = decideGlobal(actor, 'emergency.open');
  if (!decided.allow) return notAllowed(event, 'emergency.open', locale);
  const { grant: may } = decided;
  const studentId = await studentClaimed(tx, may, body.seen);
  const not = {
    closed: refused({ ...event, studentId }, 'not-opened', m.refused_emergency_not_opened, locale),
    open: refused({ ...event, studentId }, 'open-already', m.refused_emergency_open_already, locale),
  };
  const how = await openness(tx, may, studentId);
  if (studentId === undefined) return not.closed;
  if (how !== 'hidden') return not[how];
  const rev = await nextRev(tx);
  // The counter lets one through at a time: who opened or sealed the same record a moment ago is seen now.
  const now = await openness(tx, may, studentId);
  if (now !== 'hidden') return not[now];
  const grantId = await keep(tx, may, { studentId, rev, threat: body.threat, timeZone: context.timeZone });
  const { purpose, ruleIds } = may.decision;
  const opened = { studentId, grantId, purpose, ruleIds, fieldClasses: EMERGENCY_CLASSES };
  return { outcome: 'applied', rev, event: { ...event, ...opened, decision: 'allowed' } };
}

/** `open` to this person as far as an emergency opens it · `closed`: an emergency would open no more, as of a sealed record, or it is nobody's. */
async function openness(
  tx: Tx,
  { actor }: Authorized<'emergency.open'>,
  studentId: string | undefined,
): Promise<'open' | 'hidden' | 'closed'> {
  if (studentId === undefined) return 'closed';
  const view = await decideStudent(tx, actor, studentId, 'student.view');
  const seen: ReadonlySet<FieldClass> = view.allow ? view.grant.fieldClasses : new Set();
  if (EMERGENCY_CLASSES.every((one) => seen.has(one))) return 'open';
  // Whoever sees part of a record may need the rest of what protects somebody.
  const then = await decisionOn(tx, actor, studentId, 'student.view', [supposed(actor)]);
  return then?.allow === true && then.fieldClasses.some((one) => !seen.has(one)) ? 'hidden' : 'closed';
}

/** The grant this emergency would give. */
function supposed({ asOf: { day, at } }: Actor): GrantFact {
  const span = { since: day, until: null, fromAt: at, untilAt: at + EMERGENCY_MS };
  return { id: '', grant: 'emergency', fieldClasses: EMERGENCY_CLASSES, ...span };
}

interface Opening {
  readonly studentId: string;
  readonly threat: string;
  readonly rev: number;
  readonly timeZone: string;
}

async function keep(
  tx: Tx,
  may: Authorized<'emergency.open'>,
  { studentId, threat, rev, timeZone }: Opening,
): Promise<string> {
  const id = tx.runtime.id();
  const fromAt = tx.context.at;
  const untilAt = fromAt + EMERGENCY_MS;
  await insertEmergency(tx, may, {
    id,
    studentId,
    classes: EMERGENCY_CLASSES,
    reason: threat,
    fromAt,
    untilAt,
    since: may.actor.asOf.day,
    until: firstDayAfter(timeZone, untilAt),
    rev,
  });
  return id;
}
