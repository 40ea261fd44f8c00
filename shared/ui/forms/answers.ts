import { answerText, valueText } from '../../areas/forms/answer-text.ts';
import type { FieldSpec, Filled } from '../../areas/forms/form-spec.ts';
import { m } from '../../messages/generated/messages.js';
import { locale } from '../locale.svelte.ts';
import { spelled } from '../words.ts';
import type { Offers } from './offers.ts';
import { inWords, stepName } from './step-words.ts';

/** A field and what was answered, in words. */
export interface Answer {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

/**
 * What a form holds, in the order of its fields and in the reader's language. What is in no field of today's form is
 * shown by its name: a newer program may have asked it, and nothing that was written may be missing (R33).
 */
export function answersOf(fields: readonly FieldSpec[], filled: Filled, offers: Offers): readonly Answer[] {
  const known = fields.flatMap((field) => {
    const value = filled[field.name];
    if (value === undefined) return [];
    const text = inField(field, filled, offers);
    return [{ name: field.name, label: inWords(field.label), text }];
  });
  const names = new Set(fields.map(({ name }) => name));
  const others = Object.entries(filled)
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => ({ name, label: spelledName(name), text: valueText(value, locale()) }));
  return [...known, ...others];
}

/** `seenBy` → `Seen by`. */
const spelledName = (name: string) => spelled(name.replace(/[A-Z]/g, (sign) => ` ${sign.toLowerCase()}`));

function inField(field: FieldSpec, filled: Filled, offers: Offers): string {
  const value = filled[field.name];
  switch (field.kind) {
    case 'staff':
      return offers.staff.find(({ id }) => id === value)?.name ?? m.spec_somebody();
    case 'building':
      return offers.buildings.find(({ id }) => id === value)?.name ?? m.spec_some_school();
    case 'step': {
      const step = offers.steps.find(({ id }) => id === value);
      return step ? stepName(step) : m.spec_some_step();
    }
    default:
      return answerText(field, filled, locale());
  }
}
