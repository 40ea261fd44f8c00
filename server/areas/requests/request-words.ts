import { requestKind, requestStep } from '../../../shared/areas/requests/kinds.ts';
import { type ClockId, clockRule } from '../../../shared/clocks/clock-rules.ts';
import type { RequestRow } from '../../../shared/areas/requests/request.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Locale } from '../../policy/index.ts';

/** What an open request is, waits for first, and by when, in the reader's words, for those who don't know its kind. */
export function requestWords({ kind: id, next, clock }: Pick<RequestRow, 'kind' | 'next' | 'clock'>, locale: Locale) {
  const kind = requestKind(id);
  const step = kind !== undefined && next !== null ? requestStep(kind, next)?.title[locale] : undefined;
  return {
    title: kind?.title[locale] ?? id,
    next: step === undefined ? '' : m.td_next({ step }, { locale }),
    working: clock === null ? '' : `${clockRule(clock.rule as ClockId).title[locale]}: ${clock.working}`,
  };
}
