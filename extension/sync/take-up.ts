import { discardOld } from './ages.ts';
import type { Author, Client } from './client.ts';
import { isOwn, type Owner } from './kept-text.ts';
import type { Outbox } from './outbox.ts';
import { restore } from './restore.ts';
import { draftOwner } from './tab-view.ts';
import type { Vault } from './vault.ts';
import type { WorldNow } from './world.ts';

const RESTORE_AGAIN_MS = 60_000;

export interface TakeUpParts {
  readonly vault: Vault;
  readonly client: Pick<Client, 'openDrafts'>;
  readonly outbox: Pick<Outbox, 'send'>;
  readonly world: { readonly now: () => Promise<WorldNow> };
  readonly now: () => number;
  /** Whether a panel is there to tell its author what is discarded soon. */
  readonly isShown: () => boolean;
  /** Our server said that this session is over. */
  readonly ended: (token: string) => Promise<void>;
  /** Has all this done again after so long; null: not any more. */
  readonly later: (ms: number | null) => Promise<void>;
  /** What is there to be shown is otherwise than before; so many texts could not be opened. */
  readonly changed: (unopened: number) => Promise<void>;
}

/** Who is signed in, with the session to speak to their server in. */
export function authorIn({ settings, session }: WorldNow): (Owner & Author) | null {
  if (session.me === null) return null;
  return { serverUrl: settings.serverUrl, staffId: session.me.staffId, token: session.token };
}

/** Whether somebody is the one who is here: also when their session ended, but not once they left on purpose. */
export function isHere({ settings, session }: WorldNow, author: Owner): boolean {
  const owner = session.me === null && session.why === 'by-user' ? null : draftOwner(settings, session);
  return owner !== null && isOwn(author, owner);
}

/** Goes on with what is kept here: after a sign-in, when the worker or the browser was stopped, when the network is back. */
export async function takeUp(parts: TakeUpParts): Promise<void> {
  const { vault, client, outbox, world, now, isShown, ended, later, changed } = parts;
  await vault.lock();
  const who = authorIn(await world.now());
  if (!who) return;
  const said = await restore(vault, client, who);
  if (said.signedOut) return ended(who.token);
  await later(said.complete ? null : RESTORE_AGAIN_MS);
  await discardOld(vault, who, { now: now(), isShown: isShown() });
  await changed(said.unopened);
  await outbox.send();
}
