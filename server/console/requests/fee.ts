import { typedIn } from '../../../shared/areas/forms/filled.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { PAGE_FEE, PAGES_BOUND } from '../../../shared/areas/requests/request-gates.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { locale } from '../../../shared/ui/locale.svelte.ts';

/** The most that copies of so many pages may cost, in words (R176); empty until the pages are written. */
export function feeWords(values: Filled): string {
  const typed = typedIn(values, 'pages').trim();
  if (!/^\d+$/.test(typed)) return '';
  const count = Number(typed);
  if (count > PAGES_BOUND) return m.rq_fee_cost();
  const tag = locale() === 'en' ? 'en-US' : 'es-US';
  const fee = new Intl.NumberFormat(tag, { style: 'currency', currency: 'USD' }).format(count * PAGE_FEE);
  return m.rq_fee_bound({ fee, count });
}
