import { audienceOf } from '../../../shared/areas/directory/list-form.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import type { DistrictCalendar } from '../../../shared/clocks/calendar.ts';
import { clockRule } from '../../../shared/clocks/clock-rules.ts';
import { dueOf } from '../../../shared/clocks/due.ts';
import type { Due } from '../../../shared/clocks/working.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Looker } from '../../store/store.ts';
import { openListRequests } from './list.repo.ts';

/** A request for a list that waits for its answer. It names no student. */
export interface OpenList {
  readonly requestId: string;
  readonly askedOn: string;
  readonly filled: Filled;
  /** When it must be given; null where nothing says so. */
  readonly due: Due | null;
}

/** When a list must be given: recruiters have theirs within 60 days (W8, R160), nobody else has a day. */
export const listDue = (
  { askedOn, filled }: Pick<OpenList, 'askedOn' | 'filled'>,
  calendar: DistrictCalendar,
): Due | null => (audienceOf(filled) === 'public' ? null : dueOf(clockRule('W8'), askedOn, calendar));

/** Every request for a list that waits for its answer, with its day. */
export async function openLists(
  q: Looker,
  may: Authorized<'directory.list'>,
  calendar: DistrictCalendar,
): Promise<readonly OpenList[]> {
  const rows = await openListRequests(q, may);
  return rows.map(({ id: requestId, askedOn, filled: text }) => {
    // It came in by the form's schema.
    const filled = JSON.parse(text) as Filled;
    return { requestId, askedOn, filled, due: listDue({ askedOn, filled }, calendar) };
  });
}
