import * as z from 'zod/mini';
import type { AuditAction } from '../../shared/audit/event.ts';
import type { AuditEntry } from '../../shared/audit/line.ts';
import { type Actor, decideGlobal } from '../policy/index.ts';
import type { Reader } from '../store/store.ts';
import { detailsOf } from './list.repo.ts';

/** What can be asked for by a member of staff, and then says what for. */
const ASKED: readonly AuditAction[] = ['audit.staff', 'audit.export'];

const statedSchema = z.object({ filter: z.object({ staff: z.object({ staffId: z.string(), purpose: z.string() }) }) });

/** Whom a search was about, and what it was for. */
export interface Stated {
  readonly staffId: string;
  readonly purpose: string;
}

/**
 * Whom searches by a member of staff were about and what for, by the number of their entry, as it was written then. For
 * who may search so as well; nobody else is told (R37 to R41).
 */
export async function statedPurposes(
  q: Reader,
  actor: Actor,
  entries: readonly AuditEntry[],
): Promise<ReadonlyMap<number, Stated>> {
  const decided = decideGlobal(actor, 'audit.staff');
  if (!decided.allow) return new Map();
  const seqs = entries.filter(({ action }) => ASKED.includes(action)).map(({ seq }) => seq);
  const found = new Map<number, Stated>();
  for (const [seq, detail] of await detailsOf(q, decided.grant, seqs)) {
    const read = statedSchema.safeParse(JSON.parse(detail));
    if (read.success) found.set(seq, read.data.filter.staff);
  }
  return found;
}
