import { inspectionFaults, inspectionFields } from '../../../shared/areas/inspections/inspection-form.ts';
import type { InspectionKeep } from '../../../shared/areas/inspections/inspection.ts';
import { choicesAt, type FieldSpec, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import { isWithheld } from '../../../shared/areas/requests/withheld.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { ageOn } from '../../../shared/clocks/age.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { readStudent } from '../cases/student.repo.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import { withheldFrom } from '../requests/judging.ts';
import { insertInspection, isInspectionId } from './inspection.repo.ts';

type May = Authorized<'request.keep'>;

/** Enters in the Record of Inspection that somebody saw the record, or was handed a copy of it (R181). */
export async function enterInspection(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { studentId, inspectionId, filled }: InspectionKeep,
): Promise<Effect> {
  const event: AuditEvent = { action: 'inspection.keep', studentId, resource: 'inspection', decision: 'refused' };
  // First of all: whoever else writes here waits for it, so that the right is that of now.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'request.keep');
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, 'request.keep', locale);
  const { ruleIds, purpose } = answer.grant.decision;
  const known = { ...event, ruleIds };
  const stop = await keepInspection(tx, answer.grant, { inspectionId, filled, sha256: null, rev, path: 'body.filled' });
  if (stop !== undefined) return stopped(known, stop, locale);
  const detail = JSON.stringify({ inspectionId });
  const allowed: AuditEvent = { ...known, decision: 'allowed', fieldClasses: ['disclosure'], purpose, detail };
  return { outcome: 'applied', rev, event: allowed };
}

/** An entry of the Record of Inspection as it is kept with what is shown or handed over. */
export interface NewInspection {
  readonly inspectionId: string;
  readonly filled: Filled;
  /** Of the file that is handed over, in hex; null where there is none. */
  readonly sha256: string | null;
  readonly rev: number;
  /** Where the fields stand in the body that brings them. */
  readonly path: string;
}

/** Keeps an entry of the Record of Inspection; says what stands in the way, where something does, and then keeps nothing. */
export async function keepInspection(
  tx: Tx,
  may: May,
  { inspectionId, filled: given, sha256, rev, path }: NewInspection,
): Promise<Stop | undefined> {
  if (await isInspectionId(tx, may, inspectionId)) return { code: 'inspection-kept', words: m.refused_inspection_kept };
  const judged = await judgeInspection(tx, may, given, path);
  if ('issues' in judged) return judged;
  const { filled } = judged;
  const recorded = { recordedBy: may.actor.staffId, recordedAt: tx.context.at, rev };
  const day = textAt(filled, 'day');
  const row = { studentId: may.studentId, id: inspectionId, day, filled: JSON.stringify(filled), sha256 };
  await insertInspection(tx, may, { ...row, ...recorded });
  return undefined;
}

async function judgeInspection(
  tx: Tx,
  may: May,
  given: Filled,
  path: string,
): Promise<{ readonly filled: Filled } | { readonly issues: Issue[] }> {
  const fields = inspectionFields(given);
  const read = readFilled(fields, given, path);
  if ('issues' in read) return read;
  const { filled } = read;
  const today = may.actor.asOf.day;
  const birthDate = (await readStudent(tx, may))?.birthDate ?? null;
  const faults = inspectionFaults(filled, { today, age: birthDate === null ? null : ageOn(birthDate, today) });
  const issues = [
    ...faults.map(({ field, code }) => ({ path: `${path}.${field}`, code })),
    ...(await withheldIssues(tx, may, filled, path)),
    ...(await namingIssues(tx, may, fields, filled, path)),
  ];
  return issues.length > 0 ? { issues } : { filled };
}

/** What a minor's granted request withholds is shown to no parent (R139). */
async function withheldIssues(tx: Tx, may: May, filled: Filled, path: string): Promise<Issue[]> {
  const isParent = textAt(filled, 'as') === 'parent';
  const isClosed = isParent && isWithheld(choicesAt(filled, 'records'), await withheldFrom(tx, may));
  return isClosed ? [{ path: `${path}.records`, code: 'withheld' }] : [];
}

/** Where a text names staff (R35, R36), but for the name of whoever sees the record. */
async function namingIssues(
  tx: Tx,
  may: May,
  fields: readonly FieldSpec[],
  filled: Filled,
  path: string,
): Promise<Issue[]> {
  const names = fields
    .filter(({ kind, ofPeople }) => (kind === 'text' || kind === 'line') && !ofPeople)
    .map(({ name }) => name);
  const texts = names.map((name) => textAt(filled, name));
  const named = await staffNamedIn(tx, may, texts);
  return names.filter((_, i) => named[i]).map((name) => ({ path: `${path}.${name}`, code: 'names-staff' }));
}
