import { EMPTY_CALENDAR } from '../../../clocks/calendar.ts';
import { dayAfter } from '../../../clocks/day-after.ts';
import { requiredOf } from '../../disclosures/testing/complete.ts';
import type { Filled } from '../../forms/form-spec.ts';
import type { RequestKind } from '../kind.ts';
import { requestKind, requestStep } from '../kinds.ts';
import type { Judging, NewStep, TakenStep } from '../request-judge.ts';

/** The day on which the requests of the tests are received, a Monday. */
export const RECEIVED = '2026-11-02';
export const stepId = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** A day by its number from the request. */
export const on = (days: number) => dayAfter(RECEIVED, days);

/** A kind by its id. */
export function kindOf(id: string): RequestKind {
  const kind = requestKind(id);
  if (kind === undefined) throw new Error(`There is no request of the kind ${id}.`);
  return kind;
}

/** A step with every field filled that has to be. */
export function stepOf(kind: string, step: string, day: string, change: Filled = {}): NewStep {
  const fields = requestStep(kindOf(kind), step)?.fields ?? [];
  return { kind: step, day, filled: { ...requiredOf(fields), ...change } };
}

/** What a step needs besides, for its gates. */
const ALSO: Readonly<Record<string, Filled>> = {
  'inspection received': { wants: 'both' },
  'inspection copied': { pages: 10, fee: 2.5 },
  'juvenile received': { asked: ['substances', 'threats'] },
  'juvenile part-b': { exists: ['threats'] },
  'subpoena received': { returnOn: on(14) },
  'subpoena told': { parentOn: on(1), studentOn: on(2) },
  'expulsion-hearing received': { hearingOn: on(10) },
};

/** Steps as they are taken, each with the number of days after the request and what else is filled in. */
type Way = readonly (readonly [step: string, days: number, change?: Filled])[];

/** By what the steps of the tests are judged, but for the day: nothing is known of the student's age or of holidays. */
export const judging = (today: string, age: number | null = null): Judging => ({
  today,
  calendar: EMPTY_CALENDAR,
  age,
  withheld: [],
});

/** The age without which a way cannot be gone. */
export const ageFor = ([first]: readonly NewStep[]): number | null => (first?.filled['as'] === 'dependent' ? 18 : null);

const REFUSED: Filled = { decision: 'refuse' };

