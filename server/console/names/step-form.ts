import { filledFrom } from '../../../shared/areas/forms/filled.ts';
import type { FieldSpec, Filled } from '../../../shared/areas/forms/form-spec.ts';
import type { NameStepTaken, StudentNameUpdate } from '../../../shared/areas/names/names.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { strikable } from '../../../shared/ui/names/name-fields.ts';

export type NameStepForm = NameStepTaken['form'];

/** The date on the form (R193): its first field. */
export const REQUEST_DATE: FieldSpec = {
  kind: 'day',
  name: 'day',
  label: { en: m.nmc_request_date({}, { locale: 'en' }), es: m.nmc_request_date({}, { locale: 'es' }) },
};

/** The form as it is sent. */
export function toForm(kind: string, fields: readonly FieldSpec[], values: Filled): NameStepForm {
  const { day, ...filled } = filledFrom(fields, values);
  return { kind, day: String(day ?? ''), filled: filled as NameStepForm['filled'] };
}

/** The steps that can be taken now, those that the update waits for first. */
export function takeable({ awaited, steppable, steps }: StudentNameUpdate): readonly string[] {
  const open = steppable.filter(({ missing }) => missing.length === 0).map(({ kind }) => kind);
  const offered = open.filter((kind) => kind !== 'struck' || strikable(steps).length > 0);
  return [...awaited.filter((kind) => offered.includes(kind)), ...offered.filter((kind) => !awaited.includes(kind))];
}

/** The steps that come later: something is missing before. */
export const hindered = ({ steppable }: StudentNameUpdate): StudentNameUpdate['steppable'] =>
  steppable.filter(({ missing }) => missing.length > 0);
