import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Authorized } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext } from '../../sync/command.ts';
import type { Stop } from '../../sync/effects.ts';
import { aboutOf, instantOf } from './about.ts';
import { isSealed, readRelease } from './release-faults.ts';
import { bornOn, insertSealed, isSealedId } from './sealed.repo.ts';

interface NewSealed {
  readonly studentId: string;
  readonly releaseId: string;
  readonly form: ReleaseForm;
  readonly rev: number;
  /** Where the form stands in the op's body. */
  readonly path: string;
}

/**
 * Keeps an entry of the sealed book; says what stands in the way, where something does, and then keeps nothing. Takes
 * nothing that belongs in the student's log.
 */
export async function keepSealed(
  tx: Tx,
  { timeZone }: CommandContext,
  may: Authorized<'custody.keep'>,
  { studentId, releaseId, form, rev, path }: NewSealed,
): Promise<Stop | undefined> {
  const student = await bornOn(tx, may, studentId);
  if (student === undefined) return { issues: [{ path: 'body.studentId', code: 'unknown' }] };
  if (await isSealedId(tx, may, releaseId)) return { code: 'disclosure-kept', words: m.refused_disclosure_kept };
  const about = await aboutOf(tx, student.birthDate, may.actor.asOf.day);
  if (!isSealed(form, about)) return { code: 'not-sealed', words: m.refused_seal_open };
  const read = readRelease(form, about, path);
  if ('issues' in read) return read;
  const { at: now } = tx.context;
  const at = instantOf(textAt(read.filled, 'day'), { today: about.today, at: now, timeZone });
  const recorded = { recordedBy: may.actor.staffId, recordedAt: now, rev };
  const { basis, outcome } = form;
  const filled = JSON.stringify(read.filled);
  await insertSealed(tx, may, { id: releaseId, studentId, at, basis, outcome, filled, ...recorded });
  return undefined;
}
