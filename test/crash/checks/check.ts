import type { Ledger } from '../load/ledger.ts';
import type { Dump } from '../place/dump.ts';
import type { Place } from '../place/place.ts';
import { toFacts } from './facts.ts';
import { doubledOps, halfDone, lostOps } from './ops.ts';
import { unrecordedReads, vanished } from './reads.ts';
import { revFaults } from './revs.ts';
import { trailFaults } from './trail.ts';

/** Everything that is wrong with a record, compared with what its clients know; empty when nothing is. */
export function check(dump: Dump, ledger: Ledger): string[] {
  const facts = toFacts(dump);
  return [
    ...ledger.faults,
    ...lostOps(facts, ledger),
    ...doubledOps(facts, ledger),
    ...halfDone(facts),
    ...unrecordedReads(facts, ledger),
    ...vanished(facts, ledger),
    ...trailFaults(facts),
    ...revFaults(facts),
  ];
}

/** The checks of `check`, after the engine's own. */
export async function checkPlace(place: Place, ledger: Ledger): Promise<string[]> {
  return [...(await place.integrity()), ...check(await place.dump(), ledger)];
}

/** What must hold at the end, when every outbox is empty: each op that was ever made is there. */
export async function checkDrained(place: Place, ledger: Ledger): Promise<string[]> {
  const open = [...ledger.ops.values()].filter(({ answer }) => answer === undefined);
  return [...open.map(({ opId }) => `op ${opId} was sent and never answered`), ...(await checkPlace(place, ledger))];
}
