import type { DisclosureExportRequest, DisclosureRow } from '../../../../shared/areas/disclosures/disclosure.ts';
import { basisOf, NO_BASIS } from '../../../../shared/areas/disclosures/bases.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { dayIn } from '../../../../shared/runtime.ts';
import { calendarDay, exactTimeOf } from '../../../../shared/ui/dates.ts';
import type { Locale } from '../../../policy/index.ts';

/** For whom the file is made, when, and what it holds. */
export interface Made {
  readonly name: string;
  readonly locale: Locale;
  readonly at: number;
  readonly timeZone: string;
  readonly asked: DisclosureExportRequest;
  readonly count: number;
  /** Schools by id. */
  readonly schools: ReadonlyMap<string, string>;
}

/** What the columns are called. */
export function headOf(locale: Locale): readonly string[] {
  const say = { locale };
  return [
    m.dx_col_day({}, say),
    m.dx_col_student({}, say),
    m.dx_col_number({}, say),
    m.dx_col_school({}, say),
    m.dx_col_party({}, say),
    m.dx_col_interest({}, say),
    m.dx_col_basis({}, say),
    m.dx_col_outcome({}, say),
    m.dx_col_corrected({}, say),
  ];
}

/** A row of the log as it is read, a text a column. */
export function cellsOf({ locale, timeZone, schools }: Made, row: DisclosureRow): readonly string[] {
  const say = { locale };
  return [
    dayIn(timeZone, row.at),
    row.student.name,
    row.student.sisId,
    schools.get(row.buildingId) ?? '',
    row.party,
    row.interest,
    basisSaid(row.basis, locale),
    row.outcome === 'released' ? m.dl_released({}, say) : m.dl_denied({}, say),
    row.corrected ? m.dx_corrected({}, say) : '',
  ];
}

function basisSaid(id: string, locale: Locale): string {
  if (id === NO_BASIS) return m.dl_basis_none({}, { locale });
  const basis = basisOf(id);
  return basis === undefined ? id : `${basis.title[locale]} (${basis.source})`;
}

/** What the file says of itself: what was sought, how much that is, by whom and when. */
export function aboutFile(made: Made): readonly (readonly [string, string])[] {
  const { locale, asked, count, name, at, timeZone, schools } = made;
  const say = { locale };
  const any = m.dx_any({}, say);
  const outcome = asked.outcome === 'released' ? m.dl_released({}, say) : m.dl_denied({}, say);
  return [
    [m.dx_col_school({}, say), asked.buildingId === undefined ? any : (schools.get(asked.buildingId) ?? any)],
    [m.dx_from({}, say), asked.from === 0 ? any : calendarDay(dayIn(timeZone, asked.from), locale)],
    // The end does not belong to it: the last day is the one before.
    [m.dx_through({}, say), asked.until > at ? any : calendarDay(dayIn(timeZone, asked.until - 1), locale)],
    [m.dx_col_basis({}, say), asked.basis === undefined ? any : basisSaid(asked.basis, locale)],
    [m.dx_col_outcome({}, say), asked.outcome === undefined ? any : outcome],
    [m.dx_col_party({}, say), asked.receiver ?? any],
    [m.dx_entries({}, say), count.toLocaleString(locale)],
    [m.dx_by({}, say), name],
    [m.dx_at({}, say), exactTimeOf(at, { locale, timeZone })],
  ];
}
