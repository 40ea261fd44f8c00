import { type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import { REQUEST_KINDS, requestStep } from '../../../shared/areas/requests/kinds.ts';
import { LOGGED_TEXTS } from '../../../shared/areas/requests/log-entries.ts';
import { type NewStep, type StepFault, stepFaults } from '../../../shared/areas/requests/request-judge.ts';
import { isSecretOrder } from '../../../shared/areas/requests/subpoena.ts';
import type { RequestOpen } from '../../../shared/areas/requests/request.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import { judgingOf } from './judging.ts';
import { keeping, type MayKeep } from './keeping.ts';
import { asIssues, STEP_FIELDS } from './step-issues.ts';
import { buildingNow, insertRequest, insertRequestStep, isRequestId } from './request.repo.ts';
import { stepRow } from './step-row.ts';

/** Keeps that somebody asked, on which day and for what (R167, R186, R207, R217, R219): its clocks run from then on. */
export function openRequest(tx: Tx, context: CommandContext, body: RequestOpen): Promise<Effect> {
  const { studentId, requestId, kind: kindId, form } = body;
  return keeping(tx, context, { action: 'request.open', studentId, requestId, step: form.kind }, async (grant, rev) => {
    // R117: before anything else, so that nothing of a secret order is compared with what is kept, or told back.
    if (isSecretOrder(kindId, form.filled)) return { code: 'sealed', words: m.refused_disclosure_sealed };
    if (await isRequestId(tx, grant, requestId)) return { code: 'request-kept', words: m.refused_request_kept };
    const kind = REQUEST_KINDS.find(({ id }) => id === kindId);
    if (kind === undefined) return { issues: [{ path: 'body.kind', code: 'unknown' }] };
    if (form.kind !== 'received') return { issues: [{ path: 'body.form.kind', code: 'not-first' }] };
    const read = readFilled(requestStep(kind, form.kind)?.fields ?? [], form.filled, STEP_FIELDS);
    if ('issues' in read) return read;
    const taken: NewStep = { ...form, filled: read.filled };
    const named = await namingFaults(tx, grant, kindId, read.filled);
    const faults = [...stepFaults(kind, taken, [], await judgingOf(tx, grant)), ...named];
    if (faults.length > 0) return { issues: asIssues(faults) };
    const buildingId = await buildingNow(tx, grant);
    const row = { studentId, id: requestId, kind: kindId, buildingId, receivedOn: form.day, closedOn: null, rev };
    await insertRequest(tx, grant, row);
    const stepId = tx.runtime.id();
    await insertRequestStep(tx, grant, stepRow(tx, grant, { requestId, rev, stepId, form: taken, disclosureId: null }));
    return { disclosureId: null };
  });
}

/** What goes on into the log names no staff (R35, R36): found now, as the first step can't be written anew later. */
async function namingFaults(tx: Tx, grant: MayKeep, kind: string, filled: Filled): Promise<StepFault[]> {
  const names = LOGGED_TEXTS[kind] ?? [];
  if (names.length === 0) return [];
  const texts = names.map((name) => textAt(filled, name));
  const named = await staffNamedIn(tx, grant, texts);
  return names.filter((_, i) => named[i]).map((name) => ({ path: `filled.${name}`, code: 'names-staff' }));
}
