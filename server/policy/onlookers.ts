import type { Allowed } from '../../shared/access/decide.ts';
import { reachOf } from '../../shared/access/reach.ts';
import { RULES } from '../../shared/access/rules.ts';
import type { Moment } from '../../shared/access/facts.ts';
import type { Reader } from '../store/store.ts';
import { loadActor } from './actor.ts';
import { mayBeOnlookers } from './onlookers.repo.ts';
import { decisionOn } from './replay.ts';

/** Somebody who may see a student, and why. */
export interface Onlooker {
  readonly staffId: string;
  readonly decision: Allowed;
}

const REACH = reachOf(RULES, 'student.view');

/**
 * Everybody who may open the student's record at the moment, in the order of their names: candidates by their facts,
 * each then decided as for their own request. Tells about others, so the caller must first know that the reader may ask.
 */
export async function onlookersOf(q: Reader, studentId: string, asOf: Moment): Promise<Onlooker[]> {
  const onlookers: Onlooker[] = [];
  for (const staffId of await mayBeOnlookers(q, studentId, asOf, REACH)) {
    const decision = await decisionOn(q, await loadActor(q, staffId, asOf), studentId, 'student.view');
    if (decision?.allow === true) onlookers.push({ staffId, decision });
  }
  return onlookers;
}
