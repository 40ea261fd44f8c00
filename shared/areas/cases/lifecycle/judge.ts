import { daysAhead, textAt } from '../../forms/form-spec.ts';
import { committeeRound, counting, has, latest, missingAfter, stageOf, stepsFor, type Taken } from './case-state.ts';
import { LIFECYCLE, ruleOf } from './lifecycle.ts';
import { COMMITTEE_ROUTES } from './intake.ts';
import type { Gate, StepOwner, StepRule } from './step.ts';

/** A grading period of the roster's calendar. `end` is exclusive. */
export interface Period {
  readonly title: string;
  readonly start: string;
  readonly end: string;
}

/** What a step is judged by besides the steps before it. */
export interface Circumstances {
  readonly today: string;
  readonly periods: readonly Period[];
  /** Days on which the committee meets, among those that lie ahead. */
  readonly isMeetingDay: (day: string) => boolean;
  /** Who the writer is to this case. */
  readonly owners: ReadonlySet<StepOwner>;
  /** Whether the student has ESE or 504 services, as far as the writer may know: they may where that is closed (R16). */
  readonly hasServices: boolean;
}

/** What is missing, as codes: `after.KIND`, `stage`, `once`, `until`, `owner`. Empty: the step can be taken. */
export function missingFor(rule: StepRule, all: readonly Taken[], about: Circumstances): readonly string[] {
  const steps = counting(all);
  const stage = stageOf(steps);
  const now = stepsFor(rule, steps);
  const missing: string[] = [];
  if (!isOwners(rule, about)) missing.push('owner');
  if (!rule.in.includes(stage)) missing.push('stage');
  if (rule.once && has(now, rule.kind)) missing.push('once');
  if (rule.until !== undefined && has(now, rule.until)) missing.push('until');
  missing.push(...missingAfter(rule, now).map((kind) => `after.${kind}`));
  return missing;
}

/** Whether the step is the writer's to take. */
function isOwners({ owner }: StepRule, { owners }: Circumstances): boolean {
  return owner === 'either' ? owners.size > 0 : owners.has(owner);
}

/** The first day after one whole grading period since the referral (R15); null where the calendar does not reach. */
export function monitoredUntil(referredOn: string, periods: readonly Period[]): string | null {
  const whole = periods.filter(({ start }) => start >= referredOn).toSorted((a, b) => a.start.localeCompare(b.start));
  return whole[0]?.end ?? null;
}

/** What is wrong with a step as it is filled in: `path` within the form, `code` says what. */
export interface Fault {
  readonly path: string;
  readonly code: string;
}

/**
 * What keeps a filled-in step from being taken: an earlier step is missing, evidence is, or a day is impossible.
 * Everything that is missing at once, so that nobody meets one refusal after another.
 */
export function faultsOf(form: Omit<Taken, 'id'>, all: readonly Taken[], about: Circumstances): readonly Fault[] {
  const rule = ruleOf(form.kind);
  if (rule === undefined) return [{ path: 'kind', code: 'unknown' }];
  const steps = counting(all);
  return [
    ...missingFor(rule, all, about).map((code) => ({ path: 'kind', code })),
    ...dayFaults(form, steps, about),
    ...orderFaults(rule, form, steps),
    ...gateFaults(rule, form, steps, about),
    ...referenceFaults(rule, form, steps),
    ...(rule.kind === 'struck' ? strikingFaults(form, steps, about) : []),
  ];
}

/** What keeps a referral from opening a case (R16, R17): the day, and what the routes of the committees ask for. */
export function openingFaults(form: Omit<Taken, 'id'>, about: Circumstances): readonly Fault[] {
  const faults: Fault[] = [...dayFaults(form, [], about)];
  const isCommittees = COMMITTEE_ROUTES.includes(textAt(form.filled, 'route'));
  // R16: with services there already, only where they leave a need open.
  if ((isCommittees || about.hasServices) && textAt(form.filled, 'rationale') === '')
    faults.push({ path: 'filled.rationale', code: 'needed' });
  // R17: the IEP or 504 committee notifies the DSPC.
  const told = textAt(form.filled, 'committeeTold');
  if (isCommittees && told === '') faults.push({ path: 'filled.committeeTold', code: 'needed' });
  return faults;
}

