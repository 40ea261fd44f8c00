import type { SealCrypto } from '../../shared/sync/seal.ts';
import { toBase64 } from '../../shared/audit/base64.ts';
import type { AnyText } from './kept-text.ts';
import type { Kept } from './kept.ts';
import { KEYS } from './storage-keys.ts';

/** As many as somebody may save again without having heard of it. */
const REMEMBERED = 100;

/**
 * Texts that the server applied a moment ago. A form that did not hear of it, since the worker was stopped meanwhile,
 * still holds such a text: saved again it would be a second one.
 */
export class AppliedTexts {
  readonly #kept: Kept;
  readonly #crypto: SealCrypto;

  constructor(kept: Kept, crypto: SealCrypto) {
    this.#kept = kept;
    this.#crypto = crypto;
  }

  async add({ id, form }: Pick<AnyText, 'id' | 'form'>): Promise<void> {
    const all = [...(await this.#all()), { id, digest: await this.#digest(form) }];
    // What is not remembered here is kept as a draft, at worst: nothing is lost.
    await this.#kept.write(KEYS.applied, all.slice(-REMEMBERED)).catch(() => undefined);
  }

  /** Whether this text was applied, and said just this. */
  async has(id: string, form: unknown): Promise<boolean> {
    const found = (await this.#all()).filter((one) => one.id === id);
    if (found.length === 0) return false;
    const digest = await this.#digest(form);
    return found.some((one) => one.digest === digest);
  }

  async #all() {
    return (await this.#kept.read(KEYS.applied)) ?? [];
  }

  async #digest(form: unknown): Promise<string> {
    const bytes = new TextEncoder().encode(JSON.stringify(inOrder(form)));
    return toBase64(new Uint8Array(await this.#crypto.subtle.digest('SHA-256', bytes)));
  }
}

/** The same for two forms that say the same, whatever the order of their fields' names, and what they stand on. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([name]) => name !== 'baseRev');
  const entries = said.map(([name, inner]) => [name, inOrder(inner)] as const);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
