import type { DisclosureSeal } from '../../../shared/areas/disclosures/release.ts';
import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { aboutOf, instantOf } from './about.ts';
import { inCustody } from './in-custody.ts';
import { isSealed, readRelease } from './release-faults.ts';
import { bornOn, insertSealed, isSealedId } from './sealed.repo.ts';

/**
 * Keeps a release that nobody but the custodian may learn of in the sealed book (R101, R117), and nowhere else: no
 * list, count, search or entry of the trail tells of it. Takes nothing that belongs in the student's log.
 */
export async function sealRelease(tx: Tx, context: CommandContext, body: DisclosureSeal): Promise<Effect> {
  const { studentId, releaseId, form } = body;
  return inCustody(tx, context, async (may, rev) => {
    const student = await bornOn(tx, may, studentId);
    if (student === undefined) return { issues: [{ path: 'body.studentId', code: 'unknown' }] };
    if (await isSealedId(tx, may, releaseId)) return { code: 'disclosure-kept', words: m.refused_disclosure_kept };
    const about = await aboutOf(tx, student.birthDate, may.actor.asOf.day);
    if (!isSealed(form, about)) return { code: 'not-sealed', words: m.refused_seal_open };
    const read = readRelease(form, about, 'body.form');
    if ('issues' in read) return read;
    const { at: now } = tx.context;
    const at = instantOf(textAt(read.filled, 'day'), { today: about.today, at: now, timeZone: context.timeZone });
    const recorded = { recordedBy: may.actor.staffId, recordedAt: now, rev };
    const { basis, outcome } = form;
    const filled = JSON.stringify(read.filled);
    await insertSealed(tx, may, { id: releaseId, studentId, at, basis, outcome, filled, ...recorded });
    return undefined;
  });
}
