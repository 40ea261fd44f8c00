import type { Case, Cases } from '../../../../shared/areas/cases/case.ts';
import { type Filled, textAt } from '../../../../shared/areas/forms/form-spec.ts';
import type { HandedTo, StepStart } from '../case-desk.svelte.ts';

/** A step of a case as its form begins: today, and what is known before anything is typed. */
export function startOf({ caseId }: Case, { today }: Cases, kind: string, filled: Filled): StepStart {
  return { caseId, kind, day: today, filled };
}

/** To whom the step hands the case over, by the names that its form offers; null of every other step. */
export function handedTo({ workers, buildings }: Cases, { kind, filled }: StepStart): HandedTo | null {
  const worker = workers.find(({ id }) => id === textAt(filled, 'workerId'));
  const building = buildings.find(({ id }) => id === textAt(filled, 'buildingId'));
  return kind === 'transferred' && worker && building ? { worker: worker.name, building: building.name } : null;
}
