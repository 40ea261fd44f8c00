import { askFaults, currentFaults, type NameFault } from '../../../shared/areas/names/judge.ts';
import { namesOn } from '../../../shared/areas/names/names-on.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import type { NameAsk } from '../../../shared/areas/names/names.ts';
import { modeOn, policyOn } from '../../../shared/areas/names/policy.ts';
import { updateFields } from '../../../shared/areas/names/update-form.ts';
import { ageOn } from '../../../shared/clocks/age.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import type { Refusal } from '../../sync/effects.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { type Known, knownFor, nameIssues } from './judging.ts';
import { keepingName } from './keeping.ts';
import {
  insertNameStep,
  insertNameUpdate,
  isNameUpdateId,
  type MayUpdate,
  nameStepsOf,
  nameUpdatesOf,
} from './name.repo.ts';
import { nameStepRow, updatesOfSteps } from './step-row.ts';

/** Enters a Student Record Update Form (R193 to R201), where the district takes any and none is undecided. */
export function askName(tx: Tx, context: CommandContext, body: NameAsk): Promise<Effect> {
  const { studentId, updateId, seen, day } = body;
  const about = { action: 'name.ask', studentId, updateId, seen, step: 'asked' } as const;
  return keepingName(tx, context, about, 'name.keep', async (grant, rev) => {
    if (await isNameUpdateId(tx, grant, updateId)) return { code: 'name-kept', words: m.refused_name_kept };
    const known = await knownFor(tx, grant);
    const closed = await closedTo(tx, grant, known);
    if (closed !== undefined) return closed;
    const fields = updateFields(body.filled, policyOn(known.judging.policies, known.judging.today).policy);
    const read = readFilled(fields, body.filled, 'body.filled');
    if ('issues' in read) return read;
    const form = { kind: 'asked', day, filled: read.filled };
    const faults = [...askFaults(form, known.judging), ...(await otherwiseNamed(tx, grant, known, read.filled))];
    if (faults.length > 0) return { issues: nameIssues(faults, 'body') };
    const row = { studentId, id: updateId, askedOn: day, about: aboutOf(known), state: 'asked', approvedOn: null, rev };
    await insertNameUpdate(tx, grant, row);
    await insertNameStep(tx, grant, nameStepRow(tx, grant, { updateId, rev, stepId: tx.runtime.id(), form }));
    return undefined;
  });
}

/** Why the district takes no form of this student today. */
async function closedTo(tx: Tx, grant: MayUpdate, { judging }: Known): Promise<Refusal | undefined> {
  const mode = modeOn(judging.policies, judging.today);
  if (mode === 'off') return { code: 'name-off', words: m.refused_name_off };
  if (mode === 'forbidden') return { code: 'name-forbidden', words: m.refused_name_forbidden };
  const isOpen = (await nameUpdatesOf(tx, grant)).some(({ state }) => state === 'asked');
  return isOpen ? { code: 'name-open', words: m.refused_name_open } : undefined;
}

/** Whether the form calls current what the record doesn't. */
async function otherwiseNamed(
  tx: Tx,
  grant: MayUpdate,
  { student, judging }: Known,
  filled: Filled,
): Promise<readonly NameFault[]> {
  const inUse = namesOn(updatesOfSteps(await nameStepsOf(tx, grant)), judging.today, judging)?.updated;
  const roster = { first: student.givenName, last: student.familyName };
  return currentFaults(filled, [roster, ...(inUse === undefined ? [] : [inUse])]);
}

/** What the paper asks for and the roster knows (R193), as it was then. */
function aboutOf({ student: { sisId, building, birthDate }, judging: { today } }: Known): string {
  const age = birthDate === null ? null : ageOn(birthDate, today);
  return JSON.stringify({ sisId, school: building ?? '', birthDate, age });
}
