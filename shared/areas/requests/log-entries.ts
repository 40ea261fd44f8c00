import type { ReleaseForm } from '../disclosures/release-form.ts';
import { choicesAt, choiceTitle, type Filled, textAt } from '../forms/form-spec.ts';
import { DENIAL_GROUNDS } from './inspection.ts';
import { countingSteps, type NewStep, type TakenStep } from './request-judge.ts';

/**
 * The entry of the disclosure log that a step makes by itself: logging is a by-product of releasing (34 CFR 99.32,
 * R115). Null for a step that releases nothing, or what the log does not hold, such as a parent's own inspection (R117).
 */
export function logEntryOf(kind: string, form: NewStep, before: readonly TakenStep[]): ReleaseForm | null {
  const steps = countingSteps(before);
  const first = steps.find((step) => step.kind === 'received');
  if (first === undefined) return null;
  return ENTRIES[`${kind} ${form.kind}`]?.(form, first, steps) ?? null;
}

/** By kind of request: what of its first step goes on into the log in somebody's own words. */
export const LOGGED_TEXTS: Readonly<Record<string, readonly string[]>> = { juvenile: ['reason'] };

type Entry = (form: NewStep, first: TakenStep, steps: readonly TakenStep[]) => ReleaseForm | null;

const named = (steps: readonly TakenStep[], kind: string) => steps.findLast((step) => step.kind === kind);

/** What the log asks of every entry, from the request itself. */
const common = (form: NewStep, first: TakenStep, capacity: string, interest: string): Filled => ({
  day: form.day,
  party: textAt(first.filled, 'party'),
  capacity,
  interest,
});

const given = (first: TakenStep): Filled => ({ proven: textAt(first.filled, 'proven'), noticeGiven: true });

const partA: Entry = (form, first) => ({
  outcome: 'released',
  basis: 'R109-a',
  filled: {
    ...common(form, first, 'juvenile', 'Juvenile justice request, part a'),
    records: ['contact', 'enrollment', 'attendance', 'photo'],
    askedOn: first.day,
    certified: true,
    ...given(first),
  },
});

const partB: Entry = (form, first, steps) => {
  const exists = choicesAt(form.filled, 'exists');
  return {
    outcome: 'released',
    basis: 'R109-b',
    filled: {
      ...common(form, first, 'juvenile', 'Juvenile justice request, part b: existence alone'),
      records: ['discipline'],
      askedOn: first.day,
      certified: true,
      reason: textAt(first.filled, 'reason'),
      noticeOn: named(steps, 'notice-received')?.day ?? '',
      ...objection(steps),
      asked: choicesAt(first.filled, 'asked'),
      ...(exists.length > 0 ? { exists } : {}),
      ...given(first),
    },
  };
};

/** One that came too late is written down, and changed nothing (C14). */
function objection(steps: readonly TakenStep[]): Filled {
  const late = named(steps, 'objected');
  return late === undefined ? { objection: 'no' } : { objection: 'yes', objectedOn: late.day };
}

/** A denied request is in the log too (R115). */
const objected: Entry = (form, first) => ({
  outcome: 'denied',
  basis: 'R109-b',
  filled: {
    ...common(form, first, 'juvenile', 'Juvenile justice request, part b'),
    records: ['discipline'],
    deniedWhy: 'The parent objected (R190).',
  },
});

const sent: Entry = (form, first, steps) => ({
  outcome: 'released',
  basis: 'R94',
  filled: {
    ...common(form, first, 'school', 'Enrollment at the school that asks'),
    records: choicesAt(form.filled, 'records'),
    parentTold: textAt(named(steps, 'parent-told')?.filled ?? {}, 'parentTold'),
    verified: true,
    discipline: true,
    ...given(first),
  },
});

const notSent: Entry = (form, first) => ({
  outcome: 'denied',
  basis: 'R94',
  filled: {
    ...common(form, first, 'school', 'Enrollment at the school that asks'),
    records: choicesAt(first.filled, 'records'),
    deniedWhy: textAt(form.filled, 'deniedWhy'),
  },
});

/** Of an inspection the log has that of a dependent student's parent alone (R100, R106). */
const asDependent =
  (entry: (form: NewStep, first: TakenStep, asked: Filled) => ReleaseForm): Entry =>
  (form, first) =>
    textAt(first.filled, 'as') === 'dependent'
      ? entry(form, first, common(form, first, 'parent', 'The record itself, as parent of a dependent student'))
      : null;

const shown = asDependent((form, first, asked) => ({
  outcome: 'released',
  basis: 'R100',
  filled: {
    ...asked,
    records: choicesAt(form.filled, 'records'),
    evidence: textAt(first.filled, 'evidence'),
    proven: textAt(first.filled, 'proven'),
  },
}));

const notShown = asDependent((form, first, asked) => ({
  outcome: 'denied',
  basis: 'R100',
  filled: {
    ...asked,
    records: choicesAt(first.filled, 'records'),
    deniedWhy: choiceTitle(DENIAL_GROUNDS, textAt(form.filled, 'ground')).en,
  },
}));

const ENTRIES: Readonly<Record<string, Entry>> = {
  'inspection inspected': shown,
  'inspection copied': shown,
  'inspection denied': notShown,
  'juvenile part-a': partA,
  'juvenile part-b': partB,
  'juvenile requester-told': objected,
  'transfer-out sent': sent,
  'transfer-out denied': notSent,
};