function dayFaults(form: Omit<Taken, 'id'>, steps: readonly Taken[], { today }: Circumstances): readonly Fault[] {
  const ahead = daysAhead(ruleOf(form.kind)?.fields ?? [], form.filled, today);
  const faults = ahead.map((name): Fault => ({ path: `filled.${name}`, code: 'future' }));
  const begun = steps[0]?.day;
  if (form.day > today) faults.push({ path: 'day', code: 'future' });
  else if (begun !== undefined && form.day < begun) faults.push({ path: 'day', code: 'before-referral' });
  return faults;
}

/** It cannot have been before what it comes after: `before.KIND`. Of several times the first counts. */
function orderFaults(rule: StepRule, { day }: Omit<Taken, 'id'>, steps: readonly Taken[]): readonly Fault[] {
  const now = stepsFor(rule, steps);
  return rule.after.flatMap((before) => {
    const days = now.filter(({ kind }) => kind === before).map((step) => step.day);
    return days.length > 0 && days.every((one) => day < one) ? [{ path: 'day', code: `before.${before}` }] : [];
  });
}

/** One's own steps alone are struck; one on which a later one rests stays: the later is struck first (R33). */
function strikingFaults(
  { filled }: Omit<Taken, 'id'>,
  steps: readonly Taken[],
  about: Circumstances,
): readonly Fault[] {
  const id = textAt(filled, 'step');
  const at = steps.findIndex((step) => step.id === id);
  const struck = steps[at];
  if (struck === undefined) return [];
  const its = ruleOf(struck.kind);
  if (its !== undefined && !isOwners(its, about)) return [{ path: 'filled.step', code: 'owner' }];
  const rests = steps.slice(at + 1).some((later, i) => {
    const rule = ruleOf(later.kind);
    if (rule === undefined) return false;
    if (rule.fields.some((field) => field.kind === 'step' && textAt(later.filled, field.name) === id)) return true;
    // With what began a referral back its steps would count for the one before it.
    if (rule.ofRound && struck.kind === 'back-considered') return true;
    const before = steps.slice(0, at + 1 + i);
    return hinderedBy(rule, later, before.toSpliced(at, 1), about) > hinderedBy(rule, later, before, about);
  });
  return rests ? [{ path: 'filled.step', code: 'rests-on' }] : [];
}

/** How much would have kept a step from being taken after these: what it comes after, and the evidence it rests on. */
const hinderedBy = (rule: StepRule, step: Taken, before: readonly Taken[], about: Circumstances): number =>
  missingAfter(rule, stepsFor(rule, before)).length + gateFaults(rule, step, before, about).length;

const gateFaults = (
  rule: StepRule,
  form: Omit<Taken, 'id'>,
  steps: readonly Taken[],
  about: Circumstances,
): readonly Fault[] => (rule.gates ?? []).flatMap((gate) => GATE_FAULTS[gate](form, steps, about));

/** A field that names a step names one of this case, of its kind. */
function referenceFaults(rule: StepRule, { filled }: Omit<Taken, 'id'>, steps: readonly Taken[]): readonly Fault[] {
  return rule.fields.flatMap((field) => {
    if (field.kind !== 'step') return [];
    const id = textAt(filled, field.name);
    const found = steps.find((step) => step.id === id);
    const fits = found && (field.step === '*' ? found.kind !== 'referred' : found.kind === field.step);
    return fits ? [] : [{ path: `filled.${field.name}`, code: 'unknown' }];
  });
}

type GateTest = (form: Omit<Taken, 'id'>, steps: readonly Taken[], about: Circumstances) => readonly Fault[];

