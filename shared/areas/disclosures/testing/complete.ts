import { dayAfter } from '../../../clocks/day-after.ts';
import type { FieldSpec, Filled, FieldValue } from '../../forms/form-spec.ts';
import { basisOf } from '../bases.ts';
import type { About } from '../judge.ts';
import { fieldsOf, type ReleaseForm } from '../release-form.ts';

export const TODAY = '2026-11-20';
/** Of whom every basis is met that asks for an age or for the district's switch. */
export const ADULT: About = { age: 18, today: TODAY, studiesOpen: true };

/** What meets the gates of a basis besides its required fields. */
const GATES_MET: Readonly<Record<string, Filled>> = {
  R101: { notifiedOn: TODAY },
  'R109-b': { noticeOn: dayAfter(TODAY, -15), objection: 'no' },
};

/** A release under a basis with every required field filled, and nothing more than its gates ask for. */
export function completeRelease(basis: string, change: Filled = {}): ReleaseForm {
  const capacity = basisOf(basis)?.capacities[0] ?? 'help';
  const filled = { ...required({ outcome: 'released', basis }), capacity, ...GATES_MET[basis], ...change };
  return { outcome: 'released', basis, filled };
}

/** A request that was denied, with every required field filled. */
export function completeDenial(basis = 'none', change: Filled = {}): ReleaseForm {
  return { outcome: 'denied', basis, filled: { ...required({ outcome: 'denied', basis }), ...change } };
}

const required = (form: Omit<ReleaseForm, 'filled'>): Filled => requiredOf(fieldsOf(form));

/** Every field filled that may not stay empty. */
export function requiredOf(fields: readonly FieldSpec[]): Filled {
  const asked = fields.filter(({ optional }) => !optional);
  return Object.fromEntries(asked.map((field) => [field.name, valueOf(field)]));
}

function valueOf(field: FieldSpec): FieldValue {
  switch (field.kind) {
    case 'choice':
      return field.of[0]?.id ?? '';
    case 'choices':
      return field.of.slice(0, 1).map(({ id }) => id);
    case 'day':
      return TODAY;
    case 'agreed':
      return true;
    case 'number':
      return field.min;
    default:
      return `Words for ${field.name}`;
  }
}
