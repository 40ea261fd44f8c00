import { AUDIT_ACTIONS } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import type { Locale } from '../../../shared/ui/locale.svelte.ts';
import { type AuditFilter, EVERYTHING } from '../../../shared/wire/audit.ts';
import { isDay } from '../parts/days.ts';
import { actionWord, useWord } from './words.ts';

/** What of a filter may stand in an address: all but people, whose ids nobody should find in a history. */
export type Shared = Pick<AuditFilter, 'actions' | 'decision' | 'use' | 'from' | 'to'>;

/** One narrowing, to be read and to be taken away. */
export interface Token {
  readonly key: string;
  readonly text: string;
  /** The filter without it. */
  readonly rest: Shared;
}

const [WHAT, FROM, TO] = ['what-', 'from-', 'to-'] as const;

/** The filter that an address names. What it does not know, such as a kind of a newer version, narrows nothing. */
export function filterAt(parts: readonly string[]): Shared {
  const after = (prefix: string) => parts.flatMap((one) => (one.startsWith(prefix) ? [one.slice(prefix.length)] : []));
  const named = after(WHAT);
  const [from, to] = [after(FROM).find(isDay), after(TO).find(isDay)];
  return {
    actions: AUDIT_ACTIONS.filter((action) => named.includes(action)),
    decision: parts.includes('undone') ? 'undone' : 'all',
    use: (['deliberate', 'incidental'] as const).find((use) => parts.includes(use)) ?? 'all',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The parts of an address that names the filter: the same filter, the same address. */
export function partsFor({ actions, decision, use, from, to }: Shared): readonly string[] {
  return [
    ...actions.map((action) => WHAT + action),
    ...(from === undefined ? [] : [FROM + from]),
    ...(to === undefined ? [] : [TO + to]),
    ...(decision === 'all' ? [] : [decision]),
    ...(use === 'all' ? [] : [use]),
  ];
}

/** The narrowings of a filter, each by itself. */
export function tokensOf(filter: Shared, locale: Locale): readonly Token[] {
  const { actions, decision, use, from, to, ...none } = filter;
  const without = (name: 'from' | 'to'): Shared => ({
    ...none,
    actions,
    decision,
    use,
    ...(name === 'to' && from !== undefined ? { from } : {}),
    ...(name === 'from' && to !== undefined ? { to } : {}),
  });
  return [
    ...actions.map((action) => ({
      key: WHAT + action,
      text: m.ax_token_what({ what: actionWord(action) }),
      rest: { ...filter, actions: actions.filter((one) => one !== action) },
    })),
    ...(from === undefined
      ? []
      : [{ key: FROM, text: m.ax_token_from({ day: calendarDay(from, locale) }), rest: without('from') }]),
    ...(to === undefined
      ? []
      : [{ key: TO, text: m.ax_token_to({ day: calendarDay(to, locale) }), rest: without('to') }]),
    ...(decision === 'all'
      ? []
      : [{ key: decision, text: m.ax_undone(), rest: { ...filter, decision: EVERYTHING.decision } }]),
    ...(use === 'all' ? [] : [{ key: use, text: useWord(use), rest: { ...filter, use: EVERYTHING.use } }]),
  ];
}
