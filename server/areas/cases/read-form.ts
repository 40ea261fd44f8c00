import type { StepForm } from '../../../shared/areas/cases/case.ts';
import { ruleOf, stepSchema } from '../../../shared/areas/cases/lifecycle/lifecycle.ts';
import type { Fault } from '../../../shared/areas/cases/lifecycle/judge.ts';
import { type FieldSpec, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { toIssues } from '../../http/validated.ts';
import type { Tx } from '../../store/store.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import type { MayTakeSteps } from './case.repo.ts';
import { schoolsNow, workerOn } from './case-charge.repo.ts';

/** What the form of a step holds, as its rule has it, or what is wrong with it by itself. */
export function readForm({ kind, filled }: StepForm): { readonly filled: Filled } | { readonly issues: Issue[] } {
  const parsed = stepSchema(kind).safeParse(filled);
  if (parsed.success) return { filled: parsed.data };
  return {
    issues: toIssues(parsed.error.issues).map(({ path, code }) => ({ path: `body.form.filled.${path}`, code })),
  };
}

/** Faults of the form as issues of the op. */
export const asIssues = (faults: readonly Fault[]): Issue[] =>
  faults.map(({ path, code }) => ({ path: `body.form.${path}`, code }));

/** What only the record can say of a form: whether who and where it names can be given a case, and whether it names staff (R35, R36). */
export async function recordFaults(tx: Tx, grant: MayTakeSteps, kind: string, filled: Filled): Promise<Fault[]> {
  const fields = ruleOf(kind)?.fields ?? [];
  const faults: Fault[] = [];
  for (const { kind: type, name } of fields) {
    const id = textAt(filled, name);
    if (id === '') continue;
    const code = await RECORD_FAULTS[type]?.(tx, grant, id);
    if (code) faults.push({ path: `filled.${name}`, code });
  }
  return [...faults, ...(await namingFaults(tx, grant, kind, filled))];
}

/** By the kind of field that names something of the record. */
const RECORD_FAULTS: Partial<Record<FieldSpec['kind'], typeof workerFault>> = {
  staff: workerFault,
  building: schoolFault,
};

async function workerFault(tx: Tx, grant: MayTakeSteps, staffId: string): Promise<string | null> {
  const worker = await workerOn(tx, grant, staffId, grant.actor.asOf.day);
  if (worker === undefined) return 'unknown';
  if (!worker.active) return 'inactive';
  return worker.serves ? null : 'role-missing';
}

async function schoolFault(tx: Tx, grant: MayTakeSteps, buildingId: string): Promise<string | null> {
  const schools = await schoolsNow(tx, grant);
  return schools.some(({ id }) => id === buildingId) ? null : 'unknown';
}

async function namingFaults(tx: Tx, grant: MayTakeSteps, kind: string, filled: Filled): Promise<Fault[]> {
  const names = (ruleOf(kind)?.fields ?? [])
    .filter(({ kind: type, ofPeople }) => (type === 'text' || type === 'line') && !ofPeople)
    .map(({ name }) => name);
  const named = await staffNamedIn(
    tx,
    grant,
    names.map((name) => textAt(filled, name)),
  );
  return names.filter((_, i) => named[i]).map((name) => ({ path: `filled.${name}`, code: 'names-staff' }));
}
