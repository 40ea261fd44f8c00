import type * as z from 'zod/mini';
import type { QuestionList, questionListRequestSchema } from '../../../shared/areas/questions/question.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import type { JsonText } from '../../http/json-text.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { present, shownAs } from '../access/shown.ts';
import { staffWho, studentWho } from '../access/who.repo.ts';
import { namesInUse } from '../names/names-in-use.ts';
import { namedUses, studentsOf, toQuestion } from './named-uses.ts';
import { countQuestions, questionsIn } from './question.repo.ts';

type Asked = z.infer<typeof questionListRequestSchema>;
type May = Authorized<'question.review'>;

/**
 * A page of questions that have an answer or waited for one, or that were looked at; newest first, for who reviews
 * them. It says of each what one person did on one day, and nothing of a person beyond it: no totals, no order by
 * person, no score (R37-R41). The text is `questionListSchema`'s. Throws `not-allowed` for everybody else.
 */
export async function listQuestions(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  asked: Asked,
): Promise<JsonText> {
  const answer = await store.read(context, async (q) => {
    const decided = decideGlobal(actor, 'question.review');
    const event: AuditEvent = { action: 'question.list', resource: 'use-question', decision: 'refused' };
    if (!decided.allow) return audited(event, undefined);
    const { ruleIds, purpose } = decided.grant.decision;
    const { list, given, fieldClasses } = await page(q, decided.grant, asked);
    const { text, shown } = shownAs(list);
    const detail = JSON.stringify({ ...asked, count: list.rows.length, given, shown });
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose, detail }, text);
  });
  if (answer === undefined) throw problems.notAllowed(explainRefusal('question.review', locale));
  return answer;
}

async function page(q: Reader, may: May, { state, before, limit }: Asked) {
  const found = await questionsIn(q, may, state, { before, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const uses = await namedUses(q, may, rows);
  const inUse = await namesInUse(q, may.actor);
  const students = inUse.byId(await studentWho(q, may, studentsOf(uses)));
  const staff = await staffWho(q, may, present(rows.flatMap((row) => [row.staffId, row.reviewedBy])));
  const named = (id: string) => {
    const who = students.get(id);
    if (who === undefined) return null;
    const { studentId: _, ...student } = who;
    return student;
  };
  const list: QuestionList = {
    rows: rows.map((row) => ({
      ...toQuestion(row, uses.get(row.id) ?? [], named, (id) => staff.get(id)?.name ?? ''),
      staff: staff.get(row.staffId) ?? { staffId: row.staffId, name: '', roles: [] },
    })),
    total: await countQuestions(q, may, state),
    next: last !== undefined && found.length > limit ? { at: last.askedAt, id: last.id } : null,
  };
  const whose = [...students.values()];
  const fieldClasses = inUse.toldWith(may.decision.fieldClasses, whose);
  return { list, given: whose.map(({ studentId }) => studentId), fieldClasses };
}
