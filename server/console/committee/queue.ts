import type { CaseRow } from '../../../shared/areas/cases/case.ts';
import { m } from '../../../shared/messages/generated/messages.js';

/** Whose turn it is with a case before the committee, in the order in which it goes on. */
export interface Turn {
  readonly id: string;
  readonly heading: string;
  readonly rows: readonly CaseRow[];
}

/** The step that a case waits for → what that is to the director. */
const TURNS: readonly (readonly [string, () => string, readonly string[]])[] = [
  ['approve', m.cm_q_approve, ['director-answered']],
  ['send', m.cm_q_send, ['packet-sent']],
  ['school', m.cm_q_school, ['packet-returned', 'family-told']],
  ['schedule', m.cm_q_schedule, ['scheduled']],
  ['hear', m.cm_q_hear, ['heard']],
  ['tell', m.cm_q_tell, ['result-told']],
  ['appeal', m.cm_q_appeal, ['appeal-asked', 'appeal-scheduled', 'appeal-heard']],
];

/** The cases before the committee by what each waits for; what waits for something else comes last. Empty turns are left out. */
export function turnsOf(rows: readonly CaseRow[]): readonly Turn[] {
  const known = TURNS.map(([id, heading, kinds]) => ({
    id,
    heading: heading(),
    rows: rows.filter(({ next }) => next !== null && kinds.includes(next)),
  }));
  const named = TURNS.flatMap(([, , kinds]) => kinds);
  const others = rows.filter(({ next }) => next === null || !named.includes(next));
  return [...known, { id: 'other', heading: m.cm_q_other(), rows: others }].filter((turn) => turn.rows.length > 0);
}
