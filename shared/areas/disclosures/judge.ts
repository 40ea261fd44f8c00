import { clockRule } from '../../clocks/clock-rules.ts';
import { dayAfter } from '../../clocks/day-after.ts';
import { choicesAt, daysAhead, type Filled, schemaOf, textAt } from '../forms/form-spec.ts';
import type { Basis, ReleaseGate } from './basis.ts';
import { basisOf, NO_BASIS } from './bases.ts';
import { asksClosedPart } from './closed-parts.ts';
import { fieldsOf, type ReleaseForm } from './release-form.ts';

/** What is known of the student and the district when a release is judged. */
export interface About {
  /** In whole years; null where the roster has no birth date. */
  readonly age: number | null;
  /** `YYYY-MM-DD`, the server's. */
  readonly today: string;
  /** Whether the district lets studies begin without consent (T2). */
  readonly studiesOpen: boolean;
}

/** `existence`: whether data exist, never what they say. `notice-first`: not before the parent could object. */
export type ReleaseAnswer = 'must' | 'may' | 'existence' | 'notice-first' | 'no';

/** Where a release is written down: in the log, nowhere here, or in the custodian's sealed book (R117). */
export type Book = 'log' | 'exempt' | 'sealed';

export interface Judgement {
  readonly answer: ReleaseAnswer;
  /** What stands in the way. */
  readonly gates: readonly ReleaseGate[];
  /** Names of fields that must be filled first. */
  readonly open: readonly string[];
  readonly book: Book;
}

type GateState = 'met' | 'wait' | 'never';
/** From this age the rights are the student's (R72). */
export const ADULT_AGE = 18;
/** R191, C14: silence is taken for consent only when all of it is over. */
const OBJECTION_DAYS = clockRule('W7').length;
const SEALING = ['secrecy', 'ex-parte'];

/** Whatever the basis, what its purpose does not open stays closed. */
const EVERY_BASIS: readonly ReleaseGate[] = ['parts-open', 'public-school'];
/** R114: court order, statute, health authority. */
const OF_NONPUBLIC: readonly string[] = ['R97', 'R101', 'R107'];

const GATE: Readonly<Record<ReleaseGate, (filled: Filled, about: About, basis: Basis) => GateState>> = {
  // A basis with a list of its own opens nothing beyond it anyway.
  'parts-open': (filled, _, { id, log, records }) =>
    log === 'logged' && records === undefined && asksClosedPart(id, filled) ? 'never' : 'met',
  'public-school': (filled, _, { id, log }) =>
    log === 'logged' && filled.nonpublic === true && !OF_NONPUBLIC.includes(id) ? 'never' : 'met',
  'parent-told': (filled) =>
    textAt(filled, 'notifiedOn') !== '' || textAt(filled, 'noNotice') !== '' ? 'met' : 'wait',
  'no-objection': (filled, { today }) => {
    const received = textAt(filled, 'noticeOn');
    const last = received === '' ? null : dayAfter(received, OBJECTION_DAYS);
    if (isObjected(filled, last)) return 'never';
    return last !== null && today > last ? 'met' : 'wait';
  },
  'of-age': (_, { age }) => (age !== null && age >= ADULT_AGE ? 'met' : 'never'),
  'studies-open': (_, { studiesOpen }) => (studiesOpen ? 'met' : 'never'),
};

/** R190: an objection ends it. One of which it is known that it came after the last day changes nothing (C14). */
function isObjected(filled: Filled, last: string | null): boolean {
  if (textAt(filled, 'objection') !== 'yes') return false;
  const on = textAt(filled, 'objectedOn');
  return on === '' || last === null || on <= last;
}

