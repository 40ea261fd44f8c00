import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { keepableText } from '../../wire/text.ts';
import { USE_QUESTIONS } from './kinds.ts';
import { called } from '../names/called.ts';

export const ANSWER_MAX = 2000;
export const QUESTION_REVIEW_MAX = 2000;
/** A question names so many of the uses it rests on, the first ones, and says how many there were. */
export const USES_NAMED = 20;

/** `question.answer`: what the person asked says to it, once. */
export const questionAnswerSchema = z.strictObject({
  questionId: z.uuid(),
  text: keepableText().check(z.trim(), z.minLength(1), z.maxLength(ANSWER_MAX)),
});
export type QuestionAnswer = z.infer<typeof questionAnswerSchema>;

export const QUESTION_FINDINGS = ['in-order', 'not-in-order'] as const;

/** `question.review`, by somebody else than whom it asks, once there is an answer or it has waited for one. */
export const questionReviewSchema = z.strictObject({
  questionId: z.uuid(),
  finding: z.enum(QUESTION_FINDINGS),
  text: keepableText().check(z.trim(), z.minLength(1), z.maxLength(QUESTION_REVIEW_MAX)),
  /** When the answer that the reviewer has read was given; null for who saw none. No answer is closed unread. */
  seenAnswerAt: z.nullable(z.int()),
});
export type QuestionReview = z.infer<typeof questionReviewSchema>;

const LIST_MAX = 50;
const place = z.strictObject({ at: z.int(), id: z.uuid() });
const page = { before: z.optional(place), limit: z.int().check(z.minimum(1), z.maximum(LIST_MAX)) };

/** `POST /v1/questions/own`: what one is asked about one's own uses, newest first. */
export const ownQuestionsRequestSchema = classed('none', z.strictObject(page));

/**
 * `POST /v1/questions/list`, newest first, for who reviews. There is no way to ask for one person's, to sort by person
 * or to count by person: a question is about a use, never a measure of somebody (R37-R41).
 */
export const questionListRequestSchema = classed(
  'none',
  z.strictObject({ state: z.enum(['open', 'reviewed']), ...page }),
);

const question = {
  questionId: classed('none', z.uuid()),
  /** The district's day of the uses. */
  day: classed('none', z.string()),
  kinds: classed('none', z.array(z.enum(Object.keys(USE_QUESTIONS) as [keyof typeof USE_QUESTIONS]))),
  /** How many uses it rests on. */
  count: classed('none', z.int()),
  /** The first of them. */
  uses: z.array(
    z.strictObject({
      seq: classed('none', z.int()),
      at: classed('none', z.int()),
      action: classed('none', z.string()),
      /** Null for one whom the reader may no longer see. */
      student: classed(
        'identity',
        z.nullable(z.strictObject({ name: z.string(), called: called(), sisId: z.string() })),
      ),
    }),
  ),
  askedDay: classed('none', z.string()),
  askedAt: classed('none', z.int()),
  /** Empty until answered. */
  answer: classed('casework', z.string()),
  answeredAt: classed('none', z.nullable(z.int())),
  finding: classed('none', z.nullable(z.enum(QUESTION_FINDINGS))),
  reviewText: classed('casework', z.string()),
  reviewedBy: classed('none', z.nullable(z.string())),
  reviewedAt: classed('none', z.nullable(z.int())),
};
const next = classed('none', z.nullable(place));

export const ownQuestionSchema = z.strictObject(question);
export type OwnQuestion = z.infer<typeof ownQuestionSchema>;
export const ownQuestionsSchema = z.strictObject({ rows: z.array(ownQuestionSchema), next });
export type OwnQuestions = z.infer<typeof ownQuestionsSchema>;

export const askedQuestionSchema = z.strictObject({
  ...question,
  staff: classed('none', z.strictObject({ staffId: z.uuid(), name: z.string(), roles: z.array(z.string()) })),
});
export type AskedQuestion = z.infer<typeof askedQuestionSchema>;
export const questionListSchema = z.strictObject({
  rows: z.array(askedQuestionSchema),
  total: classed('none', z.int()),
  next,
});
export type QuestionList = z.infer<typeof questionListSchema>;
