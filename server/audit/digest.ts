import { digestOf } from '../../shared/audit/digest.ts';
import type { AuditEvent } from '../../shared/audit/event.ts';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { startOfDay } from '../../shared/runtime.ts';
import type { DigestAnswer } from '../../shared/wire/digest.ts';
import { countOpenEmergencies } from '../areas/access/emergencies/emergency.repo.ts';
import { countDueQuestions } from '../areas/questions/question.repo.ts';
import { problems } from '../errors.ts';
import type { SignedIn } from '../http/context.ts';
import { type Actor, type Authorized, decideGlobal, explainRefusal } from '../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../store/store.ts';
import { readHead } from './audit.repo.ts';
import { newestCheckpoint } from './checkpoint.repo.ts';
import { countKinds, type Stretch } from './digest.repo.ts';
import { numbersWithin } from './time-blocks.ts';

/**
 * One day of the trail in numbers, with the newest checkpoint: on paper it is a witness outside of the machine. It is
 * a reading of the trail and entered as one. Throws `not-allowed`, and `invalid` for a day to come.
 */
export async function dailyDigest(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  { day, timeZone }: { day: string; timeZone: string },
): Promise<DigestAnswer> {
  if (day > actor.asOf.day) throw problems.invalid([{ path: 'day', code: 'future' }]);
  const decided = decideGlobal(actor, 'audit.read');
  const stretch = decided.allow ? await stretchOf(store, { day, timeZone }) : undefined;
  const answer = await store.read(context, async (q) => {
    const event: AuditEvent = {
      action: 'audit.read',
      resource: 'digest',
      decision: 'refused',
      detail: JSON.stringify({ day }),
    };
    if (!decided.allow || stretch === undefined) return audited(event, undefined);
    const { ruleIds, purpose } = decided.grant.decision;
    const value = await counted(q, decided.grant, stretch, { day, at: context.at });
    return audited({ ...event, decision: 'allowed', ruleIds, purpose }, value);
  });
  if (answer === undefined) throw problems.notAllowed(explainRefusal('audit.read', locale));
  return answer;
}

async function counted(
  q: Reader,
  may: Authorized<'audit.read'>,
  stretch: Stretch,
  { day, at }: Pick<DigestAnswer, 'day' | 'at'>,
): Promise<DigestAnswer> {
  const { size } = await readHead(q);
  const newest = await newestCheckpoint(q);
  return {
    day,
    at,
    counts: digestOf(await countKinds(q, may, stretch)),
    open: await openNow(q, may.actor),
    trail: { size, checkpoint: newest === undefined ? null : { size: newest.size, at: newest.at, note: newest.note } },
  };
}

async function stretchOf(store: Store, { day, timeZone }: { day: string; timeZone: string }): Promise<Stretch> {
  const time = { from: startOfDay(timeZone, day), until: startOfDay(timeZone, dayAfter(day, 1)) };
  return { ...time, ...(await numbersWithin(store, time)) };
}

async function openNow(q: Reader, actor: Actor): Promise<DigestAnswer['open']> {
  const reviews = decideGlobal(actor, 'emergency.review');
  const questions = decideGlobal(actor, 'question.review');
  return {
    emergencies: reviews.allow ? await countOpenEmergencies(q, reviews.grant) : null,
    questions: questions.allow ? await countDueQuestions(q, questions.grant) : null,
  };
}
