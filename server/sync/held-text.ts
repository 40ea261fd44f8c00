import type { Held } from '../../shared/wire/pull.ts';

/** Held students as the database is given them: revisions by id, a JSON object. Made once for all questions of a pull. */
export type HeldText = string & { readonly held: unique symbol };

/** Written out: an object of so many names of the moment would cost a third of the question. Each student once. */
export function heldText(held: readonly Held[]): HeldText {
  const once = new Map(held.map(({ id, rev }) => [id, rev]));
  const members = Array.from(once, ([id, rev]) => `${JSON.stringify(id)}:${rev}`);
  return `{${members.join(',')}}` as HeldText;
}
