import type { RequestKind } from '../../../shared/areas/requests/kind.ts';
import { requestKind, requestStep } from '../../../shared/areas/requests/kinds.ts';
import { closedOn, type NewStep, stepFaults, type TakenStep } from '../../../shared/areas/requests/request-judge.ts';
import type { RequestStepTaken } from '../../../shared/areas/requests/request.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { judgingOf } from './judging.ts';
import { keeping, type MayKeep } from './keeping.ts';
import { loggedFaults } from './logged-faults.ts';
import { logStep } from './log-step.ts';
import { asIssues, STEP_FIELDS } from './step-issues.ts';
import { insertRequestStep, isStepId, putClosed, requestOf } from './request.repo.ts';
import { asTaken, stepRow } from './step-row.ts';

/**
 * Takes the next step of a request, or says everything that is missing at once. What it releases goes into the log in
 * the same transaction (R115): a step without its entry, or an entry without its step, there never is.
 */
export function takeRequestStep(tx: Tx, context: CommandContext, body: RequestStepTaken): Promise<Effect> {
  const { studentId, requestId, stepId, disclosureId, form } = body;
  return keeping(tx, context, { action: 'request.step', studentId, requestId, step: form.kind }, async (grant, rev) => {
    // Sent again after a fault of the line, it was taken already.
    if (await isStepId(tx, grant, stepId)) return { code: 'request-kept', words: m.refused_request_step_kept };
    const kept = await requestOf(tx, grant, requestId);
    const kind = kept && requestKind(kept.kind);
    if (kept === undefined || kind === undefined) return { issues: [{ path: 'body.requestId', code: 'unknown' }] };
    const fields = requestStep(kind, form.kind)?.fields ?? [];
    const read = readFilled(fields, form.filled, STEP_FIELDS);
    if ('issues' in read) return read;
    const taken: NewStep = { ...form, filled: read.filled };
    const before = kept.steps.map(asTaken);
    const faults = [
      ...stepFaults(kind, taken, before, await judgingOf(tx, grant)),
      ...(await loggedFaults(tx, grant, taken, kept.steps)),
    ];
    if (faults.length > 0) return { issues: asIssues(faults) };
    const logged = await logStep(tx, context, { grant, kind: kind.id, form: taken, fields, before, disclosureId, rev });
    if ('code' in logged || 'issues' in logged) return logged;
    const row = stepRow(tx, grant, { requestId, rev, stepId, form: taken, disclosureId: logged.disclosureId });
    await insertRequestStep(tx, grant, row);
    await close(tx, grant, { requestId, rev, kind, before: kept.closedOn, steps: [...before, asTaken(row)] });
    return { disclosureId: logged.disclosureId };
  });
}

interface Closing {
  readonly requestId: string;
  readonly rev: number;
  readonly kind: RequestKind;
  readonly before: string | null;
  readonly steps: readonly TakenStep[];
}

/** Keeps since when it is done. Where what closed it was struck, it is open again. */
async function close(tx: Tx, grant: MayKeep, { requestId, rev, kind, before, steps }: Closing): Promise<void> {
  const now = closedOn(kind, steps);
  if (now !== before) await putClosed(tx, grant, { requestId, closedOn: now, rev });
}
