import { fieldsOf, type ReleaseForm } from '../../areas/disclosures/release-form.ts';
import type { LogEntry } from '../../areas/disclosures/release.ts';
import { answerText } from '../../areas/forms/answer-text.ts';
import type { FieldSpec } from '../../areas/forms/form-spec.ts';
import { m } from '../../messages/generated/messages.js';
import { fullDayOf } from '../dates.ts';
import { locale } from '../locale.svelte.ts';
import { ALL_FIELDS } from './release-draft.ts';

/** The fields of an entry to be read: those of its form, then any other it was filled in with when more was asked. */
export function readFields(form: ReleaseForm): readonly FieldSpec[] {
  const asked = fieldsOf(form);
  const names = new Set(asked.map(({ name }) => name));
  return [...asked, ...ALL_FIELDS.filter(({ name }) => !names.has(name) && form.filled[name] !== undefined)];
}

/** What an entry says of one field, in words; empty where it says nothing. */
export function saidOf({ form }: Pick<LogEntry, 'form'>, name: string): string {
  const field = ALL_FIELDS.find((one) => one.name === name);
  return field === undefined ? '' : answerText(field, form.filled, locale());
}

/** Who wrote an entry. */
export function writtenBy({ recorded }: Pick<LogEntry, 'recorded'>): string {
  const { own, by, role } = recorded;
  return own ? m.dl_by_you() : m.dl_by({ name: by, role });
}

/** Why an entry is wrong, in words; null where nobody says that it is. */
export function wrongWords({ corrected }: Pick<LogEntry, 'corrected'>) {
  if (corrected === null) return null;
  const { at, by, why, replacedBy } = corrected;
  return {
    heading: replacedBy === null ? m.dl_never() : m.dl_corrected(),
    text: m.dl_wrong({ day: fullDayOf(at, { locale: locale() }), by, why }),
  };
}
