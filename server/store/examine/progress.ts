import { setImmediate as nextTurn } from 'node:timers/promises';

/** How far a long look or copy is. */
export interface Step {
  readonly what: string;
  readonly done: number;
  /** Zero when it is not known. */
  readonly total: number;
}

export type OnStep = (step: Step) => void;

/** Says how far it is and lets others have a turn: a signal, a timer, a line on the screen. */
export async function step(onStep: OnStep, what: string, done = 0, total = 0): Promise<void> {
  onStep({ what, done, total });
  await nextTurn();
}
