import { seal, type SealCrypto } from '../../shared/sync/seal.ts';
import { SEALED_LENGTH_MAX, type Vault as VaultTerms } from '../../shared/wire/vault.ts';
import { AppliedTexts } from './applied.ts';
import type { Kept } from './kept.ts';
import { type AnyText, isOwn, type Owner, type SealedText } from './kept-text.ts';
import { oneAtATime } from './queue.ts';
import { FAMILIES, KEYS } from './storage-keys.ts';

export interface VaultParts {
  readonly kept: Kept;
  readonly crypto: SealCrypto;
  /** Whether this author is the one who is here, so that their text may lie in memory to be read. */
  readonly isHere: (author: Owner) => Promise<boolean>;
  /** This computer can keep no more, or can again. */
  readonly fullChanged: () => void;
}

/** What to put and what to drop, by id. */
export interface Change {
  readonly put?: readonly AnyText[];
  readonly drop?: readonly string[];
  /** Each text is put in both copies or stays what it was, and none is put after one that could not be. */
  readonly wholly?: boolean;
}

/** What became of writing a text; `too-long` is no lack of room. */
type Written = 'safe' | 'full' | 'too-long' | 'no-key';

/**
 * Text of people's own that is not with the server, until it is. Each has two copies: a working copy in memory, and
 * one on disk that only the server can open. The working copy is written first and dropped last, so that it is never
 * the older one.
 */
export class Vault {
  readonly applied: AppliedTexts;
  readonly #parts: VaultParts;
  readonly #inTurn = oneAtATime();
  #full = false;

  constructor(parts: VaultParts) {
    this.#parts = parts;
    this.applied = new AppliedTexts(parts.kept, parts.crypto);
  }

  /** The last text could not be kept: there is no room for it. */
  get full(): boolean {
    return this.#full;
  }

  /** The author's own, oldest first. */
  async ownedBy(owner: Owner): Promise<AnyText[]> {
    const all = await this.#parts.kept.readAll(FAMILIES.texts);
    return all.filter((text) => isOwn(text, owner)).sort((a, b) => a.order - b.order);
  }

  /** Changes the author's texts, one change after the other. True when everything is kept, in both copies. */
  change(owner: Owner, work: (mine: AnyText[]) => Change | Promise<Change>): Promise<boolean> {
    return this.#inTurn(async () => {
      const { put = [], drop = [], wholly = false } = await work(await this.ownedBy(owner));
      let said: Written = 'safe';
      for (const text of put) {
        const one = await this.#put(text, wholly);
        if (one === 'safe') continue;
        said = one;
        if (wholly) break;
      }
      for (const id of drop) await this.#drop(id);
      if (put.length > 0) this.#setFull(said === 'full');
      return said === 'safe';
    });
  }

  /** Removes the working copies of everybody who is not here, each once it is surely sealed. The sealed ones stay. */
  lock(): Promise<void> {
    return this.#inTurn(async () => {
      for (const text of await this.#parts.kept.readAll(FAMILIES.texts)) {
        if (!(await this.#parts.isHere(text)) && (await this.#keepSealed(text)) === 'safe') await this.#putAway(text);
      }
    });
  }

  /** The texts that lie here sealed, oldest first. */
  async sealed(serverUrl: string): Promise<SealedText[]> {
    const all = await this.#parts.kept.readAll(FAMILIES.sealedTexts);
    return all.filter((text) => text.serverUrl === serverUrl).sort((a, b) => a.keptAt - b.keptAt);
  }

  /** Takes up the working copies of sealed texts that the server opened; what went or came meanwhile stays so, and who. */
  admit(opened: readonly { from: SealedText; text: AnyText }[]): Promise<void> {
    const { kept, isHere } = this.#parts;
    return this.#inTurn(async () => {
      for (const { from, text } of opened) {
        const now = await kept.readOne(FAMILIES.sealedTexts, from.id);
        const working = await kept.readOne(FAMILIES.texts, from.id);
        const isWanted = now?.sealed === from.sealed && !working && (await isHere(text));
        if (isWanted) await kept.writeOne(FAMILIES.texts, text.id, text);
      }
    });
  }

  /** How the server wants text to be kept; null when nobody ever signed in there. */
  async terms(serverUrl: string): Promise<VaultTerms | null> {
    const { kept } = this.#parts;
    const known = (await kept.read(KEYS.vaults))?.[serverUrl];
    if (known) return known;
    // A disk that was full at the sign-in has them not.
    const session = await kept.read(KEYS.session);
    return session?.serverUrl === serverUrl ? session.me.vault : null;
  }

  async #put(text: AnyText, wholly: boolean): Promise<Written> {
    const { kept, isHere } = this.#parts;
    const work = () => written(kept.writeOne(FAMILIES.texts, text.id, text));
    const seal = () => this.#keepSealed(text);
    const [first, second] = wholly ? [seal, work] : [work, seal];
    const begun = await first();
    const said = begun === 'safe' ? await second() : begun;
    // The last keys may come after their author left.
    if (said === 'safe' && !(await isHere(text))) await this.#putAway(text);
    return said;
  }

  async #putAway({ id }: AnyText): Promise<void> {
    await this.#parts.kept.removeOne(FAMILIES.texts, id);
  }

  async #keepSealed(text: AnyText): Promise<Written> {
    const { kept, crypto } = this.#parts;
    const terms = await this.terms(text.serverUrl);
    if (!terms) return 'no-key';
    const { id, serverUrl, staffId, keptAt } = text;
    const sealed = await seal(crypto, terms.sealKey, staffId, JSON.stringify(text));
    // Longer than what the server opens again.
    if (sealed.length > SEALED_LENGTH_MAX) return 'too-long';
    return written(kept.writeOne(FAMILIES.sealedTexts, id, { id, serverUrl, staffId, keptAt, sealed }));
  }

  /** Once a change, so that what is said of it is not said anew at each key. */
  #setFull(full: boolean): void {
    if (this.#full === full) return;
    this.#full = full;
    this.#parts.fullChanged();
  }

  async #drop(id: string): Promise<void> {
    await this.#parts.kept.removeOne(FAMILIES.sealedTexts, id);
    await this.#parts.kept.removeOne(FAMILIES.texts, id);
  }
}

/** Whether there was room. */
function written(work: Promise<void>): Promise<Written> {
  return work.then(
    () => 'safe',
    () => 'full',
  );
}
