import type { Seen, Sighting } from '../../shared/sis/sighting.ts';
import type { Epoch } from '../content-messages.ts';
import type { PageRequests } from '../messages.ts';
import { answers, combine } from './combine.ts';
import type { OpKindHere } from './batch.ts';
import type { Drafts } from './drafts.ts';
import type { Forms, Owner } from './kept-text.ts';
import type { Outbox, Outcome } from './outbox.ts';
import { seenNow } from './send-kept.ts';
import type { TabState } from './tab-state.ts';

type Saved = PageRequests['contact.add'][1];
const MISMATCH: Saved = { ok: false, why: { cause: 'mismatch' } };

/** Whoever saves waits so long for the server's answer; after that the text waits in the outbox and the form is free. */
export const SAVE_WAITS_MS = 6_000;

export interface SaveParts<K extends OpKindHere> {
  readonly drafts: Drafts<K>;
  readonly outbox: Pick<Outbox, 'put' | 'sendAndHear' | 'takeBack'>;
  readonly owner: Owner;
  readonly now: () => number;
  /** Reads a frame of the page again, now; null when it does not answer. */
  readonly readAgain: (frameId: number) => Promise<Sighting | null>;
  readonly wait: (ms: number) => Promise<null>;
}

export interface ToSave<K extends OpKindHere> {
  readonly studentId: string;
  readonly textId: string;
  readonly epoch: Epoch;
  readonly form: Forms[K];
}

/**
 * Saves what was written about a student: keeps the text, makes sure that the page still shows this student, puts it
 * into the outbox and sends it. The same text saved again, by a form that did not hear of it, is the same op. Where the
 * server decides against it at once, it is the form's draft again.
 */
export async function saveText<K extends OpKindHere>(
  parts: SaveParts<K>,
  state: TabState,
  { studentId, textId, epoch, form }: ToSave<K>,
): Promise<Saved> {
  const { drafts, outbox, owner } = parts;
  const about = subjectOf(state, studentId);
  const typed = { textId, subject: studentId, seen: seenOf(state, studentId), form, at: parts.now() };
  const keptAs = await drafts.keepText(owner, typed);
  if (keptAs === 'applied') return { ok: true, waiting: false };
  if (keptAs === 'waiting') return heard(parts, textId);
  if (!about || epoch !== state.epoch) return MISMATCH;
  const seen = await seenNow(parts.readAgain, about);
  if (!seen) return MISMATCH;
  const put = await outbox.put({ owner, textId, seen, form, at: parts.now() });
  return 'why' in put ? { ok: false, why: put.why } : heard(parts, put.id);
}

async function heard<K extends OpKindHere>(parts: SaveParts<K>, id: string): Promise<Saved> {
  const { outbox, owner } = parts;
  const outcome = await Promise.race<Outcome | null>([outbox.sendAndHear(id), parts.wait(SAVE_WAITS_MS)]);
  if (outcome?.kind !== 'stopped') return { ok: true, waiting: outcome === null };
  await outbox.takeBack(owner, (text) => text.id === id);
  return { ok: false, why: outcome.why };
}

/** What the page said of a student, as far as it is known while it may be changing. */
export function seenOf(state: TabState, studentId: string): Seen | null {
  const { answer } = state;
  const isAnswer = answer?.kind === 'student' && answer.faceSheet.student.id === studentId;
  return subjectOf(state, studentId)?.seen ?? (isAnswer ? answer.seen : null);
}

/** What the tab shows, when it is this student and the panel was given it. */
export function subjectOf(state: TabState, studentId: string): { seen: Seen; frameId: number } | null {
  const shown = combine(state.frames);
  const { answer } = state;
  if (shown.kind !== 'seen' || answer?.kind !== 'student' || answer.faceSheet.student.id !== studentId) return null;
  return answers(answer.seen, shown.seen) ? shown : null;
}
