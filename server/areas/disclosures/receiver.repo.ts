import { and, sql } from 'drizzle-orm';
import { partyKey } from '../../../shared/areas/disclosures/party.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader, Tx } from '../../store/store.ts';
import type { MayEnter } from './entry.repo.ts';

/**
 * Whoever stands in the log and is called so, at most `limit`: every word of the text is the beginning of one of theirs.
 * None for a text of signs alone.
 */
export async function receiversCalled(
  q: Reader,
  _may: Authorized<'disclosure.list'>,
  text: string,
  limit: number,
): Promise<string[]> {
  const words = partyKey(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const { disclosureReceiver: receiver } = q.tables;
  // A key has letters, digits and blanks: nothing in it is a wildcard.
  const called = words.map((word) => sql`(' ' || ${receiver.nameKey}) LIKE ${`% ${word}%`}`);
  const rows = await q.db
    .select({ party: receiver.party })
    .from(receiver)
    .where(and(...called))
    .limit(limit);
  return rows.map(({ party }) => party);
}

/** Keeps by what a receiver is searched, before the entry that names them is counted. */
export async function keepReceiver(
  tx: Tx,
  _may: MayEnter | Authorized<'directory.list'>,
  party: string,
): Promise<void> {
  await tx.db
    .insert(tx.tables.disclosureReceiver)
    .values({ party, nameKey: partyKey(party), n: 0 })
    .onConflictDoNothing();
}
