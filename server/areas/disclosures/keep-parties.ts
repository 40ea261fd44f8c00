import {
  earliestEnd,
  type PartyAdd,
  type PartyBar,
  partyKey,
  type PartyUnbar,
} from '../../../shared/areas/disclosures/party.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { inCustody } from './in-custody.ts';
import { insertBar, insertParty, isParty, liftBars } from './party.repo.ts';

const UNKNOWN = { issues: [{ path: 'body.partyId', code: 'unknown' }] };

/** Puts an organization into the list that receivers are chosen from; each name once. */
export async function addParty(
  tx: Tx,
  context: CommandContext,
  { partyId, name, capacity }: PartyAdd,
): Promise<Effect> {
  return inCustody(tx, context, async (may) => {
    const nameKey = partyKey(name);
    // A name of signs alone is nobody's, and would be found in every text.
    if (nameKey === '') return { issues: [{ path: 'body.name', code: 'no-name' }] };
    const known = await isParty(tx, may, { id: partyId, nameKey });
    if (known) return { code: 'party-known', words: m.refused_party_known };
    const added = { addedBy: may.actor.staffId, addedAt: tx.context.at };
    await insertParty(tx, may, { id: partyId, name, nameKey, capacity, ...added });
    return undefined;
  });
}

/** Bars a party for at least five years (R126; 34 CFR 99.67): until its last day nothing is given to it. */
export async function barParty(tx: Tx, context: CommandContext, body: PartyBar): Promise<Effect> {
  const { partyId, from, until, ground, finding } = body;
  return inCustody(tx, context, async (may) => {
    if (!(await isParty(tx, may, { id: partyId }))) return UNKNOWN;
    if (until < earliestEnd(from)) return { issues: [{ path: 'body.until', code: 'too-short' }] };
    const recorded = { recordedBy: may.actor.staffId, recordedAt: tx.context.at };
    const bar = { partyId, firstDay: from, lastDay: until, ground, finding };
    await insertBar(tx, may, { id: tx.runtime.id(), ...bar, ...recorded });
    return undefined;
  });
}

/** Lifts a party's bars, with the reason. They stay to be read. */
export async function unbarParty(tx: Tx, context: CommandContext, { partyId, why }: PartyUnbar): Promise<Effect> {
  return inCustody(tx, context, async (may) => {
    if (!(await isParty(tx, may, { id: partyId }))) return UNKNOWN;
    const lifted = await liftBars(tx, may, partyId, why);
    return lifted === 0 ? { code: 'party-not-barred', words: m.refused_party_not_barred } : undefined;
  });
}
