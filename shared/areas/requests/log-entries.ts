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
export const LOGGED_TEXTS: Readonly<Record<string, readonly string[]>> = {
  juvenile: ['reason'],
  subpoena: ['order'],
  disposition: ['order'],
  'peace-officer': ['record'],
};

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

const ordered = (form: NewStep, first: TakenStep, steps: readonly TakenStep[]): Filled => ({
  ...common(
    form,
    first,
    textAt(first.filled, 'capacity'),
    `Order or subpoena: ${textAt(first.filled, 'order')}`.slice(0, INTEREST_MAX),
  ),
  records: choicesAt(form.filled, 'records'),
  ...noted(form.filled),
  ...noticeOf(steps),
});

const noted = (filled: Filled): Filled => {
  const note = textAt(filled, 'recordsNote');
  return note === '' ? {} : { recordsNote: note };
};

/** The later of the days on which parent and student were told, or the ground on which nobody was (R101). */
function noticeOf(steps: readonly TakenStep[]): Filled {
  const told = named(steps, 'told')?.filled;
  const [, last = ''] = [textAt(told ?? {}, 'parentOn'), textAt(told ?? {}, 'studentOn')].toSorted();
  const ground = textAt(named(steps, 'not-told')?.filled ?? {}, 'ground');
  return { ...(last === '' ? {} : { notifiedOn: last }), ...(ground === '' ? {} : { noNotice: ground }) };
}

const obeyed: Entry = (form, first, steps) => ({
  outcome: 'released',
  basis: 'R101',
  filled: {
    ...ordered(form, first, steps),
    order: textAt(first.filled, 'order'),
    proven: textAt(first.filled, 'proven'),
  },
});

const notObeyed =
  (why: (form: NewStep) => string): Entry =>
  (form, first) => ({
    outcome: 'denied',
    basis: 'R101',
    filled: {
      ...ordered(form, first, []),
      records: choicesAt(first.filled, 'records'),
      deniedWhy: why(form),
    },
  });

/** R110, R111: an entry for each recipient, with what they need it for. */
const toldStaff =
  (basis: 'R110' | 'R111', what: string): Entry =>
  (form, first) => {
    const [recipient, papers] = [textAt(form.filled, 'recipient'), textAt(first.filled, what)];
    const interest = textAt(form.filled, 'interest') || AT_ONCE;
    const capacity = textAt(form.filled, 'capacity') || 'official';
    return {
      outcome: 'released',
      basis,
      filled: {
        ...common(form, first, capacity, interest),
        party: recipient,
        records: ['other'],
        recordsNote: papers,
        [what]: papers,
        recipients: `${recipient}: ${interest}`,
        // R127: who works at the school is known to whoever tells them.
        proven: 'known',
        noticeGiven: true,
      },
    };
  };

const AT_ONCE = 'Told at once, as the law asks';
const INTEREST_MAX = 160;
const [disposed, policed] = [toldStaff('R110', 'order'), toldStaff('R111', 'record')];

const ENTRIES: Readonly<Record<string, Entry>> = {
  'inspection inspected': shown,
  'inspection copied': shown,
  'inspection denied': notShown,
  'juvenile part-a': partA,
  'juvenile part-b': partB,
  'juvenile requester-told': objected,
  'transfer-out sent': sent,
  'transfer-out denied': notSent,
  'subpoena complied': obeyed,
  'subpoena denied': notObeyed(({ filled }) => textAt(filled, 'deniedWhy')),
  'subpoena quashed': notObeyed(({ filled }) => `Quashed or withdrawn: ${textAt(filled, 'how')}`),
  // R115: each request is logged, whichever of the two words for its end somebody took.
  'subpoena withdrawn': notObeyed(({ filled }) => `Quashed or withdrawn: ${textAt(filled, 'how')}`),
  'disposition superintendent': disposed,
  'disposition principal': disposed,
  'disposition counselor': disposed,
  'disposition staff': disposed,
  'disposition contact': disposed,
  'peace-officer superintendent': policed,
  'peace-officer principal': policed,
  'peace-officer staff': policed,
  'peace-officer contact': policed,
};
