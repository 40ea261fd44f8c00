import * as z from 'zod/mini';

/** Half of a character outside the basic plane: in no encoding is it text. */
const HALF = /\p{Surrogate}/u;
const NUL = '\0';

/** Whether every database can keep the text, and gives it back the same: PostgreSQL knows no U+0000, no UTF-8 a half. */
export function isKeepable(text: string): boolean {
  return !text.includes(NUL) && !HALF.test(text);
}

/** Any text a client may send that goes into the store or a query. Refused as `custom` at its field otherwise. */
export const keepableText = () => z.string().check(z.refine(isKeepable));

/** A secret of which only a hash is kept: anything but U+0000, at which some hash functions stop. */
export const secretText = () => z.string().check(z.refine((text) => !text.includes(NUL)));
