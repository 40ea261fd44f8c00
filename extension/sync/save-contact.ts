import type { ContactForm } from '../../shared/areas/contacts/contact.ts';
import type { FaceSheet } from '../../shared/areas/cases/face-sheet.ts';
import type { Seen, Sighting } from '../../shared/sis/sighting.ts';
import type { Epoch, PageRequests } from '../messages.ts';
import { answers, combine } from './combine.ts';
import { seenNow, sendKept, type SendParts } from './send-kept.ts';
import type { TabState } from './tab-state.ts';

type Saved = PageRequests['contact.add'][1];

export interface SaveParts extends SendParts<ContactForm> {
  readonly now: () => number;
  /** Reads a frame of the page again, now; null when it does not answer. */
  readonly readAgain: (frameId: number) => Promise<Sighting | null>;
  readonly refreshed: (sheet: FaceSheet) => Promise<void>;
}

/**
 * Saves a contact: keeps the text, makes sure that the page still shows this student, sends the op, and drops the
 * draft only when it was applied. The same text is sent under the same op id, so that trying again is safe.
 */
export async function saveContact(
  parts: SaveParts,
  state: TabState,
  { studentId, epoch, form }: { studentId: string; epoch: Epoch; form: ContactForm },
): Promise<Saved> {
  const { drafts, owner } = parts;
  const about = subjectOf(state, studentId);
  await drafts.keep(owner, studentId, about?.seen.sisId ?? null, form, parts.now());
  if (!about || epoch !== state.epoch) return { ok: false, why: { cause: 'mismatch' } };
  const seen = await seenNow(parts.readAgain, about);
  if (!seen) return { ok: false, why: { cause: 'mismatch' } };
  const sent = await sendKept(parts, studentId, form, (opId) => ({
    opId,
    kind: 'contact.add',
    body: { studentId, seen, form },
  }));
  if (sent.ok) await refresh(parts, studentId);
  return sent;
}

/** What the tab shows, when it is this student and the panel was given it. */
export function subjectOf(state: TabState, studentId: string): { seen: Seen; frameId: number } | null {
  const shown = combine(state.frames);
  const { answer } = state;
  if (shown.kind !== 'seen' || answer?.kind !== 'student' || answer.faceSheet.student.id !== studentId) return null;
  return answers(answer.seen, shown.seen) ? shown : null;
}

/** The sheet with the new contact in it. When it cannot be read now the contact is saved all the same. */
async function refresh(parts: SaveParts, studentId: string): Promise<void> {
  const sheet = await parts.client.faceSheet(studentId);
  if (sheet.ok) await parts.refreshed(sheet.value);
}
