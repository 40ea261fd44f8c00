import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import { countingSteps, type NewStep, type StepFault } from '../../../shared/areas/requests/request-judge.ts';
import type { Tx } from '../../store/store.ts';
import type { MayKeep } from './keeping.ts';
import { isEntryStanding } from './request.repo.ts';
import { asTaken, type StoredStep } from './step-row.ts';

type Kept = StoredStep & { readonly disclosureId: string | null };

/**
 * A release that was written down isn't struck behind the log's back, nor is a request that led to one a mistake: its
 * entry is corrected first (R120).
 */
export async function loggedFaults(
  tx: Tx,
  grant: MayKeep,
  { kind, filled }: NewStep,
  steps: readonly Kept[],
): Promise<StepFault[]> {
  if (kind === 'struck') {
    const struck = steps.filter(({ id }) => id === textAt(filled, 'step'));
    return (await isLogged(tx, grant, struck)) ? [{ path: 'filled.step', code: 'logged' }] : [];
  }
  if (kind !== 'entered-by-mistake') return [];
  const counting = countingSteps(steps.map(asTaken)).map(({ id }) => id);
  const left = steps.filter(({ id }) => counting.includes(id));
  return (await isLogged(tx, grant, left)) ? [{ path: 'kind', code: 'logged' }] : [];
}

async function isLogged(tx: Tx, grant: MayKeep, steps: readonly Kept[]): Promise<boolean> {
  for (const { disclosureId } of steps) {
    if (disclosureId !== null && (await isEntryStanding(tx, grant, disclosureId))) return true;
  }
  return false;
}
