import type { Chosen, TakenCopyStep } from './copy-state.ts';
import { type Decision, type Hit, standing } from './redact.ts';

/** A decision, the text on which it was taken, and whether a name of the roster stood there. */
interface Taken {
  readonly decision: Decision;
  readonly text: string | undefined;
  readonly isHit: boolean;
}

/**
 * The decisions that hold of what is together now. A place means something in the text alone on which it was decided: in
 * another language, or once the text has changed, other words stand there. A line that was left out as a whole stays out.
 */
export function decisionsNow(steps: readonly TakenCopyStep[], chosen: Chosen | null): readonly Decision[] {
  const textOf = textsOf(chosen);
  const holds = ({ decision: { lineId, start, end }, text }: Taken) =>
    textOf.has(lineId) && (isWhole({ start, end }) || textOf.get(lineId) === text);
  return standing(
    takenIn(steps)
      .filter(holds)
      .map(({ decision }) => decision),
  );
}

/**
 * Lines in which something was blacked out by hand while they had another text. No roster knows of it, so that nobody
 * would find it again: the whole line is looked at anew before anything goes on (R174).
 */
export function lostPlaces(steps: readonly TakenCopyStep[], chosen: Chosen | null): readonly Hit[] {
  const textOf = textsOf(chosen);
  // Of several on one place of one text the last.
  const last = new Map(takenIn(steps).map((one) => [keyOf(one), one]));
  const lost = new Set(
    [...last.values()]
      .filter(({ decision: { act, lineId }, text, isHit }) => act === 'black' && !isHit && textOf.get(lineId) !== text)
      .map(({ decision }) => decision.lineId),
  );
  const whole = (lineId: string): Hit => ({
    lineId,
    start: 0,
    end: textOf.get(lineId)?.length ?? 0,
    whom: [],
    alone: false,
  });
  return [...lost].map(whole).filter(({ end }) => end > 0);
}

const keyOf = ({ decision: { lineId, start, end }, text }: Taken): string =>
  JSON.stringify([lineId, start, end, text ?? null]);

const isWhole = ({ start, end }: Pick<Decision, 'start' | 'end'>): boolean => start === 0 && end === 0;

const textsOf = (chosen: Chosen | null): ReadonlyMap<string, string> =>
  new Map((chosen?.lines ?? []).map(({ id, text }) => [id, text]));

/** Every decision in its order, with what was together when it was taken. */
function takenIn(steps: readonly TakenCopyStep[]): readonly Taken[] {
  const taken: Taken[] = [];
  let textOf = textsOf(null);
  let hits: readonly Hit[] = [];
  for (const step of steps) {
    if (step.kind === 'chosen') [textOf, hits] = [textsOf(step), step.hits];
    if (step.kind !== 'decided') continue;
    for (const decision of step.decisions) {
      const { lineId, start, end } = decision;
      const isHit = hits.some((hit) => hit.lineId === lineId && hit.start === start && hit.end === end);
      taken.push({ decision, text: textOf.get(lineId), isHit });
    }
  }
  return taken;
}
