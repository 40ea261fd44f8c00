import type { TodayLine } from '../../../shared/areas/today/today.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Actor } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { consentsEnding } from '../consents/ending-consents.ts';
import type { Clockwork } from '../requests/request-now.ts';

/** So many days before its end a consent is shown. */
const ENDING_DAYS = 30;

/** The consents that somebody keeps and that end soon, as a line each (R84e, W21). */
export async function linesOfConsents(
  q: Reader,
  actor: Actor,
  { today, locale }: Clockwork,
): Promise<readonly TodayLine[]> {
  const ending = await consentsEnding(q, actor, { until: dayAfter(today, ENDING_DAYS) });
  return ending.map(({ consentId, student, building, party, signedOn, endsOn }): TodayLine => ({
    id: consentId,
    title: m.td_consent({}, { locale }),
    next: m.td_consent_to({ party }, { locale }),
    student,
    place: building,
    due: endsOn,
    working: '',
    waits: false,
    ends: true,
    since: signedOn,
    opens: { section: 'consents', consentId },
  }));
}