/** For each kind every way that it may go, from the request to its end. */
export const WAYS: readonly (readonly [kind: string, name: string, way: Way])[] = [
  [
    'inspection',
    'seen and copied',
    [
      ['received', 0],
      ['arranged', 3],
      ['inspected', 8],
      ['copied', 8],
      ['done', 9],
    ],
  ],
  [
    'inspection',
    'seen by the parent of a minor, who was told of the right',
    [
      ['received', 0, { wants: 'see' }],
      ['minor-told', 1],
      ['inspected', 8],
      ['done', 9],
    ],
  ],
  [
    'inspection',
    'seen by the parent of a dependent student',
    [
      ['received', 0, { as: 'dependent', evidence: 'statement', wants: 'see' }],
      ['inspected', 8],
      ['done', 9],
    ],
  ],
  [
    'inspection',
    'denied',
    [
      ['received', 0],
      ['denied', 2],
    ],
  ],
  [
    'transfer-out',
    'sent',
    [
      ['received', 0],
      ['parent-told', 1],
      ['verified', 2],
      ['sent', 3],
    ],
  ],
  [
    'transfer-out',
    'denied',
    [
      ['received', 0],
      ['denied', 1],
    ],
  ],
  [
    'transfer-in',
    'arrived',
    [
      ['received', 0],
      ['reminded', 14],
      ['arrived', 20],
    ],
  ],
  [
    'amendment',
    'amended',
    [
      ['received', 0],
      ['decided', 10],
      ['amended', 11],
      ['recipients-told', 12],
      ['done', 12],
    ],
  ],
  [
    'amendment',
    'refused, heard, refused again',
    [
      ['received', 0],
      ['decided', 29, REFUSED],
      ['hearing-asked', 35],
      ['hearing-set', 36, { on: on(49) }],
      ['hearing-decided', 50, REFUSED],
      ['statement', 55],
      ['appealed', 60],
      ['done', 70],
    ],
  ],
  [
    'amendment',
    'refused, and amended after the hearing',
    [
      ['received', 0],
      ['decided', 29, REFUSED],
      ['hearing-asked', 35],
      ['hearing-set', 36, { on: on(50) }],
      ['hearing-decided', 50],
      ['amended', 51],
      ['recipients-told', 52],
      ['done', 52],
    ],
  ],
  [
    'juvenile',
    'answered',
    [
      ['received', 0],
      ['part-a', 1],
      ['notice-sent', 1],
      ['notice-received', 4],
      ['part-b', 19],
    ],
  ],
  [
    'juvenile',
    'objected',
    [
      ['received', 0],
      ['part-a', 1],
      ['notice-sent', 1],
      ['notice-received', 4],
      ['objected', 13],
      ['requester-told', 13],
    ],
  ],
  [
    'juvenile',
    'objected too late',
    [
      ['received', 0],
      ['part-a', 1],
      ['notice-sent', 1],
      ['notice-received', 4],
      ['objected', 19],
      ['part-b', 19],
    ],
  ],
  [
    'juvenile',
    'part a alone',
    [
      ['received', 0, { asked: [] }],
      ['part-a', 1],
      ['done', 1],
    ],
  ],
  [
    'transfer-within',
    'sent',
    [
      ['received', 0],
      ['sent', 2],
    ],
  ],
  [
    'transfer-within',
    'not sent',
    [
      ['received', 0],
      ['denied', 2],
    ],
  ],
  [
    'subpoena',
    'told and obeyed',
    [
      ['received', 0],
      ['told', 2],
      ['objected', 3],
      ['complied', 12],
    ],
  ],
  [
    'subpoena',
    'obeyed with nobody told',
    [
      ['received', 0],
      ['not-told', 2],
      ['complied', 3],
    ],
  ],
  [
    'subpoena',
    'not obeyed',
    [
      ['received', 0],
      ['denied', 3],
    ],
  ],
  [
    'subpoena',
    'quashed',
    [
      ['received', 0],
      ['told', 2],
      ['quashed', 9],
    ],
  ],
  [
    'disposition',
    'everybody told',
    [
      ['received', 0],
      ['superintendent', 0],
      ['principal', 0],
      ['counselor', 1],
      ['staff', 1],
      ['contact', 2],
      ['contact', 3, { capacity: 'volunteer' }],
      ['kept', 3],
      ['done', 4],
    ],
  ],
  [
    'peace-officer',
    'destroyed, and everybody told',
    [
      ['received', 0],
      ['superintendent', 0],
      ['principal', 0],
      ['staff', 1],
      ['contact', 1],
      ['notice', 20],
      ['deleted', 20],
      ['destroyed', 20],
      ['recipient-told', 20, { step: stepId(1) }],
      ['recipient-told', 20, { step: stepId(2) }],
      ['recipient-told', 21, { step: stepId(3) }],
      ['recipient-told', 21, { step: stepId(4) }],
      ['done', 21],
    ],
  ],
  [
    'expulsion-hearing',
    'given',
    [
      ['received', 0],
      ['given', 2],
      ['given', 3, { as: 'representative', consent: 'filed' }],
      ['done', 3],
    ],
  ],
  [
    'minor-denial',
    'granted, and ended',
    [
      ['received', 0],
      ['decided', 5],
      ['told', 6],
      ['ended', 90],
    ],
  ],
  [
    'minor-denial',
    'refused',
    [
      ['received', 0],
      ['decided', 5, REFUSED],
      ['told', 6],
      ['done', 6],
    ],
  ],
];

/** The steps of a way as forms. */
export const formsOf = (kind: string, way: Way): readonly NewStep[] =>
  way.map(([step, days, change]) => written(stepOf(kind, step, on(days), { ...ALSO[`${kind} ${step}`], ...change })));

/** What holds nothing is not there. */
const written = (form: NewStep): NewStep => ({
  ...form,
  filled: Object.fromEntries(
    Object.entries(form.filled).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  ),
});

/** Forms as if they had been taken one after the other. */
export const taken = (forms: readonly NewStep[]): readonly TakenStep[] =>
  forms.map((form, n) => ({ ...form, id: stepId(n) }));

/** The steps of a way of a kind up to one of them, that one included. */
export function upTo(kind: string, last: string, name?: string): readonly TakenStep[] {
  const way = WAYS.find(([of, called, steps]) => of === kind && (name ?? called) === called && has(steps, last));
  if (way === undefined) throw new Error(`No way of ${kind} leads to ${last}.`);
  const forms = formsOf(kind, way[2]);
  return taken(forms.slice(0, forms.findIndex((one) => one.kind === last) + 1));
}

const has = (way: Way, last: string) => way.some(([step]) => step === last);
