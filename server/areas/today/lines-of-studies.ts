import { requestStep } from '../../../shared/areas/requests/kinds.ts';
import { STUDY } from '../../../shared/areas/studies/study-kind.ts';
import type { TodayLine } from '../../../shared/areas/today/today.ts';
import { clockRule } from '../../../shared/clocks/clock-rules.ts';
import { workingText } from '../../../shared/clocks/working-text.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { type Actor, decideGlobal } from '../../policy/index.ts';
import type { Looker } from '../../store/store.ts';
import type { Clockwork } from '../requests/request-now.ts';
import { clockedStudies } from '../studies/clocked-studies.ts';

/** Every study of somebody's whose data are to be destroyed by a day, as a line each (W27, R98). */
export async function linesOfStudies(q: Looker, actor: Actor, clockwork: Clockwork): Promise<readonly TodayLine[]> {
  const decided = decideGlobal(actor, 'study.keep');
  if (!decided.allow) return [];
  const { locale } = clockwork;
  const studies = await clockedStudies(q, decided.grant, clockwork);
  return studies.map(({ studyId, organization, receivedOn, clock, next }): TodayLine => {
    const title = next === null ? undefined : requestStep(STUDY, next)?.title[locale];
    return {
      id: studyId,
      title: m.td_study({ organization }, { locale }),
      next: title === undefined ? '' : m.td_next({ step: title }, { locale }),
      student: null,
      place: null,
      due: clock.due.due,
      working: `${clockRule(clock.rule).title[locale]}: ${workingText(clock.due.working, locale)}`,
      waits: false,
      ends: false,
      since: receivedOn,
      opens: { section: 'studies', studyId },
    };
  });
}
