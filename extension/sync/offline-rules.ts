import * as z from 'zod/mini';
import type { FaceSheet } from '../../shared/areas/cases/face-sheet.ts';
import { type Seen, seenSchema } from '../../shared/sis/sighting.ts';
import { answers, mayBeSame } from './combine.ts';
import { pageKey } from './page-key.ts';

/** A face sheet that may be read without the server. What it says lies elsewhere, encrypted. */
const keptSheetSchema = z.strictObject({
  /** Random: what lies on disk has no other name. */
  id: z.string(),
  studentId: z.string(),
  /** What the page showed when the server said who that is. */
  seen: seenSchema,
  /** When it was asked for and until when it may be shown, by the clock here. */
  at: z.int(),
  until: z.int(),
});
export type KeptSheet = z.infer<typeof keptSheetSchema>;

/** What there is to be read offline, oldest first, and the key to it. Memory only: gone when the browser is. */
export const offlineSchema = z.strictObject({
  /** The session in which the server gave it: it is shown in no other. */
  token: z.string(),
  key: z.string(),
  /** The latest hour that the clock here has shown. */
  latest: z.int(),
  sheets: z.array(keptSheetSchema),
});
export type OfflineState = z.infer<typeof offlineSchema>;

/** The one on disk: a name that says nothing, and AES-GCM. */
export const boxSchema = z.strictObject({ id: z.string(), box: z.string() });

const SHEETS_MAX = 30;
const HOUR_MS = 3_600_000;
/** No place on earth begins its day earlier than this before UTC: the district's own time zone is not known here. */
const EARLIEST_DAY_MS = 14 * HOUR_MS;

/**
 * Whether the reader may keep it: a student of their own caseload, and nothing of it by an exception. A page that gives
 * a name alone proves nothing later.
 */
export function mayBeKept({ student, because }: FaceSheet, seen: Seen): boolean {
  const by = new Set(because.facts.map(({ kind }) => kind));
  return student.id !== undefined && seen.sisId !== undefined && by.has('relation') && !by.has('grant');
}

/**
 * Until when it may be shown, by the clock here: so many hours after it was asked for, and no longer than anything holds
 * that it was given for. A clock here that is wrong is reckoned with by the hour of the server's answer.
 */
export function keptUntil({ because, asOf }: FaceSheet, at: number, hours: number): number {
  const days = [because.until, ...because.facts.map(({ until }) => until)].filter((day) => day !== null);
  const ends = days.map((day) => at + Date.parse(day) - EARLIEST_DAY_MS - asOf);
  return Math.min(at + hours * HOUR_MS, ...ends);
}

/** What of it still holds; null: nothing, since the session is another or the clock was set back. */
export function inForce(state: OfflineState, token: string, now: number): OfflineState | null {
  if (state.token !== token || now < state.latest) return null;
  return { ...state, latest: now, sheets: state.sheets.filter(({ until }) => now < until) };
}

/** With one more; the oldest goes where there are too many. */
export const withSheet = (sheets: readonly KeptSheet[], sheet: KeptSheet): KeptSheet[] =>
  [...sheets, sheet].slice(-SHEETS_MAX);

/** What is left without a student. */
export const withoutStudent = (sheets: readonly KeptSheet[], studentId: string): KeptSheet[] =>
  sheets.filter((sheet) => sheet.studentId !== studentId);

/** The sheet that answers what a page shows. */
export const sheetFor = (sheets: readonly KeptSheet[], seen: Seen): KeptSheet | undefined =>
  sheets.find((sheet) => answers(sheet.seen, seen));

/** What is left when the server said no to what a page shows: nothing that could be the same student. */
export const withoutRefused = (sheets: readonly KeptSheet[], seen: Seen): KeptSheet[] =>
  sheets.filter((sheet) => pageKey(sheet.seen) !== pageKey(seen) && !mayBeSame(sheet.seen, seen));
