import type * as z from 'zod/mini';
import type { History, historyRequestSchema } from '../../../../shared/areas/access/sight.ts';
import type { AuditAction, AuditEvent } from '../../../../shared/audit/event.ts';
import { type AuditEntry, decodeLine } from '../../../../shared/audit/line.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import type { JsonText } from '../../../http/json-text.ts';
import { type Authorized, decideGlobal, explainRefusal, filterFor } from '../../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../../store/store.ts';
import { namesInUse } from '../../names/names-in-use.ts';
import { present, shownAs } from '../shown.ts';
import { namedAmong, ownLines } from './history.repo.ts';

type Asked = z.infer<typeof historyRequestSchema>;

/**
 * A page of one's own uses, newest first (R60). A student is named only to who may see them now. The text is
 * `historySchema`'s. Throws `not-allowed` for who has no role.
 */
export async function ownHistory(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  asked: Asked,
): Promise<JsonText> {
  const answer = await store.read(context, async (q) => {
    const decided = decideGlobal(actor, 'history.own');
    const event: AuditEvent = { action: 'history.own', resource: 'audit', decision: 'refused' };
    if (!decided.allow) return audited(event, undefined);
    const { ruleIds, purpose } = decided.grant.decision;
    const { history, given, fieldClasses } = await page(q, decided.grant, asked);
    const { text, shown } = shownAs(history);
    const detail = JSON.stringify({ ...asked, count: history.rows.length, given, shown });
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose, detail }, text);
  });
  if (answer === undefined) throw problems.notAllowed(explainRefusal('history.own', locale));
  return answer;
}

async function page(q: Reader, may: Authorized<'history.own'>, { before, limit }: Asked) {
  const lines = await ownLines(q, may, before ?? Number.MAX_SAFE_INTEGER, limit + 1);
  const entries = lines.slice(0, limit).map(decodeLine);
  const ids = [...new Set(present(entries.map(({ studentId }) => studentId)))];
  const inUse = await namesInUse(q, may.actor);
  const students = inUse.byId(await namedAmong(q, filterFor(may.actor, 'student.view'), ids));
  const history: History = {
    rows: entries.map((entry) => toRow(entry, students.get(entry.studentId ?? '') ?? null)),
    next: lines.length > limit ? (entries.at(-1)?.seq ?? null) : null,
  };
  const given = [...students.keys()];
  const whose = given.map((studentId) => ({ studentId }));
  return { history, given, fieldClasses: inUse.toldWith(may.decision.fieldClasses, whose) };
}

/** What is asked about one student. Whoever was refused it is not told whether there is such a student. */
const ABOUT_ONE: readonly AuditAction[] = [
  'student.lookup',
  'student.view',
  'contact.add',
  'contact.addendum',
  'follow-up.close',
  'case.view',
  'case.open',
  'case.step',
  'sheet.write',
  'emergency.open',
  'caseload.assign',
  'caseload.end',
  'record.seal',
  'record.unseal',
  'access.audience',
  'access.check',
  'access.simulate',
];

/**
 * What a refusal rested on stays in the trail: that a seal closed it, or that the entry knows a student, would tell the
 * person refused that there is one.
 */
function toRow(entry: AuditEntry, student: History['rows'][number]['student']): History['rows'][number] {
  const { seq, at, action, resource, decision, studentId } = entry;
  const refused = decision === 'refused';
  const ofOne = refused ? ABOUT_ONE.includes(action) : studentId !== undefined;
  const ruleIds = refused ? [] : [...(entry.ruleIds ?? [])];
  return { seq, at, action, resource, decision, ruleIds, student, hidden: student === null && ofOne };
}
