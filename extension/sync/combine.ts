import type { Seen, Sighting, Witness } from '../../shared/sis/sighting.ts';

/** Why nobody is seen. */
export type UnknownWhy = 'no-adapter' | 'none' | 'roster' | 'no-fingerprint';

/** What a tab shows, all its frames taken together. */
export type TabSighting =
  | { readonly kind: 'changing' }
  | { readonly kind: 'unknown'; readonly why: UnknownWhy }
  | { readonly kind: 'conflict'; readonly witnesses: readonly Witness[] }
  | { readonly kind: 'seen'; readonly seen: Seen; readonly frameId: number };

export type Frames = Readonly<Record<number, Sighting>>;
type Named = { frameId: number; seen: Seen };

/** A frame that is known says more than one that is not: the shell around a page need not bear its fingerprint. */
const UNKNOWN_ORDER = ['roster', 'none', 'no-fingerprint'] as const;

/**
 * One answer for the tab. A frame that is changing makes the tab changing; two frames that name different students
 * are a conflict, as two places in one frame are. A name without an id counts only where no frame gives an id.
 */
export function combine(frames: Frames): TabSighting {
  const all = Object.entries(frames).map(([frameId, sighting]) => ({ frameId: Number(frameId), sighting }));
  const outcomes = new Set(all.map(({ sighting }) => sighting.outcome));
  if (outcomes.has('busy')) return { kind: 'changing' };
  const witnesses = all.flatMap(({ sighting }) => (sighting.outcome === 'conflict' ? sighting.witnesses : []));
  if (outcomes.has('conflict')) return { kind: 'conflict', witnesses };
  const named = all.flatMap(({ frameId, sighting }) =>
    sighting.outcome === 'student' || sighting.outcome === 'name-only' ? [{ frameId, seen: sighting.seen }] : [],
  );
  return agreed(named) ?? { kind: 'unknown', why: UNKNOWN_ORDER.find((why) => outcomes.has(why)) ?? 'no-adapter' };
}

function agreed(named: readonly Named[]): TabSighting | null {
  const first = named.find(({ seen }) => seen.sisId !== undefined) ?? named[0];
  if (!first) return null;
  if (named.every(({ seen }) => mayBeSame(first.seen, seen))) return { kind: 'seen', ...first };
  return { kind: 'conflict', witnesses: named.map(witnessOf) };
}

function witnessOf({ seen, frameId }: Named): Witness {
  const field = seen.sisId === undefined ? 'name' : 'sisId';
  return { field, value: seen[field] ?? '', where: `frame ${frameId}` };
}

/** Nothing speaks against the two being one student; two ids must be equal and of one system. */
export function mayBeSame(a: Seen, b: Seen): boolean {
  if (a.sisId !== undefined && b.sisId !== undefined) return sameId(a, b) && agrees(a.birthDate, b.birthDate);
  return agrees(a.name, b.name) && agrees(a.birthDate, b.birthDate);
}

function sameId(a: Seen, b: Seen): boolean {
  return a.system === b.system && a.idKind === b.idKind && a.sisId === b.sisId;
}

function agrees(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** An answer about `known` also answers `now`: same id, same name, and no birth date that was not checked. */
export function answers(known: Seen, now: Seen): boolean {
  const birthDateChecked = now.birthDate === undefined || now.birthDate === known.birthDate;
  if (known.sisId === undefined && now.sisId === undefined) return known.name === now.name && birthDateChecked;
  return sameId(known, now) && known.sisId !== undefined && agrees(known.name, now.name) && birthDateChecked;
}
