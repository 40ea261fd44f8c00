import {
  and,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { QuestionReview } from '../../../shared/areas/questions/question.ts';
import { waitedSince } from '../../../shared/areas/questions/waiting-time.ts';
import type { Authorized } from '../../policy/index.ts';
import { forUpdate } from '../../store/lock.ts';
import type { Schema } from '../../store/schema.ts';
import type { Looker, Reader, Tx } from '../../store/store.ts';

export type QuestionRow = Schema['useQuestion']['$inferSelect'];
type Own = Authorized<'history.own'>;
type May = Authorized<'question.review'>;

/** A question as it is asked. */
export type NewQuestion = Pick<
  QuestionRow,
  'id' | 'staffId' | 'studentId' | 'kinds' | 'day' | 'entries' | 'uses' | 'askedDay' | 'askedAt' | 'rev'
>;

const AT_ONCE = 50;

/** Keeps questions, and says how many were new: what a person was already asked about a day and student stays as it is. */
export async function insertQuestions(tx: Tx, questions: readonly NewQuestion[]): Promise<number> {
  const { useQuestion } = tx.tables;
  let kept = 0;
  for (let from = 0; from < questions.length; from += AT_ONCE) {
    const rows = questions
      .slice(from, from + AT_ONCE)
      .map((one) => ({ ...one, about: one.studentId ?? '', ...UNTOUCHED }));
    const made = await tx.db.insert(useQuestion).values(rows).onConflictDoNothing().returning({ id: useQuestion.id });
    kept += made.length;
  }
  return kept;
}

const UNTOUCHED = { answer: '', reviewText: '' };

export interface QuestionPage {
  readonly before?: { readonly at: number; readonly id: string } | undefined;
  readonly limit: number;
}

/** What this person is or was asked, newest first. */
export async function ownQuestions(q: Reader, { actor }: Own, { before, limit }: QuestionPage): Promise<QuestionRow[]> {
  const { useQuestion: question } = q.tables;
  return q.db
    .select()
    .from(question)
    .where(and(eq(question.staffId, actor.staffId), placed(q, before)))
    .orderBy(desc(question.askedAt), desc(question.id))
    .limit(limit);
}

/** How many questions wait for this person's answer. Names nobody, so a look may ask. */
export async function countUnanswered(q: Looker, { actor: { staffId } }: Own): Promise<number> {
  const waiting = q.prepared('question.unanswered', (db, { useQuestion: question }) =>
    db
      .select({ n: count() })
      .from(question)
      .where(
        and(eq(question.staffId, sql.placeholder('staffId')), isNull(question.answeredAt), isNull(question.reviewedAt)),
      ),
  );
  const [row] = await waiting.execute({ staffId });
  return Number(row?.n ?? 0);
}

/** One of this person's own, locked until the transaction ends; undefined for somebody else's as for none. */
export async function lockOwnQuestion(tx: Tx, { actor }: Own, id: string): Promise<QuestionRow | undefined> {
  const { useQuestion: question } = tx.tables;
  const own = and(eq(question.id, id), eq(question.staffId, actor.staffId));
  const [row] = await forUpdate(tx, tx.db.select().from(question).where(own));
  return row;
}

export interface Answered {
  readonly id: string;
  readonly answer: string;
  readonly answeredAt: number;
  readonly rev: number;
}

/** Writes the person's answer to a question of theirs. */
export async function setAnswer(tx: Tx, { actor }: Own, { id, ...answer }: Answered): Promise<void> {
  const { useQuestion: question } = tx.tables;
  await tx.db
    .update(question)
    .set(answer)
    .where(and(eq(question.id, id), eq(question.staffId, actor.staffId)));
}

/**
 * Questions to look at, or looked at, newest first. By date and nothing else: no way to one person's, no order by
 * person and no count of one's, so that the list can't be read as a measure of anybody (R37-R41).
 */
export async function questionsIn(
  q: Reader,
  may: May,
  state: 'open' | 'reviewed',
  { before, limit }: QuestionPage,
): Promise<QuestionRow[]> {
  const { useQuestion: question } = q.tables;
  return q.db
    .select()
    .from(question)
    .where(and(inState(q, may, state), placed(q, before)))
    .orderBy(desc(question.askedAt), desc(question.id))
    .limit(limit);
}

/** How many there are of the same. */
export async function countQuestions(q: Reader, may: May, state: 'open' | 'reviewed'): Promise<number> {
  const [row] = await q.db
    .select({ n: count() })
    .from(q.tables.useQuestion)
    .where(inState(q, may, state));
  return Number(row?.n ?? 0);
}

/** How many wait for this person's review: those about others. Names nobody, so a look may ask. */
export async function countDueQuestions(q: Looker, { actor: { staffId, asOf } }: May): Promise<number> {
  const due = q.prepared('question.due', (db, { useQuestion: question }) =>
    db
      .select({ n: count() })
      .from(question)
      .where(and(isDue(q, sql.placeholder('since')), ne(question.staffId, sql.placeholder('staffId')))),
  );
  const [row] = await due.execute({ staffId, since: waitedSince(asOf.day) });
  return Number(row?.n ?? 0);
}

/** A question as it stands, locked until the transaction ends. */
export async function lockQuestion(tx: Tx, _may: May, id: string): Promise<QuestionRow | undefined> {
  const { useQuestion: question } = tx.tables;
  const [row] = await forUpdate(tx, tx.db.select().from(question).where(eq(question.id, id)));
  return row;
}

export interface QuestionReviewed extends Pick<QuestionReview, 'finding' | 'text'> {
  readonly id: string;
  readonly reviewedAt: number;
  readonly rev: number;
}

/** Writes what the review found, in the reviewer's name. The database refuses it of one's own. */
export async function setQuestionReviewed(tx: Tx, may: May, { id, text, ...review }: QuestionReviewed): Promise<void> {
  const { useQuestion: question } = tx.tables;
  await tx.db
    .update(question)
    .set({ ...review, reviewText: text, reviewedBy: may.actor.staffId })
    .where(eq(question.id, id));
}

/** The stored lines of these entries of the trail, by their numbers. */
export async function linesOf(q: Reader, _may: Own | May, seqs: readonly number[]): Promise<Map<number, string>> {
  const { audit } = q.tables;
  const { seq, line } = audit;
  const lines = new Map<number, string>();
  for (let from = 0; from < seqs.length; from += LINES_AT_ONCE) {
    const part = seqs.slice(from, from + LINES_AT_ONCE);
    for (const row of await q.db.select({ seq, line }).from(audit).where(inArray(seq, part)))
      lines.set(row.seq, row.line);
  }
  return lines;
}

const LINES_AT_ONCE = 200;

function placed({ tables: { useQuestion: question } }: Looker, before: QuestionPage['before']): SQL | undefined {
  return before && sql`(${question.askedAt}, ${question.id}) < (${before.at}, ${before.id})`;
}

function inState(q: Looker, { actor }: May, state: 'open' | 'reviewed'): SQL | undefined {
  return state === 'open' ? isDue(q, waitedSince(actor.asOf.day)) : isNotNull(q.tables.useQuestion.reviewedAt);
}

/** Not looked at, and answered, or asked before the day since which the time for an answer is over. */
function isDue({ tables: { useQuestion: question } }: Looker, since: string | Placeholder): SQL | undefined {
  return and(isNull(question.reviewedAt), or(isNotNull(question.answeredAt), lt(question.askedDay, since)));
}
