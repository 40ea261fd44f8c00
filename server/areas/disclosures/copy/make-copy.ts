import { createHash } from 'node:crypto';
import type { CopyRequest } from '../../../../shared/areas/disclosures/copy/copy.ts';
import { type Filled, textAt } from '../../../../shared/areas/forms/form-spec.ts';
import { LOG_PART } from '../../../../shared/areas/inspections/inspection-form.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { append } from '../../../audit/append.ts';
import { makePdf } from '../../../documents/make-pdf.ts';
import { problems } from '../../../errors.ts';
import { explainRefusal } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';
import type { Stop } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { keepInspection } from '../../inspections/keep-inspection.ts';
import { copyPaper } from './copy-paper.ts';
import { type CopyAsking, mayCopy, readToCopy, under } from './copying.ts';
import { gatherCopy, type GatheredCopy } from './gather-copy.ts';

const NOT_ALLOWED = 'not-allowed';

/**
 * The family's copy of a student's disclosure log as one tagged PDF (R85, R119). The log is read in one moment and the
 * file made outside any transaction; before it leaves, the Record of Inspection holds to whom it is handed (R181), and
 * the trail its SHA-256 with the entries that it holds. Sent again under the same id it is handed out again, and kept
 * once, as long as the log has not changed.
 */
export async function makeCopy(asking: CopyAsking, asked: CopyRequest): Promise<Uint8Array> {
  const said = { action: 'disclosure.view', resource: 'disclosure' } as const;
  const { runtime } = asking.store;
  const found = await readToCopy(asking, asked.studentId, said, (q, may) =>
    gatherCopy(q, may, { runtime, locale: asked.lang }),
  );
  const before = found.inspections.find(({ id }) => id === asked.inspectionId);
  const made = await fileOf(asking, asked, found, before?.at ?? asking.context.at);
  if (before !== undefined) {
    if (before.sha256 === made.sha256) return made.pdf;
    throw problems.invalid([{ path: 'inspectionId', code: 'kept' }]);
  }
  const stop = await keepCopy(asking, asked, found, made.sha256);
  if (stop === undefined) return made.pdf;
  if ('issues' in stop) throw problems.invalid(stop.issues);
  if (stop.code === NOT_ALLOWED) throw problems.notAllowed(explainRefusal('disclosure.view', asking.signedIn.locale));
  throw problems.invalid([{ path: 'inspectionId', code: 'kept' }]);
}

async function fileOf(
  { timeZone }: CopyAsking,
  { lang, filled }: CopyRequest,
  { copy, student }: GatheredCopy,
  at: number,
): Promise<{ readonly pdf: Uint8Array; readonly sha256: string }> {
  const pdf = await makePdf(copyPaper(copy, { who: textAt(filled, 'who'), student, lang, at, timeZone }));
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') };
}

/** The entry of the Record of Inspection and that of the trail, in one transaction: neither without the other. */
function keepCopy(
  { store, context, signedIn: { actor } }: CopyAsking,
  asked: CopyRequest,
  { copy, seqs }: GatheredCopy,
  sha256: string,
): Promise<Stop | undefined> {
  const { studentId, inspectionId, lang } = asked;
  const event: AuditEvent = { action: 'disclosure.copy', studentId, resource: 'disclosure', decision: 'refused' };
  return store.write<Stop | undefined>(context, async (tx: Tx) => {
    // First of all: whoever else writes here waits for it, so that the rights are those of now.
    const rev = await nextRev(tx);
    const answer = await mayCopy(tx, actor, studentId);
    if (!('may' in answer)) {
      const receipt = await append(tx, { ...event, ruleIds: answer.ruleIds });
      return { receipt, value: { code: NOT_ALLOWED, words: () => '' } };
    }
    const { may } = answer;
    const filled = inspectedOf(asked.filled, may.keep.actor.asOf.day);
    const stop = await keepInspection(tx, may.keep, { inspectionId, filled, sha256, rev, path: 'filled' });
    if (stop !== undefined) {
      return { receipt: await append(tx, { ...event, ruleIds: may.view.decision.ruleIds }), value: stop };
    }
    // What the family is shown with the proof: nothing of it is about anybody else. Which view it is would tell whoever
    // reads the trail of a disability.
    const detail = JSON.stringify({ inspectionId, sha256, lang, rows: copy.rows.length, entries: seqs });
    return { receipt: await append(tx, { ...event, ...under(may), detail }), value: undefined };
  });
}

/** As the Record of Inspection has it: a copy of the log, handed over today. */
const inspectedOf = (filled: Filled, day: string): Filled => ({ ...filled, day, how: 'copy', records: [LOG_PART] });
