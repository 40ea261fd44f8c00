import type * as z from 'zod/mini';
import type { OwnQuestions, ownQuestionsRequestSchema } from '../../../shared/areas/questions/question.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import type { JsonText } from '../../http/json-text.ts';
import { type Authorized, decideGlobal, explainRefusal, filterFor } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { namedAmong } from '../access/history/history.repo.ts';
import { present, shownAs } from '../access/shown.ts';
import { staffWho } from '../access/who.repo.ts';
import { namesInUse } from '../names/names-in-use.ts';
import { namedUses, studentsOf, toQuestion } from './named-uses.ts';
import { ownQuestions } from './question.repo.ts';

type Asked = z.infer<typeof ownQuestionsRequestSchema>;

/**
 * A page of what one is asked about one's own uses, newest first (R60). A student is named only to who may see them
 * now. The text is `ownQuestionsSchema`'s. Throws `not-allowed` for who has no role.
 */
export async function listOwnQuestions(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  asked: Asked,
): Promise<JsonText> {
  const answer = await store.read(context, async (q) => {
    const decided = decideGlobal(actor, 'history.own');
    const event: AuditEvent = { action: 'question.list', resource: 'own-question', decision: 'refused' };
    if (!decided.allow) return audited(event, undefined);
    const { ruleIds, purpose } = decided.grant.decision;
    const { list, given, fieldClasses } = await page(q, decided.grant, asked);
    const { text, shown } = shownAs(list);
    const detail = JSON.stringify({ ...asked, count: list.rows.length, given, shown });
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose, detail }, text);
  });
  if (answer === undefined) throw problems.notAllowed(explainRefusal('history.own', locale));
  return answer;
}

async function page(q: Reader, may: Authorized<'history.own'>, { before, limit }: Asked) {
  const found = await ownQuestions(q, may, { before, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const uses = await namedUses(q, may, rows);
  const inUse = await namesInUse(q, may.actor);
  const students = inUse.byId(await namedAmong(q, filterFor(may.actor, 'student.view'), studentsOf(uses)));
  const staff = await staffWho(q, may, present(rows.map(({ reviewedBy }) => reviewedBy)));
  const list: OwnQuestions = {
    rows: rows.map((row) =>
      toQuestion(
        row,
        uses.get(row.id) ?? [],
        (id) => students.get(id) ?? null,
        (id) => staff.get(id)?.name ?? '',
      ),
    ),
    next: last !== undefined && found.length > limit ? { at: last.askedAt, id: last.id } : null,
  };
  const given = [...students.keys()];
  const whose = given.map((studentId) => ({ studentId }));
  return { list, given, fieldClasses: inUse.toldWith(may.decision.fieldClasses, whose) };
}
