import type { DirectoryRefuse, DirectoryRescind } from '../../../shared/areas/directory/directory.ts';
import { REFUSAL_FIELDS, refusalFaults, RESCIND_FIELDS } from '../../../shared/areas/directory/refusal-form.ts';
import { daysAhead, type FieldSpec, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { insertRefusal, insertRescission, isRefusalId, refusalOf } from './refusal.repo.ts';

type May = Authorized<'directory.keep'>;
const FIELDS = 'body.filled';
const pathOf = (field: string): string => `${FIELDS}.${field}`;

/** Enters a refusal as it was signed (R134, R162); it counts from its first receipt (T5), however late (R131). */
export function refuseDirectory(tx: Tx, context: CommandContext, body: DirectoryRefuse): Promise<Effect> {
  const { studentId, refusalId } = body;
  return keeping(tx, context, 'directory.refuse', body, async (may, common) => {
    if (await isRefusalId(tx, may, refusalId)) return { code: 'refusal-kept', words: m.refused_refusal_kept };
    const read = readForm(may, REFUSAL_FIELDS, body.filled);
    if ('issues' in read) return read;
    const faults = refusalFaults(read.filled);
    if (faults.length > 0) return { issues: faults.map(({ field, code }) => ({ path: pathOf(field), code })) };
    const receivedOn = textAt(read.filled, 'receivedOn');
    const filled = JSON.stringify(read.filled);
    await insertRefusal(tx, may, { ...common, studentId, id: refusalId, receivedOn, filled });
    return undefined;
  });
}

/** Says that a refusal holds no more (R136): it was taken back, or should never have been entered. It stays to be read. */
export function rescindRefusal(tx: Tx, context: CommandContext, body: DirectoryRescind): Promise<Effect> {
  const { studentId, refusalId } = body;
  return keeping(tx, context, 'directory.rescind', body, async (may, common) => {
    const found = await refusalOf(tx, may, refusalId);
    if (found === undefined) return { issues: [{ path: 'body.refusalId', code: 'unknown' }] };
    if (found.ended !== null) return { issues: [{ path: 'body.refusalId', code: 'ended' }] };
    const read = readForm(may, RESCIND_FIELDS, body.filled);
    if ('issues' in read) return read;
    const receivedOn = textAt(read.filled, 'receivedOn');
    if (receivedOn < found.receivedOn) return { issues: [{ path: pathOf('receivedOn'), code: 'before-refused' }] };
    const filled = JSON.stringify(read.filled);
    const reason = textAt(read.filled, 'reason');
    await insertRescission(tx, may, { ...common, studentId, refusalId, receivedOn, reason, filled });
    return undefined;
  });
}

/** What a form holds, where it is whole and of no day that lies ahead. */
function readForm(
  may: May,
  fields: readonly FieldSpec[],
  filled: Filled,
): { readonly filled: Filled } | { readonly issues: Issue[] } {
  const read = readFilled(fields, filled, FIELDS);
  if ('issues' in read) return read;
  const ahead = daysAhead(fields, read.filled, may.actor.asOf.day);
  return ahead.length === 0 ? read : { issues: ahead.map((name) => ({ path: pathOf(name), code: 'future' })) };
}

interface Common {
  readonly recordedBy: string;
  readonly recordedAt: number;
  readonly rev: number;
}

/** Does something to a student's refusals: the right is asked under the lock, and the trail says what was done. */
async function keeping(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  action: 'directory.refuse' | 'directory.rescind',
  { studentId, refusalId }: { readonly studentId: string; readonly refusalId: string },
  work: (may: May, common: Common) => Promise<Stop | undefined>,
): Promise<Effect> {
  const event: AuditEvent = { action, studentId, resource: 'directory', decision: 'refused' };
  // First of all: a list that is being made is done before it, or finds it.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'directory.keep');
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, 'directory.keep', locale);
  const { grant } = answer;
  const { ruleIds, purpose } = grant.decision;
  const known = { ...event, ruleIds };
  const stop = await work(grant, { recordedBy: actor.staffId, recordedAt: tx.context.at, rev });
  if (stop !== undefined) return stopped(known, stop, locale);
  const detail = JSON.stringify({ refusalId });
  const allowed: AuditEvent = { ...known, decision: 'allowed', fieldClasses: ['disclosure'], purpose, detail };
  return { outcome: 'applied', rev, event: allowed };
}
