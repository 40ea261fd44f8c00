import * as z from 'zod/mini';
import { sealedBatches } from '../../shared/sync/sealed-batches.ts';
import type { Author, Client } from './client.ts';
import { type AnyText, isOwn, keptTextSchema, type Owner, type SealedText } from './kept-text.ts';
import type { Vault } from './vault.ts';

export interface Restored {
  /** False: the server gave no answer, and what is left is to be asked for later. */
  readonly complete: boolean;
  /** Texts that could not be opened. They stay. */
  readonly unopened: number;
  readonly signedOut: boolean;
}

/** After a restart of the browser, or a sign-in: has the server open what lies here sealed for its own author. */
export async function restore(
  vault: Vault,
  client: Pick<Client, 'openDrafts'>,
  who: Owner & Author,
): Promise<Restored> {
  const here = new Set((await vault.ownedBy(who)).map(({ id }) => id));
  const own = (await vault.sealed(who.serverUrl)).filter((text) => isOwn(text, who) && !here.has(text.id));
  let unopened = 0;
  for (const batch of sealedBatches(own)) {
    const said = await client.openDrafts(
      batch.map(({ sealed }) => sealed),
      who,
    );
    if (!said.ok) return { complete: false, unopened, signedOut: said.why.cause === 'signed-out' };
    const opened = batch.flatMap((from, i) => {
      const text = textIn(said.value[i] ?? null, from);
      return text ? [{ from, text }] : [];
    });
    unopened += batch.length - opened.length;
    await vault.admit(opened);
  }
  return { complete: true, unopened, signedOut: false };
}

/** The text that was sealed; null when it is none of this version, or not the one that it lies here as. */
function textIn(opened: string | null, from: SealedText): AnyText | null {
  const parsed = z.safeParse(keptTextSchema, opened === null ? null : jsonOf(opened));
  if (!parsed.success || parsed.data.id !== from.id || !isOwn(parsed.data, from)) return null;
  return { ...parsed.data, restored: parsed.data.state === 'draft' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
