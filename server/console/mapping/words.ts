import Minus from '@lucide/svelte/icons/minus';
import Pencil from '@lucide/svelte/icons/pencil';
import Plus from '@lucide/svelte/icons/plus';
import type { Mapping, MappingCompare, MappingRow, MappingTry } from '../../../shared/areas/access/mapping.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { lastDay } from '../../../shared/ui/because.ts';
import { calendarDay, dayOf, fullDayOf, sameDay, timeOf } from '../../../shared/ui/dates.ts';
import type { IconOf, Tone } from '../../../shared/ui/icon.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';
import { roleAt, roleWord } from '../../../shared/ui/words.ts';
import type { RowChange } from './row-diff.ts';

type Buildings = Mapping['buildings'];
type Carried = Mapping['claims'][number];
type Affected = MappingCompare['people'][number];

/** Values that are named where many fit; the rest is said by their number. */
const NAMED_MAX = 4;

/** How something that is not as before is shown: icon, word and colour. */
interface ChangeLook {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly word: () => string;
}

export const CHANGES: Readonly<Record<Exclude<RowChange, 'same'>, ChangeLook>> = {
  new: { icon: Plus, tone: 'ok', word: m.mapping_new },
  changed: { icon: Pencil, tone: 'accent', word: m.mapping_changed },
  removed: { icon: Minus, tone: 'danger', word: m.mapping_removed },
};

const TESTS: Readonly<Record<MappingRow['test'], (words: { claim: string }) => string>> = {
  equals: m.mapping_test_equals,
  contains: m.mapping_test_contains,
  matches: m.mapping_test_matches,
};

/** A claim's name: ours in the reader's language, any other as the sign-in calls it. */
export function claimWord(claim: string): string {
  if (claim === 'roster') return m.mapping_claim_roster();
  return claim === 'group' ? m.mapping_claim_group() : claim;
}

/** What a row asks for, up to the value: `group is`. */
export function testWords({ claim, test }: Pick<MappingRow, 'claim' | 'test'>): string {
  return TESTS[test]({ claim: claimWord(claim) });
}

export function schoolName(id: string, buildings: Buildings): string {
  return buildings.find((each) => each.id === id)?.name ?? m.mapping_school_gone();
}

/** The school a claim must name, in words. */
export function namedSchool({ building }: MappingRow, buildings: Buildings): string {
  return building === null ? m.mapping_any() : schoolName(building, buildings);
}

/** Where the role holds, in words. */
export function whereWords({ scope }: MappingRow, buildings: Buildings): string {
  if (scope.kind === 'own') return m.mapping_own();
  if (scope.kind === 'district') return m.mapping_district();
  return scope.ids.map((id) => schoolName(id, buildings)).join(', ');
}

/** When the row holds, in pieces that do not break inside: `Nov 30, 2026`, `to Dec 18, 2026`. Without days: `always`. */
export function dayWords({ since, until }: Pick<MappingRow, 'since' | 'until'>): readonly string[] {
  if (since === null) return [until === null ? m.mapping_always() : toWords(until)];
  const first = calendarDay(since, locale());
  return until === null ? [m.mapping_since({ day: first })] : [first, toWords(until)];
}

const toWords = (until: string) => m.mapping_to({ day: calendarDay(lastDay(until), locale()) });

/** A row in one line: `group is SOC_WORK → Social worker, own school; since Jul 1, 2026`. */
export function rowSentence(row: MappingRow, buildings: Buildings): string {
  const { building, since, until } = row;
  const at = building === null ? '' : m.mapping_at({ school: schoolName(building, buildings) });
  const gives = m.role_at({ role: roleWord(row.role), place: whereWords(row, buildings) });
  const days = since === null && until === null ? '' : `; ${dayWords(row).join(' ')}`;
  return `${testWords(row)} ${row.value}${at} → ${gives}${days}`;
}

/** A claim that somebody carries: `group = SOC_WORK, Harbor View High`. */
export function claimSentence({ claim, value, building }: MappingTry['claims'][number]): string {
  const words = `${claimWord(claim)} = ${value}`;
  return building === null ? words : m.role_at({ role: words, place: building });
}

/** Which values that staff carry now a test fits: how many, and the first few by name. */
export function fitWords(fitting: readonly Carried[]): string {
  const people = fitting.reduce((sum, each) => sum + each.people, 0);
  if (people === 0) return m.mapping_fits_nobody();
  if (fitting.length === 1) return m.mapping_fits_value({ people: peopleWord(people) });
  const named = fitting.slice(0, NAMED_MAX).map(({ value }) => value);
  const values = fitting.length > NAMED_MAX ? [...named, '…'] : named;
  return m.mapping_fits_values({ count: fitting.length, values: values.join(', ') });
}

export function peopleWord(people: number): string {
  return m.mapping_people_number({ count: people, number: people.toLocaleString(locale()) });
}

/** What somebody has: their roles and how many students these open. */
export function standing(roles: Affected['before'], students: number): string {
  if (roles.length === 0 && students === 0) return m.mapping_no_access();
  const words = roles.length === 0 ? m.mapping_no_role() : roles.map(roleAt).join('; ');
  return `${words}, ${studentsWord(students)}`;
}

export function studentsWord(students: number): string {
  return m.mapping_students({ count: students, number: students.toLocaleString(locale()) });
}

/** The hour, with its day where that is not today. */
export function momentWords(at: number, now: number): string {
  const style = { locale: locale() };
  return sameDay(at, now, style) ? timeOf(at, style) : `${dayOf(at, style)}, ${timeOf(at, style)}`;
}

/** Since when a set was in force; the one the program comes with has no day. */
export function versionWords({ version, publishedAt }: Mapping['inForce']): string {
  if (version === 0 || publishedAt === null) return m.mapping_version_first();
  return m.mapping_version({ version, day: fullDayOf(publishedAt, { locale: locale() }) });
}
