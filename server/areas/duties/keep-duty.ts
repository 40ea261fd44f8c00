import { dutyOf } from '../../../shared/areas/duties/duties.ts';
import type { DutyKeep } from '../../../shared/areas/duties/duty-wire.ts';
import { isDayFor, isNearYear } from '../../../shared/areas/duties/duty-years.ts';
import { daysAhead } from '../../../shared/areas/forms/form-spec.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import { decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, stopped } from '../../sync/effects.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { insertDutyDone, isDutyDoneId } from './duty.repo.ts';
import { mayKeepOf, openSchools } from './own-duties.ts';

const FIELDS = 'body.filled';

/** Enters that a yearly duty was done (R150 to R152, R163, R223, R226). Done again, the newest counts. */
export async function keepDuty(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { doneId, duty: dutyId, year, buildingId, day, filled }: DutyKeep,
): Promise<Effect> {
  const event: AuditEvent = { action: 'duty.keep', resource: 'duty', decision: 'refused' };
  const rev = await nextRev(tx);
  const decided = decideGlobal(actor, 'duty.keep');
  if (!decided.allow || !mayKeepOf(decided.grant, buildingId)) return notAllowed(event, 'duty.keep', locale);
  const { grant } = decided;
  const { ruleIds, purpose } = grant.decision;
  const known: AuditEvent = { ...event, ruleIds };
  if (await isDutyDoneId(tx, grant, doneId)) {
    return stopped(known, { code: 'duty-kept', words: m.refused_duty_kept }, locale);
  }
  const duty = dutyOf(dutyId);
  if (duty === undefined) return stopped(known, { issues: [{ path: 'body.duty', code: 'unknown' }] }, locale);
  const read = readFilled(duty.fields, filled, FIELDS);
  if ('issues' in read) return stopped(known, read, locale);
  const { day: today } = actor.asOf;
  const issues: Issue[] = [
    ...((await isOf(tx, duty.scope, buildingId)) ? [] : [{ path: 'body.buildingId', code: 'unknown' }]),
    ...(isNearYear(year, today) ? [] : [{ path: 'body.year', code: 'far-year' }]),
    ...(day > today ? [{ path: 'body.day', code: 'future' }] : []),
    ...(isDayFor(year, day) ? [] : [{ path: 'body.day', code: 'before-year' }]),
    ...daysAhead(duty.fields, read.filled, today).map((name) => ({ path: `${FIELDS}.${name}`, code: 'future' })),
  ];
  if (issues.length > 0) return stopped(known, { issues }, locale);
  await insertDutyDone(tx, grant, {
    schoolYear: year,
    rev,
    id: doneId,
    duty: dutyId,
    buildingId,
    day,
    filled: JSON.stringify(read.filled),
    recordedBy: actor.staffId,
    recordedAt: tx.context.at,
  });
  const detail = JSON.stringify({ duty: dutyId, year, ...(buildingId !== null && { buildingId }) });
  return { outcome: 'applied', rev, event: { ...known, decision: 'allowed', purpose, detail } };
}

/** What a school does is entered of a school that is open, what the district does of none. */
async function isOf(tx: Tx, scope: 'district' | 'school', buildingId: string | null): Promise<boolean> {
  if (scope === 'district') return buildingId === null;
  return (await openSchools(tx)).some(({ id }) => id === buildingId);
}
