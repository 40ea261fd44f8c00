import type { Me } from '../../../shared/wire/session.ts';
import { type Actor, classFilterFor, decideGlobal } from '../../policy/index.ts';
import type { Looker } from '../../store/store.ts';
import { countOpenApplications } from './applications/application.repo.ts';
import { countOpenEmergencies } from './emergencies/emergency.repo.ts';
import { countToReview } from '../copies/copy.repo.ts';
import { countDirectorsTurn, countDueCases } from '../cases/waiting.repo.ts';
import { countOff } from '../../sis/adapter.repo.ts';
import { countUpdatesIn } from '../names/name-list.repo.ts';
import { countToday } from '../today/count-today.ts';
import { countDueQuestions, countUnanswered } from '../questions/question.repo.ts';

/**
 * What waits for this person: applications to decide on (R56), emergencies to review (R102), questions about their own
 * uses and those of others (R60), steps of their own cases that are due (R10), and those of the committee that are theirs
 * (R20), requests and yearly duties that are overdue or due today (R169, W38 to W40), copies of records that a second
 * person has to look at (R174), adapters that were switched off because they read too much wrong, and updates of names to decide on or to carry out (R205, R206). Numbers alone.
 */
export async function waitingFor(q: Looker, actor: Actor): Promise<Me['waiting']> {
  const decides = decideGlobal(actor, 'application.decide');
  const reviews = decideGlobal(actor, 'emergency.review');
  const own = decideGlobal(actor, 'history.own');
  const others = decideGlobal(actor, 'question.review');
  const keeps = decideGlobal(actor, 'adapter.keep');
  return {
    ...(await casesWaiting(q, actor)),
    ...(await countToday(q, actor)),
    applications: decides.allow ? await countOpenApplications(q, decides.grant) : 0,
    emergencies: reviews.allow ? await countOpenEmergencies(q, reviews.grant) : 0,
    ownQuestions: own.allow ? await countUnanswered(q, own.grant) : 0,
    copies: await copiesWaiting(q, actor),
    names: await namesWaiting(q, actor),
    adapters: keeps.allow ? await countOff(q, keeps.grant, 'failing') : 0,
    questions: others.allow ? await countDueQuestions(q, others.grant) : 0,
  };
}

async function copiesWaiting(q: Looker, actor: Actor): Promise<number> {
  const filter = classFilterFor(actor, 'copy.make', 'disclosure');
  return filter.empty ? 0 : countToReview(q, filter, actor.staffId);
}

async function namesWaiting(q: Looker, actor: Actor): Promise<number> {
  const [decides, carries] = [
    classFilterFor(actor, 'name.decide', 'names'),
    classFilterFor(actor, 'name.task', 'names'),
  ];
  return (
    (decides.empty ? 0 : await countUpdatesIn(q, decides, 'asked')) +
    (carries.empty ? 0 : await countUpdatesIn(q, carries, 'approved'))
  );
}

async function casesWaiting(q: Looker, actor: Actor): Promise<Pick<Me['waiting'], 'cases' | 'committee'>> {
  if (!decideGlobal(actor, 'case.list').allow) return { cases: 0, committee: 0 };
  const { staffId: reader, asOf } = actor;
  const [views, directs] = [
    classFilterFor(actor, 'case.view', 'casework'),
    classFilterFor(actor, 'case.direct', 'casework'),
  ];
  return {
    cases: views.empty ? 0 : await countDueCases(q, views, { reader, day: asOf.day }),
    committee: directs.empty ? 0 : await countDirectorsTurn(q, directs),
  };
}
