import type * as z from 'zod/mini';
import type {
  Emergency,
  EmergencyList,
  emergencyListRequestSchema,
} from '../../../../shared/areas/access/emergency.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import type { JsonText } from '../../../http/json-text.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../../store/store.ts';
import { type NamesInUse, namesInUse } from '../../names/names-in-use.ts';
import type { GrantRow } from '../grants/grant.repo.ts';
import { present, shownAs } from '../shown.ts';
import { type StaffWho, staffWho, type StudentWho, studentWho } from '../who.repo.ts';
import { countEmergencies, emergenciesOf, viewsUnder } from './emergency.repo.ts';

type Asked = z.infer<typeof emergencyListRequestSchema>;
type May = Authorized<'emergency.review'>;

/**
 * A page of emergencies, newest first, with the threat and how often the record was opened (R118), for who reviews
 * them. The text is `emergencyListSchema`'s. Throws `not-allowed` for everybody else.
 */
export async function listEmergencies(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  asked: Asked,
): Promise<JsonText> {
  const answer = await store.read(context, async (q) => {
    const decided = decideGlobal(actor, 'emergency.review');
    const event: AuditEvent = { action: 'emergency.list', resource: 'emergency', decision: 'refused' };
    if (!decided.allow) return audited(event, undefined);
    const { ruleIds, fieldClasses: opened, purpose } = decided.grant.decision;
    const inUse = await namesInUse(q, actor);
    const list = await page(q, decided.grant, asked, inUse);
    const { text, shown } = shownAs(list);
    const whose = list.rows.map(({ student }) => student);
    const fieldClasses = inUse.toldWith(opened, whose);
    const given = whose.map(({ studentId }) => studentId);
    const detail = JSON.stringify({ ...asked, count: list.rows.length, given, shown });
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose, detail }, text);
  });
  if (answer === undefined) throw problems.notAllowed(explainRefusal('emergency.review', locale));
  return answer;
}

async function page(q: Reader, may: May, { state, before, limit }: Asked, inUse: NamesInUse): Promise<EmergencyList> {
  const found = await emergenciesOf(q, may, { state, before, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const staff = await staffWho(q, may, present(rows.flatMap((row) => [row.staffId, row.reviewedBy])));
  const students = inUse.byId(await studentWho(q, may, present(rows.map(({ studentId }) => studentId))));
  const list: Emergency[] = [];
  for (const row of rows) list.push(toWire(row, { staff, students, views: await viewsUnder(q, may, row) }));
  return {
    rows: list,
    total: await countEmergencies(q, may, state),
    next: last !== undefined && found.length > limit ? { at: last.fromAt, id: last.id } : null,
  };
}

interface Beside {
  readonly staff: ReadonlyMap<string, StaffWho>;
  readonly students: ReadonlyMap<string, StudentWho>;
  readonly views: number;
}

function toWire(row: GrantRow, { staff, students, views }: Beside): Emergency {
  const { id, staffId, studentId, reason, fromAt, untilAt, reviewText, reviewedBy, reviewedAt } = row;
  const student = students.get(studentId ?? '');
  if (student === undefined) throw new Error('An emergency is of a student.');
  return {
    grantId: id,
    staff: staff.get(staffId) ?? { staffId, name: '', roles: [] },
    student,
    threat: reason,
    fromAt,
    untilAt,
    views,
    finding: row.finding as Emergency['finding'],
    reviewText,
    reviewedBy: reviewedBy === null ? null : (staff.get(reviewedBy)?.name ?? ''),
    reviewedAt,
  };
}
