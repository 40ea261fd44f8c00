import type { AuditListAnswer } from '../../../shared/wire/audit.ts';

/** Rows on one page of the trail. */
export const PAGE_SIZE = 50;

/** Where the reader is in the trail: the starts of the pages passed, newest first; the last is the one shown. */
export type Path = readonly (number | undefined)[];

export const NEWEST: Path = [undefined];

/** The path to the next older page, or the same path at the end. */
export function older(path: Path, { next }: Pick<AuditListAnswer, 'next'>): Path {
  return next === null ? path : [...path, next];
}

/** The path to the next newer page, or the newest. */
export function newer(path: Path): Path {
  return path.length > 1 ? path.slice(0, -1) : NEWEST;
}

/**
 * Which of all entries a page shows, counted from 1, newest first. Entries are numbered from 1 without gaps, so the
 * numbers stay true while the trail grows under the reader.
 */
export function rangeOf({ rows, total }: Pick<AuditListAnswer, 'rows' | 'total'>): { from: number; to: number } {
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (newest === undefined || oldest === undefined) return { from: 0, to: 0 };
  return { from: total - newest.seq + 1, to: total - oldest.seq + 1 };
}
