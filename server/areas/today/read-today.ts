import { LINES_MAX, type Today, type TodayLine } from '../../../shared/areas/today/today.ts';
import { byGroup, todayGroup } from '../../../shared/areas/today/today-groups.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Actor, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { committedTo } from '../cases/case-row.ts';
import { namesInUse } from '../names/names-in-use.ts';
import type { Clockwork } from '../requests/request-now.ts';
import { linesOfConsents } from './lines-of-consents.ts';
import { linesOfDirectory } from './lines-of-directory.ts';
import { linesOfDuties } from './lines-of-duties.ts';
import { linesOfRequests } from './lines-of-requests.ts';
import { linesOfStudies } from './lines-of-studies.ts';

/** What stands on Today comes from these: each says, by the reader's own rights, what is theirs. */
const SOURCES: readonly ((q: Reader, actor: Actor, clockwork: Clockwork) => Promise<readonly TodayLine[]>)[] = [
  linesOfRequests,
  linesOfDuties,
  linesOfConsents,
  linesOfDirectory,
  linesOfStudies,
];

/**
 * What is due, waits or ends soon, of everything that the reader keeps. One entry with a commitment to whose they are.
 * Throws `not-allowed` for who keeps no requests.
 */
export async function readToday(store: Store, context: AuditContext, { actor, locale }: SignedIn): Promise<Today> {
  const read = await store.read(context, async (q) => {
    const event = { action: 'today.view', resource: 'request' } as const;
    const decided = decideGlobal(actor, 'request.list');
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const found = await gathered(q, actor, locale);
    const inUse = await namesInUse(q, actor);
    const value = { ...found, lines: inUse.inRows(found.lines) };
    const { ruleIds, fieldClasses, purpose } = decided.grant.decision;
    const whose = value.lines.flatMap(({ student }) => (student === null ? [] : [{ studentId: student.id }]));
    const told = inUse.toldWith(fieldClasses, whose);
    const detail = JSON.stringify(committedTo(whose));
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses: told, purpose, detail };
    return audited(allowed, value);
  });
  if (read === undefined) throw problems.notAllowed(explainRefusal('request.list', locale));
  return read;
}

async function gathered(q: Reader, actor: Actor, locale: Clockwork['locale']): Promise<Today> {
  const today = actor.asOf.day;
  const { calendar } = await readCalendar(q);
  const all: TodayLine[] = [];
  for (const source of SOURCES) all.push(...(await source(q, actor, { calendar, today, locale })));
  const lines = all.filter((line) => todayGroup(line, today) !== 'later');
  const shown = byGroup(lines, today).slice(0, LINES_MAX);
  return { lines: shown, more: lines.length - shown.length, later: all.length - lines.length, today };
}
