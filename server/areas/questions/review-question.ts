import type { QuestionReview } from '../../../shared/areas/questions/question.ts';
import { isDue } from '../../../shared/areas/questions/waiting-time.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { lockQuestion, setQuestionReviewed } from './question.repo.ts';

/**
 * Writes down whether an unusual use was in order (R60): once, by somebody else than who is asked, and not before that
 * person has answered or has had the school days for it. Refused where an answer has come that the reviewer did not see.
 */
export async function reviewQuestion(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { questionId, finding, text, seenAnswerAt }: QuestionReview,
): Promise<Effect> {
  const event: AuditEvent = { action: 'question.review', resource: 'use-question', decision: 'refused' };
  const decided = decideGlobal(actor, 'question.review');
  if (!decided.allow) return notAllowed(event, 'question.review', locale);
  const { grant: may } = decided;
  const row = await lockQuestion(tx, may, questionId);
  if (row === undefined) return refused(event, 'missing', m.refused_question_missing, locale);
  const detail = JSON.stringify({ finding });
  const about: AuditEvent = { ...event, studentId: row.studentId ?? undefined, detail };
  if (row.staffId === actor.staffId) return refused(about, 'own', m.refused_question_own, locale);
  if (row.reviewedAt !== null) return refused(about, 'reviewed', m.refused_question_reviewed, locale);
  if (!isDue(row, actor.asOf.day)) return refused(about, 'too-early', m.refused_question_early, locale);
  if (row.answeredAt !== seenAnswerAt) return refused(about, 'stale', m.refused_question_unread, locale);
  const rev = await nextRev(tx);
  await setQuestionReviewed(tx, may, { id: questionId, finding, text, reviewedAt: tx.context.at, rev });
  const { purpose, ruleIds } = may.decision;
  return { outcome: 'applied', rev, event: { ...about, decision: 'allowed', purpose, ruleIds } };
}
