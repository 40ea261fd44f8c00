import { type Filled, textAt } from '../forms/form-spec.ts';
import { countingNameSteps, type NameAbout, policyLacks, type TakenNameStep } from './lacks.ts';
import { changesLast, type Gender } from './update-form.ts';

/** A name and gender as a record has them. */
export interface NamedAs {
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly gender: Gender;
}

/** `own` is what was written in, empty for the others. */
export interface Pronouns {
  readonly id: string;
  readonly own: string;
}

/** An update with its steps, in the order in which they were taken. */
export interface NameUpdate {
  readonly id: string;
  readonly steps: readonly TakenNameStep[];
}

/** What an approved update made of a name, and in which days: `[from, until)`. It stays to be read for ever (R197). */
export interface NamesSpan {
  readonly updateId: string;
  /** The day of the principal's approval (R205). */
  readonly from: string;
  /** The day on which it was withdrawn, or the next one approved; null while neither. */
  readonly until: string | null;
  /** As it was before any update. */
  readonly original: NamedAs;
  /** As legal documents have it (R195, R196): the original, with a last name that an order or certificate changed (R201). */
  readonly legal: NamedAs;
  readonly updated: NamedAs;
  readonly pronouns: Pronouns | null;
  /** The student wants the updated name in letters to the home. */
  readonly lettersHome: boolean;
}

/** The names of a student on a day. `rests` says why the updated one is not used then; empty: it is. */
export interface NamesOn extends NamesSpan {
  readonly rests: readonly string[];
}

interface Approved {
  readonly id: string;
  readonly steps: readonly TakenNameStep[];
  readonly form: Filled;
  readonly from: string;
  readonly withdrawnOn: string | null;
}

/** Every name that was approved, with its days, the first first (R197). `updates` in the order in which they were asked. */
export function nameHistory(updates: readonly NameUpdate[]): readonly NamesSpan[] {
  const approved = updates.flatMap(asApproved).toSorted((a, b) => a.from.localeCompare(b.from));
  const spans: NamesSpan[] = [];
  for (const [i, one] of approved.entries()) {
    const before = spans.at(-1);
    // What the form called current was the name of an earlier update, while that one stood.
    const stood = before !== undefined && (approved[i - 1]?.withdrawnOn ?? one.from) >= one.from ? before : undefined;
    const next = approved[i + 1]?.from ?? null;
    spans.push(spanOf(one, stood, next));
  }
  return spans;
}

function asApproved({ id, steps: all }: NameUpdate): Approved[] {
  const steps = countingNameSteps(all);
  const form = steps.find(({ kind }) => kind === 'asked')?.filled;
  const from = steps.find(({ kind }) => kind === 'approved')?.day;
  if (form === undefined || from === undefined) return [];
  return [{ id, steps, form, from, withdrawnOn: steps.find(({ kind }) => kind === 'withdrawn')?.day ?? null }];
}

function spanOf(
  { id, form, from, withdrawnOn }: Approved,
  before: NamesSpan | undefined,
  next: string | null,
): NamesSpan {
  const { current, updated } = namesInForm(form);
  const legal = before?.legal ?? current;
  return {
    updateId: id,
    from,
    until: firstOf(withdrawnOn, next),
    original: before?.original ?? current,
    legal: changesLast(form) ? { ...legal, last: updated.last } : legal,
    updated,
    pronouns: pronounsOf(form),
    lettersHome: textAt(form, 'lettersHome') === 'chosen',
  };
}

/** Both names of a form. */
export const namesInForm = (form: Filled): { readonly current: NamedAs; readonly updated: NamedAs } => ({
  current: namedAs(form, ['currentFirst', 'currentMiddle', 'currentLast', 'currentGender']),
  updated: namedAs(form, ['first', 'middle', 'last', 'gender']),
});

const firstOf = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;

const namedAs = (form: Filled, [first, middle, last, gender]: readonly [string, string, string, string]): NamedAs => ({
  first: textAt(form, first),
  middle: textAt(form, middle),
  last: textAt(form, last),
  gender: textAt(form, gender) === 'F' ? 'F' : 'M',
});

function pronounsOf(form: Filled): Pronouns | null {
  const id = textAt(form, 'pronouns');
  return id === '' ? null : { id, own: textAt(form, 'pronounsOwn') };
}

/**
 * The names that an approved update gives a student on a day; null: none does, and the roster's is the only one. What
 * the district says of that day may let it rest: it was approved, stays in the history, and is used nowhere.
 */
export function namesOn(updates: readonly NameUpdate[], day: string, about: NameAbout): NamesOn | null {
  const span = nameHistory(updates).find(({ from, until }) => from <= day && (until === null || day < until));
  if (span === undefined) return null;
  const steps = updates.find(({ id }) => id === span.updateId)?.steps ?? [];
  return { ...span, rests: policyLacks(steps, day, about) };
}
