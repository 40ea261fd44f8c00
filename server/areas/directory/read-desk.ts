import type { DirectoryDesk, ListRequest } from '../../../shared/areas/directory/directory.ts';
import { listFault } from '../../../shared/areas/directory/listed.ts';
import { type KeptPolicy, timeToRefuse } from '../../../shared/areas/directory/policy.ts';
import { workingText } from '../../../shared/clocks/working-text.ts';
import type { DistrictCalendar } from '../../../shared/clocks/calendar.ts';
import type { Due } from '../../../shared/clocks/working.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideGlobal, explainRefusal, type Locale } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { buildings } from '../access/mapping/role-map.repo.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { purposeOf } from './gather-list.ts';
import { listDue } from './open-lists.ts';
import { answeredListRequests, gradesKept, type KeptListRequest, openListRequests } from './list.repo.ts';
import { earlierPolicies } from './policy.repo.ts';
import { parsePolicy, readPolicy } from './policy-now.ts';

/** So many of the versions before are told. */
const EARLIER_MAX = 10;

/** The desk for lists (R137): what the district has said, and who asked. No student is in it. Throws `not-allowed`. */
export async function readDesk(store: Store, context: AuditContext, signedIn: SignedIn): Promise<DirectoryDesk> {
  const { actor, locale } = signedIn;
  const found = await store.read(context, async (q) => {
    const event = { action: 'directory.desk', resource: 'directory' } as const;
    const decided = decideGlobal(actor, 'directory.list');
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const { ruleIds, purpose } = decided.grant.decision;
    return audited({ ...event, decision: 'allowed', ruleIds, purpose }, await desk(q, decided.grant, locale));
  });
  if (found === undefined) throw problems.notAllowed(explainRefusal('directory.list', locale));
  return found;
}

async function desk(q: Reader, may: Authorized<'directory.list'>, locale: Locale): Promise<DirectoryDesk> {
  const { day: today } = may.actor.asOf;
  const inForce = await readPolicy(q);
  const { calendar } = await readCalendar(q);
  const earlier = (await earlierPolicies(q, may)).map(parsePolicy).filter(({ policy }) => policy !== null);
  const by = { inForce, calendar, today, locale };
  const open = (await openListRequests(q, may)).map((row) => toRequest(row, by));
  const answered = (await answeredListRequests(q, may)).map((row) => toRequest(row, by));
  return {
    inForce,
    earlier: earlier.toSorted((a, b) => b.rev - a.rev).slice(0, EARLIER_MAX),
    refuse: refuseOf(inForce, calendar, locale),
    requests: [...open.toSorted((a, b) => dueDay(a).localeCompare(dueDay(b))), ...answered],
    buildings: (await buildings(q))
      .filter(({ kind, active }) => kind === 'school' && active)
      .map(({ id, name }) => ({ id, name })),
    grades: await gradesKept(q, may),
    today,
  };
}

/** What has no clock comes last. */
const dueDay = ({ clock }: ListRequest): string => clock?.due ?? '9999';

function refuseOf({ policy }: KeptPolicy, calendar: DistrictCalendar, locale: Locale): DirectoryDesk['refuse'] {
  if (policy === null) return null;
  const { last, byNotice, byOpening } = timeToRefuse(policy, calendar);
  return { last, byNotice: toClock(byNotice, locale), byOpening: toClock(byOpening, locale) };
}

const toClock = ({ due, working, known }: Due, locale: Locale) => ({
  due: due ?? '',
  working: workingText(working, locale),
  known,
});

interface By {
  readonly inForce: KeptPolicy;
  readonly calendar: DistrictCalendar;
  readonly today: string;
  readonly locale: Locale;
}

function toRequest(row: KeptListRequest, { inForce, calendar, today, locale }: By): ListRequest {
  // Both came in by their schemas.
  const filled = JSON.parse(row.filled) as ListRequest['filled'];
  const scope = JSON.parse(row.scope) as ListRequest['scope'];
  const isOpen = row.list === null;
  const due = isOpen ? listDue({ askedOn: row.askedOn, filled }, calendar) : null;
  return {
    requestId: row.id,
    filled,
    scope,
    recorded: { at: row.at, by: row.by },
    clock: due === null ? null : toClock(due, locale),
    fault: isOpen ? listFault(inForce.policy, purposeOf(filled), today, calendar) : null,
    answer: row.list === null ? null : toAnswer(row.list),
  };
}

function toAnswer(list: NonNullable<KeptListRequest['list']>): NonNullable<ListRequest['answer']> {
  const recorded = { at: list.at, by: list.by ?? '' };
  if (list.outcome === 'denied') return { outcome: 'denied', why: list.why, recorded };
  const { listed: count, refused, sha256, logged } = list;
  return { outcome: 'made', count, refused, items: JSON.parse(list.items) as string[], sha256, logged, recorded };
}
