import { m } from '../../../../shared/messages/generated/messages.js';
import type { Seen, Witness } from '../../../../shared/sis/sighting.ts';
import { calendarDay } from '../../../../shared/ui/dates.ts';
import type { PanelView } from '../../../messages.ts';

const FIELD_WORDS = { sisId: m.field_sis_id, name: m.field_name, birthDate: m.field_birth_date } as const;

/** What the places of a page say about one field. */
export interface WitnessGroup {
  readonly field: Witness['field'];
  readonly word: string;
  readonly witnesses: readonly Witness[];
  readonly differs: boolean;
}

/** Puts what was read under its field, number first, and says where the places differ. */
export function witnessGroups(witnesses: readonly Witness[]): WitnessGroup[] {
  const fields = Object.keys(FIELD_WORDS) as Witness['field'][];
  return fields.flatMap((field) => {
    const ours = witnesses.filter((witness) => witness.field === field);
    if (ours.length === 0) return [];
    const differs = new Set(ours.map(({ value }) => value)).size > 1;
    return [{ field, word: FIELD_WORDS[field](), witnesses: ours, differs }];
  });
}

/** One line of "page and record": what the page says, and whether the record says the same. */
export interface CompareRow {
  readonly word: string;
  readonly page: string;
  readonly verdict: 'found' | 'same' | 'differs';
}

/** The page beside the record. The record's own values are not known here: they are not ours to show. */
export function compareRows({ seen, fields }: Extract<PanelView, { kind: 'disagrees' }>, locale: string): CompareRow[] {
  const number: CompareRow[] =
    seen.sisId === undefined ? [] : [{ word: m.field_sis_id(), page: seen.sisId, verdict: 'found' }];
  const rest = fields.map(({ field, agrees }): CompareRow => {
    return { word: FIELD_WORDS[field](), page: pageValue(seen, field, locale), verdict: agrees ? 'same' : 'differs' };
  });
  return [...number, ...rest];
}

function pageValue(seen: Seen, field: 'name' | 'birthDate', locale: string): string {
  const value = seen[field];
  if (value === undefined) return m.disagrees_none();
  return field === 'birthDate' ? calendarDay(value, locale) : value;
}
