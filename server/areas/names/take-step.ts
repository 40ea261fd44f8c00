import { nameState, nameStepFaults, orderFaults } from '../../../shared/areas/names/judge.ts';
import { countingNameSteps, type TakenNameStep } from '../../../shared/areas/names/lacks.ts';
import type { NameStepTaken } from '../../../shared/areas/names/names.ts';
import { policyOn } from '../../../shared/areas/names/policy.ts';
import { nameStep } from '../../../shared/areas/names/update-steps.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { knownFor, nameIssues, staffFaults } from './judging.ts';
import { keepingName } from './keeping.ts';
import { insertNameStep, isNameStepId, type MayUpdate, nameStepsOf, putNameState } from './name.repo.ts';
import { asTaken, nameStepRow } from './step-row.ts';

/** Takes the next step of an update, or says everything that is missing at once (R202 to R206). */
export function takeNameStep(tx: Tx, context: CommandContext, body: NameStepTaken): Promise<Effect> {
  const { studentId, updateId, stepId, seen, form } = body;
  const rule = nameStep(form.kind);
  const about = { action: 'name.step', studentId, updateId, seen, step: form.kind } as const;
  return keepingName(tx, context, about, rule?.act ?? 'name.keep', async (grant, rev) => {
    if (await isNameStepId(tx, grant, stepId)) return { code: 'name-kept', words: m.refused_name_step_kept };
    const all = await nameStepsOf(tx, grant);
    const before = all.filter((step) => step.updateId === updateId).map(asTaken);
    const others = all.filter((step) => step.updateId !== updateId).map(asTaken);
    if (before.length === 0) return { issues: [{ path: 'body.updateId', code: 'unknown' }] };
    const { judging } = await knownFor(tx, grant);
    const fields = rule?.fields(form.filled, policyOn(judging.policies, form.day).policy) ?? [];
    const read = readFilled(fields, form.filled, 'body.form.filled');
    if ('issues' in read) return read;
    const taken = { ...form, filled: read.filled };
    const faults = [
      ...nameStepFaults(taken, before, judging),
      ...orderFaults(taken, others),
      ...(await staffFaults(tx, grant, read.filled)),
    ];
    if (faults.length > 0) return { issues: nameIssues(faults, 'body.form') };
    const row = nameStepRow(tx, grant, { updateId, rev, stepId, form: taken });
    await insertNameStep(tx, grant, row);
    await putState(tx, grant, { updateId, rev, steps: [...before, asTaken(row)] });
    return undefined;
  });
}

interface Standing {
  readonly updateId: string;
  readonly rev: number;
  readonly steps: readonly TakenNameStep[];
}

/** Keeps where the update stands now, for lists. */
function putState(tx: Tx, grant: MayUpdate, { updateId, rev, steps }: Standing): Promise<void> {
  const approvedOn = countingNameSteps(steps).find(({ kind }) => kind === 'approved')?.day ?? null;
  return putNameState(tx, grant, { id: updateId, state: nameState(steps), approvedOn, rev });
}