/** What the law answers to a release under this basis, and what is still missing for it (R92 to R113). */
export function judge(basis: Basis, filled: Filled, about: About): Judgement {
  const asked = [...EVERY_BASIS, ...(basis.gates ?? [])];
  const states = asked.map((gate) => [gate, GATE[gate](filled, about, basis)] as const);
  const gates = states.filter(([, state]) => state !== 'met').map(([gate]) => gate);
  const open = openFields({ outcome: 'released', basis: basis.id, filled });
  return {
    answer: answerOf(
      basis,
      states.map(([, state]) => state),
    ),
    gates,
    open,
    book: bookOf(basis, filled),
  };
}

function answerOf(basis: Basis, states: readonly GateState[]): ReleaseAnswer {
  if (states.includes('never')) return 'no';
  if (states.includes('wait')) return 'notice-first';
  return basis.existenceOnly ? 'existence' : basis.duty;
}

function bookOf({ log }: Basis, filled: Filled): Book {
  if (log === 'exempt') return 'exempt';
  return SEALING.includes(textAt(filled, 'noNotice')) ? 'sealed' : 'log';
}

/** The names of the fields that keep the form from being complete. */
export function openFields(form: ReleaseForm): readonly string[] {
  const read = schemaOf(fieldsOf(form)).safeParse(form.filled);
  const open = read.error?.issues.map(({ path }) => String(path[0] ?? '')) ?? [];
  return [...new Set([...open, ...neededBesides(form)])];
}

/** When it came is asked of an objection alone: whether it counts hangs on it (C14). */
const dayOfObjection = ({ outcome, filled }: ReleaseForm): readonly string[] =>
  outcome === 'released' && textAt(filled, 'objection') === 'yes' && textAt(filled, 'objectedOn') === ''
    ? ['objectedOn']
    : [];

/** R116, R123: what goes with a disclosure that an authority made for us. */
function onwardNeeds({ outcome, basis, filled }: ReleaseForm): readonly string[] {
  const [by, record] = [textAt(filled, 'onwardBy') !== '', textAt(filled, 'onwardRecord') !== ''];
  if (outcome !== 'released' || (!by && !record)) return [];
  return [
    ...(by ? [] : ['onwardBy']),
    ...(record ? [] : ['onwardRecord']),
    ...(basis === 'R101' && filled.onwardNotice !== true ? ['onwardNotice'] : []),
  ];
}

const neededBesides = (form: ReleaseForm): readonly string[] => [...dayOfObjection(form), ...onwardNeeds(form)];

/** What is wrong with a form, as a path in it and a code. Whether the fields are filled is its schema's to say. */
export interface FormFault {
  readonly path: string;
  readonly code: string;
}

/** Everything that keeps a form, whose fields are filled, out of the log. */
export function faultsOf(form: ReleaseForm, about: About): readonly FormFault[] {
  const ahead = daysAhead(fieldsOf(form), form.filled, about.today);
  const faults = ahead.map((name) => ({ path: `filled.${name}`, code: 'future' }));
  const needed = neededBesides(form).map((name) => ({ path: `filled.${name}`, code: 'needed' }));
  return [...faults, ...needed, ...basisFaults(form, about)];
}

function basisFaults({ outcome, basis: id, filled }: ReleaseForm, about: About): FormFault[] {
  const basis = basisOf(id);
  if (basis === undefined) return id === NO_BASIS && outcome === 'denied' ? [] : [{ path: 'basis', code: 'unknown' }];
  if (outcome === 'denied') return [];
  if (basis.log === 'exempt') return [{ path: 'basis', code: 'exempt' }];
  const capacity = textAt(filled, 'capacity');
  const isFor = basis.capacities.length === 0 || basis.capacities.some((one) => one === capacity);
  const gates = judge(basis, filled, about).gates.map((gate) => ({ path: 'basis', code: `gate.${gate}` }));
  const { records } = basis;
  const isMore = records !== undefined && choicesAt(filled, 'records').some((id) => records.every((one) => one !== id));
  return [
    ...(isFor ? [] : [{ path: 'filled.capacity', code: 'not-for-basis' }]),
    ...(isMore ? [{ path: 'filled.records', code: 'beyond-basis' }] : []),
    ...gates,
  ];
}
