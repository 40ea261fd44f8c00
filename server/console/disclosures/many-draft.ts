import { v7 } from 'uuid';
import { type Numbered, TOGETHER_MAX } from '../../../shared/areas/disclosures/release.ts';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import type { NamedStudent } from '../../../shared/areas/names/called.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { blankRelease, isBlankRelease } from '../../../shared/ui/disclosures/release-draft.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { localDay } from '../parts/days.ts';
import { keptBy } from '../parts/kept.ts';

/** Somebody of whom the release is entered. */
export interface Together {
  readonly studentId: string;
  readonly sisId: string;
  readonly name: string;
  /** Told again at each check: of what was kept nothing is shown before it. */
  readonly called?: string | undefined;
  /** Of the entry: the same until it is saved. */
  readonly disclosureId: string;
}

/** A release of several students that somebody is writing. */
export interface ManyDraft {
  numbers: string;
  /** Empty until every number was found. */
  students: readonly Together[];
  form: ReleaseForm;
}

export const manyDraftsOf = keptBy({
  name: 'disclosures-together',
  idOf: () => 'one',
  begin: (_: null): ManyDraft => ({ numbers: '', students: [], form: blankRelease(localDay(Date.now())) }),
  isBlank: ({ numbers, form }) => numbers.trim() === '' && isBlankRelease(form),
});

/** The numbers as they were written: one a line, or with commas or semicolons between. */
export const numbersIn = (text: string): readonly string[] =>
  text
    .split(/[\n,;\t]+/)
    .map((one) => one.trim())
    .filter(Boolean);

/** A line of what was written, with who it is or what is wrong with it. */
export interface NumberLine {
  readonly number: string;
  readonly student: NamedStudent | null;
  readonly fault: string | null;
}

/** What is known of each number that was written. */
export function linesOf(numbers: readonly string[], found: Numbered['students']): readonly NumberLine[] {
  return numbers.map((number, i) => {
    const [one, another] = found.filter(({ sisId }) => sisId === number);
    // Two under one number are a fault of the roster: nobody is better than the wrong one.
    if (one === undefined || another !== undefined) return { number, student: null, fault: m.dl_many_unknown() };
    return { number, student: one, fault: numbers.indexOf(number) === i ? null : m.dl_many_twice() };
  });
}

/** Those who were found, each with the id of the entry to be: who had one before keeps it. */
export const togetherOf = (found: Numbered['students'], before: readonly Together[]): readonly Together[] =>
  // A draft may outlive the right to know the name in use (R204).
  found.map(({ called: _, ...one }) => ({
    ...one,
    disclosureId: before.find(({ studentId }) => studentId === one.studentId)?.disclosureId ?? v7(),
  }));

/** What keeps the numbers from being looked up. */
export function numbersIssue(numbers: readonly string[]): string | undefined {
  if (numbers.length === 0) return m.dl_many_empty();
  return numbers.length > TOGETHER_MAX ? m.dl_many_most() : undefined;
}

const FAULTS: Readonly<Record<string, () => string>> = {
  twice: m.dl_many_twice,
  'no-school': m.dl_many_no_school,
  'gate.of-age': m.dl_many_age,
};

/** What the server says stands in the way of one of them, by student. */
export function faultsByStudent(issues: readonly Issue[], students: readonly Together[]): ReadonlyMap<string, string> {
  const found = issues.flatMap(({ path, code }) => {
    const place = /students[./](\d+)$/.exec(path)?.[1];
    const one = place === undefined ? undefined : students[Number(place)];
    return one === undefined ? [] : [[one.studentId, (FAULTS[code] ?? m.dl_many_unknown)()] as const];
  });
  return new Map(found);
}
