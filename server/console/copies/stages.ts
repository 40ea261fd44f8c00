import type { Copy } from '../../../shared/areas/copies/copy.ts';
import { openHits } from '../../../shared/areas/copies/redact.ts';
import { m } from '../../../shared/messages/generated/messages.js';

/** The screens of a copy, in the order in which it is made. */
export const STAGES = ['who', 'what', 'people', 'review', 'hand'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_WORDS: Readonly<Record<Stage, () => string>> = {
  who: m.cp_stage_who,
  what: m.cp_stage_what,
  people: m.cp_stage_people,
  review: m.cp_stage_review,
  hand: m.cp_stage_hand,
};

/** How far it is: every screen up to this one can be opened. */
export function reached(copy: Copy | null): Stage {
  if (copy === null) return 'who';
  if (copy.state === 'handed' || copy.state === 'ready') return 'hand';
  if (copy.chosen === null) return 'what';
  if (openHits(copy.chosen.hits, copy.decisions).length > 0) return 'people';
  return copy.reviewed ? 'review' : 'hand';
}

/** The screen on which whoever opens it goes on. */
export function stageFor(copy: Copy): Stage {
  return copy.state === 'review' ? 'review' : reached(copy);
}

/** Whether a screen can be opened now. */
export function isOpen(stage: Stage, copy: Copy | null): boolean {
  return STAGES.indexOf(stage) <= STAGES.indexOf(reached(copy));
}

/** Whether nothing is to be done on a screen any more. */
export function isDone(stage: Stage, copy: Copy | null): boolean {
  if (copy === null) return false;
  if (stage === 'review') return copy.chosen !== null && (copy.approved || !copy.reviewed) && reached(copy) === 'hand';
  if (stage === 'hand') return copy.state === 'handed';
  return STAGES.indexOf(stage) < STAGES.indexOf(reached(copy));
}
