/** What a district keeps a list of, and writes anew as a whole: each thing has an id for ever, and is retired at most. */
interface Kept {
  readonly retired?: true | undefined;
}

/** Whether every id is there still: things are retired, never taken out. */
export function keepsEvery(before: readonly string[], after: readonly string[]): boolean {
  const ids = new Set(after);
  return before.every((id) => ids.has(id));
}

/** What differs between two versions of a list, by ids only. `moved`: the order of what is in use is another one. */
export interface ListChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly retired: readonly string[];
  readonly broughtBack: readonly string[];
  readonly moved: boolean;
}

/** Compares two versions of a list; `said` is what one says, without its id and whether it is retired. */
export function listChanges<T extends Kept>(
  before: readonly T[],
  after: readonly T[],
  idOf: (one: T) => string,
  said: (one: T) => string,
): ListChanges {
  const old = new Map(before.map((one) => [idOf(one), one]));
  const both = after.flatMap((now) => {
    const was = old.get(idOf(now));
    return was === undefined ? [] : [{ id: idOf(now), was, now }];
  });
  const ids = (pairs: typeof both) => pairs.map(({ id }) => id);
  const stays = new Set(ids(both.filter(({ was, now }) => !was.retired && !now.retired)));
  const orderOf = (list: readonly T[]) => list.map(idOf).filter((id) => stays.has(id));
  const order = orderOf(after);
  return {
    added: after.map(idOf).filter((id) => !old.has(id)),
    changed: ids(both.filter(({ was, now }) => said(was) !== said(now))),
    retired: ids(both.filter(({ was, now }) => !was.retired && now.retired)),
    broughtBack: ids(both.filter(({ was, now }) => was.retired && !now.retired)),
    moved: orderOf(before).some((id, i) => order[i] !== id),
  };
}
