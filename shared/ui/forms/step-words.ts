import type { Title } from '../../access/roles.ts';
import { ruleOf } from '../../areas/cases/lifecycle/lifecycle.ts';
import type { Stage } from '../../areas/cases/lifecycle/step.ts';
import { m } from '../../messages/generated/messages.js';
import { calendarDay } from '../dates.ts';
import { locale } from '../locale.svelte.ts';
import { spelled } from '../words.ts';

/** A title in the reader's language. */
export const inWords = (title: Title): string => title[locale()];

/** The title of a step; its name, spelled out, where a newer program wrote it. */
export function stepTitle(kind: string): string {
  const rule = ruleOf(kind);
  return rule ? inWords(rule.title) : spelled(kind);
}

/** `Referral, Nov 12, 2026`: one step among several of its kind. */
export function stepName({ kind, day }: { readonly kind: string; readonly day: string }): string {
  return m.step_named({ step: stepTitle(kind), day: calendarDay(day, locale()) });
}

const STAGES: Readonly<Record<Stage, () => string>> = {
  referred: m.stage_referred,
  meeting: m.stage_meeting,
  contracts: m.stage_contracts,
  monitoring: m.stage_monitoring,
  refused: m.stage_refused,
  committee: m.stage_committee,
  closed: m.stage_closed,
};

/** Where a case stands, in words. */
export function stageWord(stage: string): string {
  return STAGES[stage as Stage]?.() ?? spelled(stage);
}

/** What keeps a step from being taken, and the step that mends it, where one does. */
export interface Hindrance {
  readonly text: string;
  readonly first?: string;
}

/** What is known of the case in whose words a hindrance is told. */
export interface HindranceContext {
  /** The step that cannot be taken. */
  readonly kind: string;
  /** The day until which monitoring has to last (R15), where the calendar says. */
  readonly monitoredUntil?: string | null | undefined;
}

const GATES: Readonly<Record<string, (context: HindranceContext) => Hindrance>> = {
  approved: () => ({ text: m.gate_approved(), first: 'director-answered' }),
  'no-calendar': () => ({ text: m.gate_no_calendar() }),
  'grading-period-over': ({ monitoredUntil }) => ({
    text: monitoredUntil ? m.gate_period_until({ day: calendarDay(monitoredUntil, locale()) }) : m.gate_period(),
  }),
  'meeting-held': () => ({ text: m.gate_meeting_held() }),
  'committee-decided': () => ({ text: m.gate_committee_decided(), first: 'result-told' }),
  'all-three-satisfactory': () => ({ text: m.gate_all_three(), first: 'monitored' }),
};

const OTHERS: Readonly<Record<string, (context: HindranceContext) => string>> = {
  owner: ({ kind }) => (ruleOf(kind)?.owner === 'director' ? m.step_for_director() : m.step_for_worker()),
  stage: m.step_wrong_stage,
  once: m.step_once,
  until: m.step_until,
  'rests-on': m.step_rests_on,
  unknown: m.step_unknown,
  'open-case': m.step_case_open,
};

/** A code of `judge.ts` in words, with a way: what to do first, or whom it is for. */
export function hindrance(code: string, context: HindranceContext): Hindrance {
  const [what, name] = splitCode(code);
  if (what === 'after') return { text: m.step_first({ step: stepTitle(name) }), first: name };
  if (what === 'gate') return GATES[name]?.(context) ?? { text: m.step_hindered() };
  return { text: OTHERS[code]?.(context) ?? m.step_hindered() };
}

function splitCode(code: string): readonly [string, string] {
  const dot = code.indexOf('.');
  return dot === -1 ? [code, ''] : [code.slice(0, dot), code.slice(dot + 1)];
}
