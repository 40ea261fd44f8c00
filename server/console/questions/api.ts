import {
  type AskedQuestion,
  type OwnQuestions,
  ownQuestionsSchema,
  type QuestionList,
  questionListSchema,
} from '../../../shared/areas/questions/question.ts';
import type { Answer, Api } from '../api.ts';

/** Rows on one page of a list. */
export const PAGE_SIZE = 50;

export type QuestionState = 'open' | 'reviewed';
export type QuestionStart = NonNullable<QuestionList['next']>;

/** What one is asked about one's own uses, newest first, from `before` on. */
export function ownQuestions({ call }: Api, before: QuestionStart | undefined): Promise<Answer<OwnQuestions>> {
  return call(ownQuestionsSchema, '/v1/questions/own', { before, limit: PAGE_SIZE });
}

/** Questions that wait for a review, or have one; newest first, from `before` on. */
export function questionList(
  { call }: Api,
  state: QuestionState,
  before: QuestionStart | undefined,
  limit = PAGE_SIZE,
): Promise<Answer<QuestionList>> {
  return call(questionListSchema, '/v1/questions/list', { state, before, limit });
}

/** One of the list as it stands now; undefined when it cannot be had. */
export async function questionNow(
  api: Api,
  state: QuestionState,
  { questionId, askedAt }: Pick<AskedQuestion, 'questionId' | 'askedAt'>,
): Promise<AskedQuestion | undefined> {
  // The list says everything of it, and begins anywhere: a whole morning's questions have one instant.
  const answer = await questionList(api, state, { at: askedAt, id: idAfter(questionId) }, 1);
  return answer.ok ? answer.value.rows.find((row) => row.questionId === questionId) : undefined;
}

const [HEX, DIGITS] = [16, 32];
const GROUPS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** The next id in the order of the list. */
export function idAfter(id: string): string {
  const next = BigInt(`0x${id.replaceAll('-', '')}`) + 1n;
  return next.toString(HEX).padStart(DIGITS, '0').replace(GROUPS, '$1-$2-$3-$4-$5');
}