const GATE_FAULTS: Readonly<Record<Gate, GateTest>> = {
  approved: (_form, steps) => {
    const answer = latest(committeeRound(steps), 'director-answered');
    return answer && textAt(answer.filled, 'answer') === 'approved' ? [] : [{ path: 'kind', code: 'gate.approved' }];
  },
  'meeting-day': ({ filled }, _steps, { isMeetingDay, today }) => {
    const day = textAt(filled, 'meeting');
    if (day < today) return [{ path: 'filled.meeting', code: 'past' }];
    return isMeetingDay(day) ? [] : [{ path: 'filled.meeting', code: 'no-meeting' }];
  },
  'meeting-held': (form, steps) => {
    const scheduled = latest(committeeRound(steps), form.kind === 'heard' ? 'scheduled' : 'appeal-scheduled');
    const isHeld = scheduled === undefined || form.day >= textAt(scheduled.filled, 'meeting');
    return isHeld ? [] : [{ path: 'day', code: 'gate.meeting-held' }];
  },
  'hearing-ahead': ({ day, filled }) =>
    textAt(filled, 'meeting') < day ? [{ path: 'filled.meeting', code: 'past' }] : [],
  'reason-holds': (form, steps, about) => {
    const reason = textAt(form.filled, 'reason');
    // R27, R28: what the committee was asked is answered first; who leaves the district leaves it there too (R18b).
    if (stageOf(steps) === 'committee' && reason !== 'withdrawn')
      return [{ path: 'kind', code: 'gate.committee-decided' }];
    return REASON_GATES[reason]?.(form, steps, about) ?? [];
  },
};

/** One whole grading period after the referral is over (R15). */
const periodOver: GateTest = (form, steps, { periods }) => {
  const until = monitoredUntil(steps[0]?.day ?? form.day, periods);
  if (until === null) return [{ path: 'kind', code: 'gate.no-calendar' }];
  return form.day >= until ? [] : [{ path: 'kind', code: 'gate.grading-period-over' }];
};

/** The latest monitoring after that period found attendance, academics and discipline satisfactory (R18a). */
const allSatisfactory: GateTest = (form, steps, { periods }) => {
  const until = monitoredUntil(steps[0]?.day ?? form.day, periods) ?? '9999';
  const last = latest(steps, 'monitored');
  const ok = ['attendanceOk', 'academicsOk', 'disciplineOk'].every(
    (name) => last && textAt(last.filled, name) === 'yes',
  );
  return ok && last !== undefined && last.day >= until ? [] : [{ path: 'kind', code: 'gate.all-three-satisfactory' }];
};

/** What each reason to discontinue rests on (R18). */
const REASON_GATES: Readonly<Record<string, GateTest>> = {
  // R18a: all three, for at least one grading period after the referral.
  satisfactory: (...judged) => [...periodOver(...judged), ...allSatisfactory(...judged)],
  // R18c: a referral back that was made, after consulting the administrators: to its result.
  'referred-back': (_form, steps) => needs(committeeRound(steps), 'back-considered', 'result-told'),
  // R6: both are told before the case ends.
  refused: (_form, steps) => needs(steps, 'refused', 'refusal-told-specialist', 'refusal-told-dspc'),
};

const needs = (steps: readonly Taken[], ...kinds: string[]): readonly Fault[] =>
  kinds.filter((kind) => !has(steps, kind)).map((kind) => ({ path: 'kind', code: `after.${kind}` }));

/** Every step that could be taken in this stage or whose turn it would be, with what is missing. */
export function steppable(all: readonly Taken[], about: Circumstances): { kind: string; missing: string[] }[] {
  const steps = counting(all);
  const stage = stageOf(steps);
  // What belongs to a referral back is nothing to think of where there is none.
  const isBack = committeeRound(steps).length > 0;
  const offered = LIFECYCLE.filter((rule) => rule.in.includes(stage) && (isBack || rule.ofRound !== true))
    .map((rule) => ({ kind: rule.kind, missing: [...missingFor(rule, all, about)] }))
    .filter(({ missing }) => !missing.includes('once') && !missing.includes('until'));
  // Of a case that is closed only what may still be done: there is nothing that it could wait for.
  return stage === 'closed' ? offered.filter(({ missing }) => missing.length === 0) : offered;
}
