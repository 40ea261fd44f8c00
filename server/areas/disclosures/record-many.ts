import type { DisclosureRecordMany } from '../../../shared/areas/disclosures/release.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { type Stop, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { putEntry, readyEntry, type ReadyEntry } from './keep-entry.ts';

/**
 * Enters the same release in the logs of several students, an entry and a line of the trail each (R105, R115). All are
 * kept, or none is: what stands in the way of one says of which.
 */
export async function recordMany(
  tx: Tx,
  context: CommandContext,
  { students, form }: DisclosureRecordMany,
): Promise<Effect> {
  const { actor, locale } = context.signedIn;
  const closed: AuditEvent = { action: 'disclosure.record', resource: 'disclosure', decision: 'refused' };
  const rev = await nextRev(tx);
  const events: AuditEvent[] = [];
  const ready: { readonly may: Authorized<'disclosure.record'>; readonly one: ReadyEntry }[] = [];
  for (const [i, { studentId, disclosureId }] of students.entries()) {
    const at = `body.students.${i}`;
    const isAgain = students.findIndex((one) => one.studentId === studentId || one.disclosureId === disclosureId) !== i;
    const answer = await decideStudent(tx, actor, studentId, 'disclosure.record');
    // Of the same words whether there is such a student or not.
    if (!answer.allow || isAgain) return stopped(closed, faultAt(at, isAgain ? 'twice' : 'unknown'), locale);
    const one = await readyEntry(tx, context, answer.grant, { disclosureId, form, rev, path: 'body.form' });
    // R117: of what is not kept the trail names no student.
    if (!('entry' in one)) return stopped(closed, ofStudent(one, at), locale);
    ready.push({ may: answer.grant, one });
    const { purpose, ruleIds } = answer.grant.decision;
    const detail = JSON.stringify({ disclosureId, together: students.length });
    const of = { ...closed, studentId, decision: 'allowed', fieldClasses: ['disclosure'], purpose, ruleIds } as const;
    events.push({ ...of, detail });
  }
  // Only now: what is refused is not taken back, so that nothing of it may be kept before all is known.
  for (const { may, one } of ready) await putEntry(tx, may, one);
  const [event = closed, ...others] = events;
  return { outcome: 'applied', rev, event, others };
}

const faultAt = (path: string, code: string): Stop => ({ issues: [{ path, code }] });

/** What is wrong with the form is wrong for all; what is in the way of one student alone says of which. */
function ofStudent(stop: Stop, at: string): Stop {
  if (!('issues' in stop)) return stop.code === 'no-school' ? faultAt(at, 'no-school') : stop;
  const isGate = stop.issues.every(({ code }) => code === 'gate.of-age');
  return isGate ? faultAt(at, 'gate.of-age') : stop;
}
