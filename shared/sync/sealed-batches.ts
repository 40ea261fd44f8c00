import { SEALED_MAX, SEALED_TOTAL_MAX } from '../wire/vault.ts';

/** Sealed texts in as many requests as it takes to have them opened, in their order. */
export function sealedBatches<T extends { readonly sealed: string }>(texts: readonly T[]): T[][] {
  const batches: T[][] = [];
  let length = 0;
  for (const text of texts) {
    const last = batches.at(-1);
    length += text.sealed.length;
    if (last && last.length < SEALED_MAX && length <= SEALED_TOTAL_MAX) last.push(text);
    else {
      batches.push([text]);
      length = text.sealed.length;
    }
  }
  return batches;
}
