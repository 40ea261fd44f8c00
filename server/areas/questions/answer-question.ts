import type { QuestionAnswer } from '../../../shared/areas/questions/question.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { lockOwnQuestion, setAnswer } from './question.repo.ts';

/** Keeps what the person asked says, once, and until somebody has looked at the question. One's own questions only. */
export async function answerQuestion(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { questionId, text }: QuestionAnswer,
): Promise<Effect> {
  const event: AuditEvent = { action: 'question.answer', resource: 'use-question', decision: 'refused' };
  const decided = decideGlobal(actor, 'history.own');
  if (!decided.allow) return notAllowed(event, 'history.own', locale);
  const { grant: may } = decided;
  const row = await lockOwnQuestion(tx, may, questionId);
  if (row === undefined) return refused(event, 'missing', m.refused_question_missing, locale);
  const about: AuditEvent = { ...event, studentId: row.studentId ?? undefined };
  if (row.reviewedAt !== null) return refused(about, 'reviewed', m.refused_question_reviewed, locale);
  if (row.answeredAt !== null) return refused(about, 'answered', m.refused_question_answered, locale);
  const rev = await nextRev(tx);
  await setAnswer(tx, may, { id: questionId, answer: text, answeredAt: tx.context.at, rev });
  const { purpose, ruleIds } = may.decision;
  return { outcome: 'applied', rev, event: { ...about, decision: 'allowed', purpose, ruleIds } };
}
