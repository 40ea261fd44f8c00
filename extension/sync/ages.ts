import type { AnyText, Owner } from './kept-text.ts';
import type { Vault } from './vault.ts';

const DAY_MS = 86_400_000;
/** So long before a draft is discarded for its age its author is told; a clock that jumps shortens nothing of it. */
const WARNING_DAYS = 3;

/** When a draft is discarded for its age, epoch ms; null for what waits to be sent or was refused: that never is. */
export function expiresAt({ state, keptAt, warnedAt }: AnyText, draftDays: number): number | null {
  if (state !== 'draft') return null;
  return Math.max(keptAt + draftDays * DAY_MS, (warnedAt ?? 0) + WARNING_DAYS * DAY_MS);
}

/** When the next draft is discarded, of those of which their author is told already; null: none. */
export function nextDiscard(texts: readonly AnyText[], draftDays: number): number | null {
  const ages = texts.flatMap((text) => (text.warnedAt === null ? [] : (expiresAt(text, draftDays) ?? [])));
  return ages.length === 0 ? null : Math.min(...ages);
}

/**
 * Discards the author's drafts that are too old, after a warning, which counts from when a panel was there to show it.
 * What could not be opened stays, however old.
 */
export async function discardOld(
  vault: Vault,
  owner: Owner,
  { now, isShown }: { readonly now: number; readonly isShown: boolean },
): Promise<void> {
  const terms = await vault.terms(owner.serverUrl);
  if (!terms) return;
  const { draftDays } = terms;
  await vault.change(owner, (mine) => ({
    put: mine.filter((text) => isShown && isToWarnOf(text, draftDays, now)).map((text) => ({ ...text, warnedAt: now })),
    drop: mine.filter((text) => isOver(text, draftDays, now)).map(({ id }) => id),
  }));
}

function isToWarnOf({ state, keptAt, warnedAt }: AnyText, draftDays: number, now: number): boolean {
  return state === 'draft' && warnedAt === null && now >= keptAt + (draftDays - WARNING_DAYS) * DAY_MS;
}

function isOver(text: AnyText, draftDays: number, now: number): boolean {
  return text.warnedAt !== null && now >= (expiresAt(text, draftDays) ?? Infinity);
}
