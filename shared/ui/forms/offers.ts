import type { FieldSpec } from '../../areas/forms/form-spec.ts';
import { stepName } from './step-words.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** An earlier step of the case. */
export interface NamedStep {
  readonly id: string;
  readonly kind: string;
  readonly day: string;
}

/** What the fields of a form can name, given by whoever shows it. */
export interface Offers {
  readonly staff: readonly Named[];
  readonly buildings: readonly Named[];
  /** Those that count, in the order in which they were taken. */
  readonly steps: readonly NamedStep[];
  /** Days that a field chooses among, by its name; any day goes into a field without. */
  readonly days?: Readonly<Record<string, readonly string[]>>;
}

export const NO_OFFERS: Offers = { staff: [], buildings: [], steps: [] };

/** What a field that names something offers to choose from; undefined for one that names nothing. */
export function offeredTo(field: FieldSpec, offers: Offers): readonly Named[] | undefined {
  switch (field.kind) {
    case 'staff':
      return offers.staff;
    case 'building':
      return offers.buildings;
    case 'step':
      // The newest first: it is the likeliest.
      return offers.steps
        .filter(({ kind }) => (field.step === '*' ? kind !== 'referred' : kind === field.step))
        .map((step) => ({ id: step.id, name: stepName(step) }))
        .toReversed();
    default:
      return undefined;
  }
}
