import { AUDIENCES, audienceOf } from '../../../shared/areas/directory/list-form.ts';
import { choiceTitle, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { TodayLine } from '../../../shared/areas/today/today.ts';
import { workingText } from '../../../shared/clocks/working-text.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { type Actor, decideGlobal } from '../../policy/index.ts';
import type { Looker } from '../../store/store.ts';
import { openLists } from '../directory/open-lists.ts';
import type { Clockwork } from '../requests/request-now.ts';

/** Every request for a list that waits at the desk of somebody, as a line each (R137, W8). */
export async function linesOfDirectory(
  q: Looker,
  actor: Actor,
  { calendar, locale }: Clockwork,
): Promise<readonly TodayLine[]> {
  const decided = decideGlobal(actor, 'directory.list');
  if (!decided.allow) return [];
  const open = await openLists(q, decided.grant, calendar);
  return open.map(({ requestId, askedOn, filled, due }): TodayLine => {
    const audience = choiceTitle(AUDIENCES, audienceOf(filled) ?? '')[locale];
    return {
      id: requestId,
      title: m.td_list({ audience }, { locale }),
      next: m.td_list_for({ party: textAt(filled, 'party') }, { locale }),
      student: null,
      place: null,
      due: due?.due ?? null,
      working: due === null ? '' : workingText(due.working, locale),
      waits: false,
      ends: false,
      since: askedOn,
      opens: { section: 'directory', requestId },
    };
  });
}
