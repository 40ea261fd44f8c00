import { BASES, NO_BASIS } from '../../areas/disclosures/bases.ts';
import { ASKED_FIELDS, DENIED_FIELDS, releaseFields } from '../../areas/disclosures/fields.ts';
import { fieldsOf, type ReleaseForm } from '../../areas/disclosures/release-form.ts';
import type { DisclosureRecord } from '../../areas/disclosures/release.ts';
import { filledFrom, isBlank } from '../../areas/forms/filled.ts';
import type { FieldSpec, Filled } from '../../areas/forms/form-spec.ts';
import { isFor } from './basis-choice.ts';

/** Every field that any form of the log asks for, each name once. */
export const ALL_FIELDS: readonly FieldSpec[] = [
  ...new Map(
    [
      ...ASKED_FIELDS,
      ...BASES.flatMap(({ fields }) => fields),
      ...releaseFields({ notice: true }),
      ...DENIED_FIELDS,
    ].map((field) => [field.name, field]),
  ).values(),
];

/** A form in which nothing stands but the day. */
export const blankRelease = (day: string): ReleaseForm => ({ outcome: '', basis: '', filled: { day } });

/** Whether nothing is filled in; the day stands there by itself, and what became of it is nobody's words. */
export function isBlankRelease({ filled: { day: _day, ...filled }, basis }: ReleaseForm): boolean {
  return isBlank(filled) && (basis === '' || basis === NO_BASIS);
}

/**
 * A form as it is sent: the fields that its basis asks for, and no others. What was typed for another basis stays in the
 * boxes, in case the choice goes back.
 */
export function sentRelease(form: ReleaseForm): DisclosureRecord['form'] {
  const filled = filledFrom(fieldsOf(form), form.filled);
  // A form that does not say what became of it is not sent (`checkRelease`), and not taken.
  return { ...form, filled } as DisclosureRecord['form'];
}

/** The same form with another answer to what became of it. What was denied needs no basis (R115). */
export function withOutcome(form: ReleaseForm, outcome: ReleaseForm['outcome']): ReleaseForm {
  if (outcome === 'denied') return { ...form, outcome, basis: form.basis === '' ? NO_BASIS : form.basis };
  return { ...form, outcome, basis: form.basis === NO_BASIS ? '' : form.basis };
}

/** The same form with other values. A basis that is not for the capacity that was chosen is chosen no more. */
export function withFilled(form: ReleaseForm, filled: Filled): ReleaseForm {
  const { capacity } = filled;
  const stays = typeof capacity !== 'string' || form.basis === NO_BASIS || isFor(capacity, form.basis);
  return { ...form, filled, basis: stays ? form.basis : withOutcome({ ...form, basis: '' }, form.outcome).basis };
}

/** What somebody wrote in their own words, to be read where the form cannot be shown. */
export function writtenIn({ filled }: ReleaseForm): string[] {
  return ALL_FIELDS.filter(({ kind }) => kind === 'line' || kind === 'text').flatMap(({ name }) => {
    const value = filled[name];
    return typeof value === 'string' && value.trim() !== '' ? [value] : [];
  });
}
