import type { ApplicationWrite } from '../../../../shared/areas/access/application.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { type Authorized, decideGlobal } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { notAllowed } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { findStudentId } from '../../cases/student.repo.ts';
import { studentClaimed } from '../claimed.ts';
import { insertApplication } from './application.repo.ts';

/**
 * Keeps a written application (R56). Whom it means is sought for who decides; the applicant learns nothing by it: the
 * answer is the same for a student who is hidden and for none, and so is the entry that their own history shows.
 */
export async function writeApplication(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  body: ApplicationWrite,
): Promise<Effect> {
  const event: AuditEvent = { action: 'application.write', resource: 'application', decision: 'refused' };
  const decided = decideGlobal(actor, 'application.write');
  if (!decided.allow) return notAllowed(event, 'application.write', locale);
  const { grant: may } = decided;
  const { about, information, need } = body;
  const studentId = (await studentMeant(tx, may, body)) ?? null;
  const id = tx.runtime.id();
  const rev = await nextRev(tx);
  const appliedAt = tx.context.at;
  await insertApplication(tx, may, {
    id,
    applicantId: actor.staffId,
    about,
    studentId,
    information,
    need,
    appliedAt,
    rev,
  });
  const { purpose, ruleIds } = may.decision;
  const detail = JSON.stringify({ applicationId: id });
  return { outcome: 'applied', rev, event: { ...event, decision: 'allowed', purpose, ruleIds, detail } };
}

/** By what the page shows, or where the text is a student's number and nothing else. */
async function studentMeant(tx: Tx, may: Authorized<'application.write'>, { about, seen }: ApplicationWrite) {
  const shown = seen === undefined ? undefined : await studentClaimed(tx, may, seen);
  return shown ?? findStudentId(tx, { system: '', idKind: 'studentNumber', sisId: about });
}
