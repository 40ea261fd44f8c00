import type { Seen, Sighting } from '../../shared/sis/sighting.ts';
import type { Op, OpAnswer } from '../../shared/wire/ops.ts';
import type { Trouble } from '../messages.ts';
import type { Client } from './client.ts';
import { answers } from './combine.ts';
import type { Drafts } from './drafts.ts';
import type { Forms, Owner, TextKind } from './kept-text.ts';

/** What became of text that was sent. */
export type Sent = { ok: true } | { ok: false; why: Trouble };

export interface SendParts<K extends TextKind> {
  readonly client: Pick<Client, 'apply'>;
  readonly drafts: Drafts<K>;
  readonly owner: Owner;
}

/**
 * Sends kept text as an op and drops the draft only when it was applied. The same text goes under the same op id
 * until then, so that trying again is safe.
 */
export async function sendKept<K extends TextKind>(
  { client, drafts, owner }: SendParts<K>,
  subject: string,
  form: Forms[K],
  asOp: (opId: string) => Op,
): Promise<Sent> {
  const opId = await drafts.opIdFor(owner, subject, form);
  const said = await client.apply(asOp(opId));
  if (!said.ok) return { ok: false, why: said.why };
  if (said.value.outcome !== 'applied') return { ok: false, why: troubleOf(said.value) };
  await drafts.applied(owner, opId);
  return { ok: true };
}

/** What the page shows when it is read again now, if that is still whom the text is about. */
export async function seenNow(
  readAgain: (frameId: number) => Promise<Sighting | null>,
  about: { readonly seen: Seen; readonly frameId: number },
): Promise<Seen | null> {
  const sighting = await readAgain(about.frameId);
  if (sighting?.outcome !== 'student' && sighting?.outcome !== 'name-only') return null;
  return answers(about.seen, sighting.seen) ? sighting.seen : null;
}

/** Why an op was not applied. */
export function troubleOf(answer: Exclude<OpAnswer, { outcome: 'applied' }>): Trouble {
  if (answer.outcome === 'invalid') return { cause: 'invalid', issues: answer.issues };
  if (answer.outcome === 'conflict') return { cause: 'conflict', fields: answer.fields };
  if (answer.code === 'mismatch') return { cause: 'mismatch' };
  if (answer.code === 'not-allowed') return { cause: 'not-allowed', wouldAllow: [answer.text] };
  return { cause: 'refused', code: answer.code, text: answer.text };
}
