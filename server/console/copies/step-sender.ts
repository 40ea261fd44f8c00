import { v7 } from 'uuid';
import type { CopyStepTaken } from '../../../shared/areas/copies/copy.ts';
import type { Api } from '../api.ts';
import { type Trouble, troubleOf } from '../parts/change.ts';
import type { Which } from './api.ts';

export type Step = CopyStepTaken['step'];
/** Takes a step; null when it is kept. */
export type Take = (step: Step) => Promise<Trouble | null>;

/**
 * Takes the steps of a copy. The same step sent again after a fault has the same id, so that it is entered once; that
 * it is entered already is no trouble then.
 */
export function stepSender(api: Api, which: () => Which): Take {
  const ids = new Map<string, string>();
  return async (step) => {
    const said = JSON.stringify(step);
    const stepId = ids.get(said) ?? v7();
    const isAgain = ids.has(said);
    ids.set(said, stepId);
    const trouble = troubleOf(await api.op('copy.step', { ...which(), stepId, step }));
    const kept = trouble === null || (isAgain && trouble.code === 'copy-kept');
    if (kept || trouble.code === 'invalid') ids.delete(said);
    return kept ? null : trouble;
  };
}
