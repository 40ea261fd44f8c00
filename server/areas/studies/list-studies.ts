import { isRole, ROLE_TITLES } from '../../../shared/access/roles.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { closedOn, expectedSteps, steppable } from '../../../shared/areas/requests/request-judge.ts';
import { STUDY } from '../../../shared/areas/studies/study-kind.ts';
import type { Studies, Study, Switch } from '../../../shared/areas/studies/study.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../policy/index.ts';
import { grouped } from '../../roster/grouped.ts';
import type { Store } from '../../store/store.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { type Clockwork, clocksNow, toClock } from '../requests/request-now.ts';
import { asTaken } from '../requests/step-row.ts';
import { FIRST_SWITCH, parseSwitch, readSwitch } from './studies-switch.ts';
import { earlierSwitches, studyStepsKept } from './study.repo.ts';

/**
 * Every study, the newest first, and how the switch stands that lets them begin without consent. No student is in it, so
 * it leaves no entry. Throws `not-allowed` for who keeps none.
 */
export async function listStudies(store: Store, { actor, locale }: SignedIn): Promise<Studies> {
  const decided = decideGlobal(actor, 'study.keep');
  if (!decided.allow) throw problems.notAllowed(explainRefusal('study.keep', locale));
  const today = actor.asOf.day;
  return store.look(async (q) => {
    const { calendar } = await readCalendar(q);
    const byStudy = grouped(await studyStepsKept(q, decided.grant), ({ studyId }) => studyId);
    const studies = [...byStudy].map(([studyId, steps]) => toStudy(studyId, steps, { calendar, today, locale }));
    const now = await readSwitch(q);
    const earlier = (await earlierSwitches(q, decided.grant)).map(parseSwitch);
    return {
      studies: studies.toReversed(),
      withoutConsent: { rev: now.rev, open: now.open, changes: changesOf([now, ...earlier]) },
      today,
    };
  });
}

const changesOf = (switches: readonly Switch[]): Switch[] =>
  switches.filter(({ rev }) => rev !== FIRST_SWITCH.rev).toSorted((a, b) => b.rev - a.rev);

type Kept = Awaited<ReturnType<typeof studyStepsKept>>[number];

function toStudy(studyId: string, kept: readonly Kept[], clockwork: Clockwork): Study {
  const { calendar, locale } = clockwork;
  const steps = kept.map(asTaken);
  return {
    studyId,
    receivedOn: steps[0]?.day ?? '',
    closed: closedOn(STUDY, steps) !== null,
    steps: kept.map(({ id, kind, day, filled, at, by, role }) => ({
      id,
      kind,
      day,
      filled: JSON.parse(filled) as Study['steps'][number]['filled'] & Filled,
      author: { name: by, role: isRole(role) ? ROLE_TITLES[role][locale] : role },
      at,
    })),
    clocks: clocksNow(STUDY, steps, null, clockwork).map((clock) => toClock(clock, clockwork)),
    expected: [...expectedSteps(STUDY, steps, calendar)],
    steppable: steppable(STUDY, steps, calendar).map(({ kind, missing }) => ({ kind, missing: [...missing] })),
  };
}
