import type { CalendarEdit, KeptCalendar } from '../../../shared/areas/calendar/calendar.ts';
import { type CalendarChange, calendarChanges } from '../../../shared/areas/calendar/calendar-changes.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { lockCalendar, replaceCalendar } from './calendar.repo.ts';
import { FIRST_CALENDAR, parseCalendar } from './calendar.ts';

/**
 * Says which days count in the district, whole (R169, section W). The version before is kept, so that a day that was
 * found by it can be counted again. Refused as `stale` where somebody else changed it meanwhile.
 */
export async function editCalendar(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { rev, calendar }: CalendarEdit,
): Promise<Effect> {
  const event: AuditEvent = { action: 'calendar.edit', resource: 'calendar', decision: 'refused' };
  const decided = decideGlobal(actor, 'calendar.edit');
  if (!decided.allow) return notAllowed(event, 'calendar.edit', locale);
  const { ruleIds, purpose } = decided.grant.decision;
  const known = { ...event, ruleIds };
  const value = await lockCalendar(tx, decided.grant, JSON.stringify(FIRST_CALENDAR));
  const now = parseCalendar(value);
  if (now.rev !== rev) return refused(known, 'stale', m.refused_stale, locale);
  const next: KeptCalendar = { rev: await nextRev(tx), at: tx.context.at, calendar };
  await replaceCalendar(tx, decided.grant, { rev: now.rev, value }, JSON.stringify(next));
  const detail = JSON.stringify(countsOf(calendarChanges(now.calendar, calendar)));
  return { outcome: 'applied', rev: next.rev, event: { ...known, decision: 'allowed', purpose, detail } };
}

/** How much of each kind was changed: the versions themselves are kept beside. */
function countsOf(changes: readonly CalendarChange[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { what } of changes) counts[what] = (counts[what] ?? 0) + 1;
  return counts;
}
