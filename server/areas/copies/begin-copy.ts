import { askedFaults } from '../../../shared/areas/copies/copy-form.ts';
import { copyState } from '../../../shared/areas/copies/copy-state.ts';
import { isUnderConsent } from '../../../shared/areas/copies/under-consent.ts';
import type { CopyBegin } from '../../../shared/areas/copies/copy.ts';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { readStudent } from '../cases/student.repo.ts';
import { staffNamedIn } from '../contacts/staff-named-in.ts';
import { aboutOf } from '../disclosures/about.ts';
import { contentOf } from './copy-now.ts';
import { insertCopy, insertCopyStep, isCopyId, isCopyStepId } from './copy.repo.ts';
import { copying, copyStepRow, listed, type MayCopy } from './copying.ts';
import { consentIssues } from './under-consent.ts';

/** Begins a copy of a record: who asks, in what capacity, what for, for which records, and under what (R106, R138). */
export function beginCopy(tx: Tx, context: CommandContext, body: CopyBegin): Promise<Effect> {
  const { studentId, copyId, stepId, form, consentId } = body;
  return copying(tx, context, { action: 'copy.begin', studentId, copyId, step: 'asked' }, async (grant, rev) => {
    if ((await isCopyId(tx, grant, copyId)) || (await isCopyStepId(tx, grant, stepId)))
      return { code: 'copy-kept', words: m.refused_copy_kept };
    const issues = await askedIssues(tx, context, grant, { form, consentId, path: 'body' });
    if (issues.length > 0) return { issues };
    const { staffId } = grant.actor;
    const begun = { begunBy: staffId, begunAt: tx.context.at, rev };
    const now = listed(copyState([{ kind: 'asked', form, consentId, authorId: staffId }]));
    await insertCopy(tx, grant, { studentId, id: copyId, ...now, ...begun });
    const content = contentOf({ kind: 'asked', form, consentId });
    await insertCopyStep(tx, grant, copyStepRow(tx, grant, { copyId, rev, id: stepId, kind: 'asked', content }));
    return { done: true };
  });
}

interface Asked {
  readonly form: ReleaseForm;
  readonly consentId: string | undefined;
  /** Where both stand in the op. */
  readonly path: string;
}

/** What is wrong with who asks and for what, by its path in the op; it goes on into the log, and names no staff (R35). */
export async function askedIssues(tx: Tx, context: CommandContext, grant: MayCopy, asked: Asked): Promise<Issue[]> {
  const { form, path } = asked;
  const student = await readStudent(tx, grant);
  const about = await aboutOf(tx, student?.birthDate ?? null, grant.actor.asOf.day);
  const names = ['interest', 'recordsNote'];
  const named = await staffNamedIn(
    tx,
    grant,
    names.map((name) => String(form.filled[name] ?? '')),
  );
  const consent = isUnderConsent(form) ? await consentIssues(tx, context, grant, asked) : [];
  return [
    ...askedFaults(form, about).map((fault) => ({ path: `${path}.form.${fault.path}`, code: fault.code })),
    ...names.filter((_, i) => named[i]).map((name) => ({ path: `${path}.form.filled.${name}`, code: 'names-staff' })),
    ...consent.map((fault) => ({ path: `${path}.${fault.path}`, code: fault.code })),
  ];
}
