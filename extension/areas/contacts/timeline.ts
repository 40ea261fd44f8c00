import type { ContactEntry } from '../../../shared/areas/contacts/contact.ts';

/** The contacts of one school year, newest first. */
export interface YearGroup {
  readonly year: string;
  readonly entries: readonly ContactEntry[];
}

export interface Timeline {
  /** This school year's, shown at once. May be empty. */
  readonly current: YearGroup;
  /** Earlier years, folded: the past does not speak first ("clean slate"). Newest year first. */
  readonly earlier: readonly YearGroup[];
}

/** Groups contacts by their school year. A year that is not over by `currentYear` (`2026-27`) counts as this one. */
export function groupByYear(contacts: readonly ContactEntry[], currentYear: string): Timeline {
  const newestFirst = contacts.toSorted((a, b) => b.happenedAt - a.happenedAt || b.rev - a.rev);
  const current = newestFirst.filter((entry) => entry.schoolYear >= currentYear);
  const years = new Map<string, ContactEntry[]>();
  for (const entry of newestFirst.filter(({ schoolYear }) => schoolYear < currentYear)) {
    years.set(entry.schoolYear, [...(years.get(entry.schoolYear) ?? []), entry]);
  }
  const earlier = [...years].map(([year, entries]) => ({ year, entries })).sort((a, b) => b.year.localeCompare(a.year));
  return { current: { year: currentYear, entries: current }, earlier };
}

const LINE_CHARS = 64;

/** True when a text is shown shortened to so many lines at first, with a button for the whole. */
export function isLong(text: string, lines = 5): boolean {
  return text.length > lines * LINE_CHARS || text.split('\n').length > lines + 1;
}
