import type { DisclosureSealCorrect } from '../../../shared/areas/disclosures/release.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { inCustody } from './in-custody.ts';
import { keepSealed } from './keep-sealed.ts';
import { insertSealedCorrection, sealedState } from './sealed.repo.ts';

/**
 * Says why an entry of the sealed book is wrong, and enters there what is right instead, where anything is. The entry
 * stays as it was; once an entry: a wrong correction is corrected where it leads to. The trail tells no more of it than
 * of a sealing (R117).
 */
export async function correctSealed(tx: Tx, context: CommandContext, body: DisclosureSealCorrect): Promise<Effect> {
  const { releaseId, why, right } = body;
  return inCustody(tx, context, async (may, rev) => {
    const state = await sealedState(tx, may, releaseId);
    if (state === undefined) return { issues: [{ path: 'body.releaseId', code: 'unknown' }] };
    if (state.isCorrected) return { issues: [{ path: 'body.releaseId', code: 'corrected' }] };
    const { studentId } = state;
    const stop = right && (await keepSealed(tx, context, may, { ...right, studentId, rev, path: 'body.right.form' }));
    if (stop !== undefined) return stop;
    const recorded = { recordedBy: may.actor.staffId, recordedAt: tx.context.at, rev };
    await insertSealedCorrection(tx, may, { releaseId, why, replacedBy: right?.releaseId ?? null, ...recorded });
    return undefined;
  });
}
