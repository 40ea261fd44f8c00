import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import Siren from '@lucide/svelte/icons/siren';
import type { Emergency } from '../../../shared/areas/access/emergency.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { IconOf, Tone } from '../../../shared/ui/icon.ts';
import { keptBy } from '../parts/kept.ts';
import type { Review as Written } from '../parts/review.ts';

/** How an emergency access stands: until somebody has reviewed it, it is red. */
export function lookOf({ finding }: Pick<Emergency, 'finding'>): {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly text: string;
} {
  if (finding === null) return { icon: Siren, tone: 'danger', text: m.emer_to_review() };
  return finding === 'justified'
    ? { icon: CircleCheck, tone: 'ok', text: m.emer_justified() }
    : { icon: CircleX, tone: 'warn', text: m.emer_not_justified() };
}

/** A review while it is being written. */
export type Review = Written<NonNullable<Emergency['finding']>>;

/** The reviews somebody is writing. */
export const reviewsOf = keptBy({
  name: 'emergency-review',
  idOf: ({ grantId }: Emergency) => grantId,
  begin: (): Review => ({ finding: '', text: '' }),
});
