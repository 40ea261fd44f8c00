import type { Seen, Sighting } from '../../shared/sis/sighting.ts';
import type { Epoch } from '../content-messages.ts';
import type { ApplicationForm } from '../messages.ts';
import { answers, combine } from './combine.ts';
import { pageKey } from './page-key.ts';
import { seenNow, sendKept, type SendParts, type Sent } from './send-kept.ts';
import type { TabState } from './tab-state.ts';

export interface ApplyParts extends SendParts<'application'> {
  readonly now: () => number;
  /** Reads a frame of the page again, now; null when it does not answer. */
  readonly readAgain: (frameId: number) => Promise<Sighting | null>;
}

/**
 * Sends an application for access to whom the page shows (R56): keeps the text, makes sure that the page still shows
 * whom it was written about, and sends it with what the page says. What comes back is the same whoever that is.
 */
export async function writeApplication(
  parts: ApplyParts,
  state: TabState,
  { subject, epoch, form }: { subject: string; epoch: Epoch; form: ApplicationForm },
): Promise<Sent> {
  const about = closedPage(state);
  const isSame = about !== null && pageKey(about.seen) === subject;
  await parts.drafts.keep(parts.owner, subject, isSame ? about.seen : null, form, parts.now());
  if (!isSame || epoch !== state.epoch) return { ok: false, why: { cause: 'mismatch' } };
  const seen = await seenNow(parts.readAgain, about);
  if (!seen) return { ok: false, why: { cause: 'mismatch' } };
  return sendKept(parts, subject, form, (opId) => ({ opId, kind: 'application.write', body: { ...form, seen } }));
}

/** What the tab shows, when the panel was told that this is closed to its reader. */
export function closedPage({ frames, answer }: TabState): { seen: Seen; frameId: number } | null {
  const shown = combine(frames);
  if (shown.kind !== 'seen' || answer?.kind !== 'no-access') return null;
  return answers(answer.seen, shown.seen) ? shown : null;
}
