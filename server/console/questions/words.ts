import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock';
import MessageSquareText from '@lucide/svelte/icons/message-square-text';
import { USE_QUESTIONS } from '../../../shared/areas/questions/kinds.ts';
import type { OwnQuestion } from '../../../shared/areas/questions/question.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { IconOf, Tone } from '../../../shared/ui/icon.ts';
import type { Locale } from '../../../shared/ui/locale.svelte.ts';
import { EVERYTHING } from '../../../shared/wire/audit.ts';
import { partsFor } from '../audit/tokens.ts';
import { keptBy } from '../parts/kept.ts';
import type { Review as Written } from '../parts/review.ts';
import { hashOf } from '../place.svelte.ts';

interface Look {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly text: string;
}

type State = Pick<OwnQuestion, 'finding' | 'answeredAt'>;

/** How a question stands, to who is asked. An open one is no fault, so nothing of it is red. */
export function ownLook({ finding, answeredAt }: State): Look {
  if (finding !== null) return findingLook(finding);
  return answeredAt === null
    ? { icon: CircleHelp, tone: 'accent', text: m.qst_to_answer() }
    : { icon: MessageSquareText, tone: 'plain', text: m.qst_answered() };
}

/** How it stands to who reviews it. */
export function reviewLook({ finding, answeredAt }: State): Look {
  if (finding !== null) return findingLook(finding);
  return answeredAt === null
    ? { icon: Clock, tone: 'plain', text: m.qst_no_answer() }
    : { icon: MessageSquareText, tone: 'accent', text: m.qst_answered() };
}

/** What a review found. */
export function findingLook(finding: NonNullable<OwnQuestion['finding']>): Look {
  return finding === 'in-order'
    ? { icon: CircleCheck, tone: 'ok', text: m.qst_in_order() }
    : { icon: CircleX, tone: 'warn', text: m.qst_not_in_order() };
}

/** What is unusual, in a few words. */
export const titleOf = ({ kinds }: Pick<OwnQuestion, 'kinds'>, locale: Locale): string =>
  kinds.map((kind) => USE_QUESTIONS[kind].title[locale]).join('; ');

/** Why it is asked, to the person, one text a kind. */
export const whyOf = ({ kinds }: Pick<OwnQuestion, 'kinds'>, locale: Locale): string[] =>
  kinds.map((kind) => USE_QUESTIONS[kind].why[locale]);

const DAY_MS = 86_400_000;

/** `Today`, or how many days ago it was asked. Both are days, `YYYY-MM-DD`. */
export function askedWords({ askedDay }: Pick<OwnQuestion, 'askedDay'>, today: string): string {
  const count = Math.round((Date.parse(today) - Date.parse(askedDay)) / DAY_MS);
  return count > 0 ? m.qst_days_ago({ count }) : m.qst_today();
}

/**
 * Where the trail has all deliberate uses of a day. By the day alone: whoever searches it by a person says there what
 * for, and no address names anybody (R37-R41).
 */
export const trailOf = (day: string): string =>
  hashOf(['audit', ...partsFor({ ...EVERYTHING, use: 'deliberate', from: day, to: day })]);

/** The answers somebody is writing. */
export const answersOf = keptBy({
  name: 'question-answer',
  idOf: ({ questionId }: OwnQuestion) => questionId,
  begin: () => ({ text: '' }),
});

/** A review while it is being written. */
export type Review = Written<NonNullable<OwnQuestion['finding']>>;

/** The reviews somebody is writing. */
export const reviewsOf = keptBy({
  name: 'question-review',
  idOf: ({ questionId }: OwnQuestion) => questionId,
  begin: (): Review => ({ finding: '', text: '' }),
});
