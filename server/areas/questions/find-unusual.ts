import { USES_NAMED } from '../../../shared/areas/questions/question.ts';
import { type Asked, questionsOf, type RecordUse } from '../../../shared/areas/questions/rules.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { decodeLine } from '../../../shared/audit/line.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { minuteIn } from '../../../shared/clocks/minute-in.ts';
import { dayIn, startOfDay } from '../../../shared/runtime.ts';
import { append } from '../../audit/append.ts';
import { numbersWithin } from '../../audit/time-blocks.ts';
import { systemAct } from '../../roster/carry-out.ts';
import { audited, type AuditContext, type Reader, type Store, type Tx } from '../../store/store.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { aroundOf } from './around.ts';
import { usesWithin } from './day-uses.repo.ts';
import { insertQuestions } from './question.repo.ts';
import { RECORD_VIEWS } from './record-uses.ts';

/** A day of the district, in its IANA time zone. */
export interface DistrictDay {
  readonly day: string;
  readonly timeZone: string;
}

/** Entries at a time: others get their turn between two. */
const BATCH = 2_000;
/** Opened in an emergency: that has a review of its own, and nobody is asked twice. */
const EMERGENCY_RULE = 'R102';

/**
 * Goes through a day's uses of records and asks the people about those that are unusual (R60). Questions and the entry
 * that says how many there were are one transaction; done again, by this server or another, it asks nothing twice.
 * Gives how many were new. A day of which the trail has no entry is left alone.
 */
export async function findUnusual(store: Store, which: DistrictDay): Promise<number> {
  const uses = await usesOf(store, which);
  if (uses === undefined) return 0;
  const act = systemAct(store, store.runtime.now());
  const asked = await toAsk(store, act, uses, which.day);
  return store.write(act, async (tx) => {
    const count = await keep(tx, asked, which);
    const detail = JSON.stringify({ day: which.day, count });
    const receipt = await append(tx, { action: 'question.ask', resource: 'use-question', decision: 'done', detail });
    return { receipt, value: count };
  });
}

/** What to ask: names and relations are read before anything is written, so that nobody waits for it. */
async function toAsk(store: Store, act: AuditContext, uses: readonly RecordUse[], day: string): Promise<Asked[]> {
  if (uses.length === 0) return [];
  const event: AuditEvent = { action: 'question.ask', resource: 'family-name', decision: 'allowed' };
  const read = async (q: Reader) =>
    audited({ ...event, detail: JSON.stringify({ day }) }, await aroundOf(q, uses, day));
  return questionsOf(uses, await store.read(act, read, { long: true }));
}

/** The deliberate uses of records on a day; undefined where the trail says nothing of it. */
async function usesOf(store: Store, { day, timeZone }: DistrictDay): Promise<RecordUse[] | undefined> {
  const time = { from: startOfDay(timeZone, day), until: startOfDay(timeZone, dayAfter(day, 1)) };
  const { first, last } = await numbersWithin(store, time);
  if (last < first) return undefined;
  const uses: RecordUse[] = [];
  for (let next = first; next <= last; next += BATCH) {
    const lines = await store.look((q) => usesWithin(q, { first: next, last: Math.min(next + BATCH - 1, last) }));
    for (const line of lines) {
      const use = toUse(line, timeZone);
      if (use !== undefined && time.from <= use.at && use.at < time.until) uses.push(use);
    }
  }
  return uses;
}

function toUse(line: string, timeZone: string): RecordUse | undefined {
  const { seq, at, actorId: staffId, studentId, action, ruleIds = [] } = decodeLine(line);
  if (staffId === null || studentId === undefined || ruleIds.includes(EMERGENCY_RULE)) return undefined;
  return { seq, at, minute: minuteIn(timeZone, at), staffId, studentId, view: RECORD_VIEWS.includes(action) };
}

async function keep(tx: Tx, asked: readonly Asked[], { day, timeZone }: DistrictDay): Promise<number> {
  if (asked.length === 0) return 0;
  const rev = await nextRev(tx);
  const { at: askedAt } = tx.context;
  const rows = asked.map(({ staffId, studentId, kinds, seqs }) => ({
    id: tx.runtime.id(),
    staffId,
    studentId,
    kinds: JSON.stringify(kinds),
    day,
    entries: JSON.stringify(seqs.slice(0, USES_NAMED)),
    uses: seqs.length,
    askedDay: dayIn(timeZone, askedAt),
    askedAt,
    rev,
  }));
  return insertQuestions(tx, rows);
}
