import type * as z from 'zod/mini';
import type { FieldClass } from '../../../../shared/access/field-classes.ts';
import type {
  Application,
  ApplicationForm,
  ApplicationList,
  applicationListRequestSchema,
  ApplicationState,
} from '../../../../shared/areas/access/application.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import type { JsonText } from '../../../http/json-text.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../../store/store.ts';
import { type NamesInUse, namesInUse } from '../../names/names-in-use.ts';
import { type GrantRow, grantsOn } from '../grants/grant.repo.ts';
import { present, shownAs } from '../shown.ts';
import { type StaffWho, staffWho, type StudentWho, studentWho } from '../who.repo.ts';
import { type ApplicationRow, applicationsOf, countApplications } from './application.repo.ts';

type Asked = z.infer<typeof applicationListRequestSchema>;
type May = Authorized<'application.write'> | Authorized<'application.decide'>;

/**
 * A page of applications, newest first: one's own, or all of them for who decides (R56). Whom one means is named to who
 * decides alone. The text is `applicationListSchema`'s. Throws `not-allowed` for everybody else.
 */
export async function listApplications(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  asked: Asked,
): Promise<JsonText> {
  const action = asked.whose === 'own' ? 'application.write' : 'application.decide';
  const answer = await store.read(context, async (q) => {
    const decided = action === 'application.write' ? decideGlobal(actor, action) : decideGlobal(actor, action);
    const event: AuditEvent = { action: 'application.list', resource: 'application', decision: 'refused' };
    if (!decided.allow) return audited(event, undefined);
    const { ruleIds, fieldClasses: opened, purpose } = decided.grant.decision;
    const inUse = await namesInUse(q, actor);
    const list = await page(q, decided.grant, asked, inUse);
    const { text, shown } = shownAs(list);
    const whose = list.rows.flatMap(({ student }) => student ?? []);
    const fieldClasses = inUse.toldWith(opened, whose);
    const given = whose.map(({ studentId }) => studentId);
    const detail = JSON.stringify({ ...asked, count: list.rows.length, given, shown });
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose, detail }, text);
  });
  if (answer === undefined) throw problems.notAllowed(explainRefusal(action, locale));
  return answer;
}

async function page(q: Reader, may: May, { state, before, limit }: Asked, inUse: NamesInUse): Promise<ApplicationList> {
  const found = await applicationsOf(q, may, { state, before, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const grants = await grantsOn(q, may, rows);
  const staff = await staffWho(q, may, present(rows.flatMap((row) => [row.applicantId, row.decidedBy])));
  const meant = (row: ApplicationRow) => grants.get(row.id)?.studentId ?? row.studentId;
  const students = inUse.byId(await named(q, may, present(rows.map(meant))));
  return {
    rows: rows.map((row) =>
      toWire(row, { staff, student: students.get(meant(row) ?? '') ?? null, grant: grants.get(row.id) }),
    ),
    total: await countApplications(q, may, state),
    next: last !== undefined && found.length > limit ? { at: last.appliedAt, id: last.id } : null,
  };
}

/** The applicant is not told whether there is such a student. */
async function named(q: Reader, may: May, ids: readonly string[]): Promise<Map<string, StudentWho>> {
  return decides(may) ? studentWho(q, may, ids) : new Map<string, StudentWho>();
}

const decides = (may: May): may is Authorized<'application.decide'> => may.action === 'application.decide';

interface Beside {
  readonly staff: ReadonlyMap<string, StaffWho>;
  readonly student: StudentWho | null;
  readonly grant: GrantRow | undefined;
}

function toWire(row: ApplicationRow, { staff, student, grant }: Beside): Application {
  const { id, applicantId, about, information, need, appliedAt, decisionText, decidedBy, decidedAt, rev } = row;
  return {
    id,
    applicant: staff.get(applicantId) ?? { staffId: applicantId, name: '', roles: [] },
    about,
    student,
    information,
    need,
    appliedAt,
    state: row.status as ApplicationState,
    form: row.form as ApplicationForm | null,
    decisionText,
    decidedBy: decidedBy === null ? null : (staff.get(decidedBy)?.name ?? ''),
    decidedAt,
    grant: grant === undefined ? null : grantToWire(grant),
    rev,
  };
}

function grantToWire({ id, classes, untilAt, endReason }: GrantRow): Application['grant'] {
  return { grantId: id, fieldClasses: JSON.parse(classes) as FieldClass[], untilAt, endReason };
}
