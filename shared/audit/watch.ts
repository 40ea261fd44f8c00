import * as z from 'zod/mini';
import type { WitnessAnswer, WitnessRequest } from '../wire/trail.ts';
import { decodeCheckpoint } from './checkpoint.ts';
import { decodeNote } from './note.ts';
import { type Crypto, judge, seenOf, type Verdict } from './witness.ts';

/** What is told loudly: something is wrong with the trail, or with who signs it. */
export const ALARMS = ['shrunk', 'forked', 'unsigned', 'broken'] as const satisfies readonly Verdict[];

/** What a browser remembers of one server's trail. It is about the server, so it stays whoever signs in or out. */
export const watchSchema = z.strictObject({
  /** The newest checkpoint that was found good; null while there was none. */
  seen: z.nullable(
    z.strictObject({
      note: z.string(),
      keys: z.array(z.string()),
      /** When the trail was first watched, and when it last had all that was seen. Epoch ms. */
      since: z.int(),
      at: z.int(),
    }),
  ),
  askedAt: z.int(),
  /** What the records manager has been told of and still is so: it is not told again. */
  told: z.nullable(z.enum(ALARMS)),
});
export type Watch = z.infer<typeof watchSchema>;

/** What was seen when something was wrong: the evidence, with both notes as they were sent. */
export const alarmSchema = z.strictObject({
  verdict: z.enum(ALARMS),
  at: z.int(),
  before: z.nullable(z.strictObject({ note: z.string(), keys: z.array(z.string()), at: z.int() })),
  now: z.nullable(z.string()),
});
export type Alarm = z.infer<typeof alarmSchema>;

/** Where it is kept, for the one server that is asked. What does not fit its schema reads as absent. */
export interface WatchStore {
  watch(): Promise<Watch | null>;
  keepWatch(watch: Watch): Promise<void>;
  alarm(): Promise<Alarm | null>;
  /** Null: it has been told, and is kept as evidence instead. */
  keepAlarm(alarm: Alarm | null): Promise<void>;
  addEvidence(alarm: Alarm): Promise<void>;
}

export interface WatchParts {
  readonly store: WatchStore;
  readonly crypto: Crypto;
  readonly now: () => number;
  /** Asks the server; null when nothing came back that is an answer: a network's fault is no alarm. */
  readonly ask: (request: WitnessRequest) => Promise<WitnessAnswer | null>;
}

/** Between two looks that nobody asked for. */
export const LOOK_AGAIN_MS = 900_000;

const UNWATCHED: Watch = { seen: null, askedAt: 0, told: null };

/**
 * Looks whether the trail still has what was seen, at most every 15 minutes unless `atOnce`; gives the alarm that
 * stands. While one does nothing more is asked, so that the evidence stays as it was found.
 */
export async function look(parts: WatchParts, how: { atOnce: boolean }): Promise<Alarm | null> {
  const { store, now } = parts;
  const standing = await store.alarm();
  if (standing !== null) return standing;
  const watch = readable(await store.watch());
  const asked = now();
  // A clock that was set back must not silence the watch until it has caught up.
  const since = asked - watch.askedAt;
  if (!how.atOnce && since >= 0 && since < LOOK_AGAIN_MS) return null;
  await store.keepWatch({ ...watch, askedAt: asked });
  const answer = await parts.ask({ seen: seenOf(watch.seen) });
  return answer === null ? null : judged(parts, { ...watch, askedAt: asked }, answer);
}

/** The records manager was told: the alarm becomes evidence, and the trail is watched anew from what it is now. */
export async function told({ store }: Pick<WatchParts, 'store'>): Promise<void> {
  const alarm = await store.alarm();
  if (alarm === null) return;
  await store.addEvidence(alarm);
  const watch = (await store.watch()) ?? UNWATCHED;
  // A server that says itself that its lines are wrong has shown nothing newer to remember.
  const seen = alarm.verdict === 'broken' ? watch.seen : null;
  await store.keepWatch({ seen, askedAt: 0, told: alarm.verdict });
  await store.keepAlarm(null);
}

/** How many entries a note is about; null when it is no checkpoint. */
export function sizeIn(note: string | null): number | null {
  try {
    return note === null ? null : decodeCheckpoint(decodeNote(note).text).size;
  } catch {
    return null;
  }
}

async function judged({ store, crypto, now }: WatchParts, watch: Watch, answer: WitnessAnswer): Promise<Alarm | null> {
  const { verdict, kept } = await judge(crypto, watch.seen, answer);
  if (verdict === 'none') return null;
  if (verdict === 'first' || verdict === 'goes-on') {
    const at = now();
    const seen = kept && { note: kept.note, keys: [...kept.keys], since: watch.seen?.since ?? at, at };
    await store.keepWatch({ ...watch, seen, told: null });
    return null;
  }
  if (verdict === watch.told) return null;
  const before = watch.seen && { note: watch.seen.note, keys: watch.seen.keys, at: watch.seen.at };
  const alarm: Alarm = { verdict, at: now(), before, now: answer.checkpoint };
  await store.keepAlarm(alarm);
  return alarm;
}

/** Damage in the browser's own storage is no fault of the server's: it is watched from the beginning. */
function readable(watch: Watch | null): Watch {
  if (watch === null) return UNWATCHED;
  return watch.seen !== null && sizeIn(watch.seen.note) === null ? { ...watch, seen: null } : watch;
}
