import type { FieldSpec, FieldValue, Filled } from './form-spec.ts';

/** What stands in the box of a field that is typed into or chosen from. */
export function typedIn(values: Filled, name: string): string {
  const value = values[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Whether nothing at all is filled in. */
export function isBlank(values: Filled): boolean {
  return Object.values(values).every(isEmpty);
}

function isEmpty(value: FieldValue): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === false || (Array.isArray(value) && value.length === 0);
}

/**
 * What is sent, from what stands in the boxes: without the space around it, numbers as numbers, and without what is
 * empty. What is no number stays as it was typed, so that the schema refuses it at its field.
 */
export function filledFrom(fields: readonly FieldSpec[], values: Filled): Filled {
  const kept = fields.flatMap((field) => {
    const value = values[field.name];
    if (value === undefined || isEmpty(value)) return [];
    return [[field.name, field.kind === 'number' ? numberOf(value) : trimmed(value)] as const];
  });
  return Object.fromEntries(kept);
}

const trimmed = (value: FieldValue) => (typeof value === 'string' ? value.trim() : value);

/** `92,5` as well as `92.5`: both are written in our languages. */
function numberOf(value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value;
  const plain = value.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : value;
}
