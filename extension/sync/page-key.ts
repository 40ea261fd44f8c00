import type { Seen } from '../../shared/sis/sighting.ts';

/**
 * What tells the student of one page from the student of another, where no record may be known: the number in its
 * system, or the name. For what is kept here; the server is never asked by it.
 */
export function pageKey({ system, idKind, sisId, name, birthDate }: Seen): string {
  const who = sisId === undefined ? ['name', name ?? '', birthDate ?? ''] : [idKind, sisId];
  return JSON.stringify([system, ...who]);
}
