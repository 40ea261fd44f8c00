import { textAt } from '../../shared/areas/forms/form-spec.ts';
import type { CaseForm } from '../messages.ts';

/** Of which step of which case a form is; of what strikes a step, of which. Two that are of the same go on one another. */
export function whichStep({ caseId, kind, filled }: CaseForm): string {
  return JSON.stringify([caseId, kind, kind === 'struck' ? textAt(filled, 'step') : '']);
}
