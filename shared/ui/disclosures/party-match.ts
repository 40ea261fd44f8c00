import { namesParty, partyKey } from '../../areas/disclosures/party.ts';
import type { StudentLog } from '../../areas/disclosures/release.ts';

/** A receiver that the district knows. */
export type PartyOffer = StudentLog['parties'][number];

const SHOWN_MAX = 8;

/** The receivers whose name holds what was typed, those first that begin with it. */
export function offersFor(parties: readonly PartyOffer[], typed: string): readonly PartyOffer[] {
  const key = partyKey(typed);
  const found = parties.filter(({ name }) => partyKey(name).includes(key));
  const begins = ({ name }: PartyOffer) => Number(partyKey(name).startsWith(key));
  return found.toSorted((a, b) => begins(b) - begins(a)).slice(0, SHOWN_MAX);
}

/** Until when a party that is named there is barred (R126), however it is spelled; null where none is. */
export function barredUntil(parties: readonly PartyOffer[], typed: string): string | null {
  const barred = parties.find(({ name, barredUntil: until }) => until !== null && namesParty(typed, partyKey(name)));
  return barred?.barredUntil ?? null;
}
