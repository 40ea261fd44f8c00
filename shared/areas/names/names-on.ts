import { dayAfter } from '../../clocks/day-after.ts';
import { fold } from '../../names/fold.ts';
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
  /** The day of the principal's approval (R205), or the one on which a later update that had replaced it was withdrawn. */
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

/**
 * So long after a withdrawal the school's system may bear the withdrawn name before it counts as one that it has for
 * another reason, as after a change by a court. Our reading.
 */
const LAG_DAYS = 60;

/** An approved update: its names without their days, and the days of its own. */
interface Approved {
  readonly names: Omit<NamesSpan, 'from' | 'until'>;
  readonly from: string;
  readonly withdrawnOn: string | null;
}

/**
 * Every name that was approved, with its days, the first first (R197). An update that is withdrawn brings back the one
 * before it that stands. `updates` in the order in which they were asked.
 */
export function nameHistory(updates: readonly NameUpdate[]): readonly NamesSpan[] {
  const approved = approvedOf(updates);
  const days = [...new Set(approved.flatMap(({ from, withdrawnOn }) => [from, withdrawnOn ?? from]))].sort();
  const spans: NamesSpan[] = [];
  for (const [i, from] of days.entries()) {
    const names = approved.findLast((one) => standsOn(one, from))?.names;
    if (names === undefined) continue;
    const until = days[i + 1] ?? null;
    const last = spans.at(-1);
    if (last?.updateId === names.updateId && last.until === from) spans[spans.length - 1] = { ...last, until };
    else spans.push({ ...names, from, until });
  }
  // What was withdrawn or followed on its very day was in use on none, and is not lost.
  const unused = approved.filter(({ names }) => spans.every(({ updateId }) => updateId !== names.updateId));
  return [...unused.map(({ names, from }) => ({ ...names, from, until: from })), ...spans].toSorted((a, b) =>
    a.from.localeCompare(b.from),
  );
}

const standsOn = ({ from, withdrawnOn }: Approved, day: string): boolean =>
  from <= day && (withdrawnOn === null || day < withdrawnOn);

/** In the order in which they were approved. */
function approvedOf(updates: readonly NameUpdate[]): readonly Approved[] {
  const counting = updates.map(({ id, steps }) => ({ id, steps: countingNameSteps(steps) }));
  const found: Approved[] = [];
  for (const { id, steps } of counting.toSorted((a, b) =>
    dayOf(a.steps, 'approved').localeCompare(dayOf(b.steps, 'approved')),
  )) {
    const form = steps.find(({ kind }) => kind === 'asked')?.filled;
    const from = dayOf(steps, 'approved');
    if (form === undefined || from === '') continue;
    const before = found.findLast((earlier) => isChained(earlier, form, dayOf(steps, 'asked')))?.names;
    const withdrawnOn = steps.find(({ kind }) => kind === 'withdrawn')?.day ?? null;
    found.push({ names: namesOf(id, form, before), from, withdrawnOn });
  }
  return found;
}

/**
 * Whether a form was asked for upon an earlier update: while that stood, or soon after its withdrawal by the name that
 * it had given, which the school's system still bore. Else what the form calls current is the original.
 */
function isChained({ names, withdrawnOn }: Approved, form: Filled, askedOn: string): boolean {
  if (withdrawnOn === null || withdrawnOn >= askedOn) return true;
  const { current } = namesInForm(form);
  return askedOn <= dayAfter(withdrawnOn, LAG_DAYS) && isCalled(current, names.updated.first, names.updated.last);
}

const isCalled = ({ first, last }: NamedAs, givenName: string, familyName: string): boolean =>
  fold(first) === fold(givenName) && fold(last) === fold(familyName);

/** The day of the first step of a kind; empty where there is none. */
const dayOf = (steps: readonly TakenNameStep[], kind: 'asked' | 'approved'): string =>
  steps.find((step) => step.kind === kind)?.day ?? '';

function namesOf(updateId: string, form: Filled, before: Approved['names'] | undefined): Approved['names'] {
  const { current, updated } = namesInForm(form);
  const legal = before?.legal ?? current;
  return {
    updateId,
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

/** Every name that a student's approved updates had and gave, whether in use or not (R197). */
export const namesEver = (updates: readonly NameUpdate[]): readonly NamedAs[] =>
  nameHistory(updates).flatMap(({ original, legal, updated }) => [original, legal, updated]);

/**
 * As `namesOn`. After a withdrawal the school's system may bear the withdrawn name for a while: until it doesn't, and for
 * `LAG_DAYS` at most, that name counts as one that rests, so that what bears the legal name still does (R196).
 */
export function namesBeside(
  { givenName, familyName }: { readonly givenName: string; readonly familyName: string },
  updates: readonly NameUpdate[],
  day: string,
  about: NameAbout,
): NamesOn | null {
  const lags = ({ until, updated, legal }: NamesSpan) =>
    until !== null &&
    until <= day &&
    day <= dayAfter(until, LAG_DAYS) &&
    isCalled(updated, givenName, familyName) &&
    !isCalled(updated, legal.first, legal.last);
  const ended = nameHistory(updates).findLast(lags);
  return namesOn(updates, day, about) ?? (ended === undefined ? null : { ...ended, rests: ['withdrawn'] });
}
