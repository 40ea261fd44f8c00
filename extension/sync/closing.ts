import type { Answer } from './tab-state.ts';

/** The clock is read at least so often: a timer stands still while the computer sleeps. */
const CHECK_EVERY_MS = 30_000;
/** A right that is over by the clock here and not yet by the server's is asked for again after this. */
const CHECK_SOONEST_MS = 1_000;

/**
 * When a record that is open by an exception, or is shown without the server, closes by itself, epoch ms by the clock
 * here; null when nothing says so.
 * Reckoned from the hour of the server's answer, so that a clock here that is wrong changes nothing.
 */
export function closesAt(answer: Answer | null): number | null {
  if (answer?.kind !== 'student') return null;
  if (answer.offline) return answer.offline.until;
  const { because, asOf } = answer.faceSheet;
  const ends = because.facts.flatMap((fact) => (fact.kind === 'grant' ? [fact.untilAt] : []));
  return ends.length === 0 ? null : answer.at + Math.min(...ends) - asOf;
}

/** How long to wait before the clock is read again. */
export function untilNextCheck(closing: number, now: number): number {
  return Math.min(Math.max(closing - now, CHECK_SOONEST_MS), CHECK_EVERY_MS);
}
