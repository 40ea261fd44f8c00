import { createHash } from 'node:crypto';
import type { NameFormRequest } from '../../../../shared/areas/names/name-form.ts';
import { policyOn } from '../../../../shared/areas/names/policy.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { makePdf } from '../../../documents/make-pdf.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import { decideStudent, explainRefusal } from '../../../policy/index.ts';
import { audited, type AuditContext, type Store } from '../../../store/store.ts';
import { readNamePolicies } from '../policies.ts';
import { readNames } from '../read-names.ts';
import { formPaper } from './form-paper.ts';

/** Who asks for a form, and where. */
export interface FormAsking {
  readonly store: Store;
  readonly context: AuditContext;
  readonly signedIn: SignedIn;
  readonly timeZone: string;
}

/**
 * The Student Record Update Form as a tagged PDF to print (R193 to R206): blank for any of the staff, or a student's as it
 * was filled in, for whoever may read it. Before a student's leaves, the trail holds that it was made, with its SHA-256.
 * Throws `not-visible` alike for a hidden and an unknown student.
 */
export async function makeForm(asking: FormAsking, { lang, of }: NameFormRequest): Promise<Uint8Array> {
  const { context, timeZone } = asking;
  const setting = { lang, at: context.at, timeZone };
  if (of === null) {
    return makePdf(formPaper(null, { ...setting, lettersHome: await lettersHomeNow(asking) }));
  }
  const { store, signedIn } = asking;
  const found = await readNames(store, context, { ...signedIn, locale: lang }, of.studentId);
  const update = found.updates.find(({ updateId }) => updateId === of.updateId);
  if (update === undefined) throw problems.invalid([{ path: 'of.updateId', code: 'unknown' }]);
  const { student, today, policy } = found;
  const whose = { sisId: student.sisId, birthDate: student.birthDate, update, today };
  const lettersHome = policy.policy?.lettersHome === true;
  const pdf = await makePdf(formPaper(whose, { ...setting, lettersHome }));
  await keepMade(asking, of, createHash('sha256').update(pdf).digest('hex'));
  return pdf;
}

const lettersHomeNow = ({ store, signedIn: { actor } }: FormAsking): Promise<boolean> =>
  store.look(async (q) => policyOn(await readNamePolicies(q), actor.asOf.day).policy?.lettersHome === true);

/** In the trail before anybody has the file. The right is that of now: setting a paper takes a moment. */
async function keepMade(
  { store, context, signedIn: { actor, locale } }: FormAsking,
  { studentId, updateId }: NonNullable<NameFormRequest['of']>,
  sha256: string,
): Promise<void> {
  const isKept = await store.read(context, async (q) => {
    const event: AuditEvent = { action: 'name.form', studentId, resource: 'name-update', decision: 'refused' };
    const answer = await decideStudent(q, actor, studentId, 'name.view');
    if (!answer.allow) return audited({ ...event, ruleIds: answer.decision.ruleIds }, false);
    const { ruleIds, fieldClasses, purpose } = answer.grant.decision;
    const detail = JSON.stringify({ updateId, sha256 });
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose, detail }, true);
  });
  if (!isKept) throw problems.notVisible(explainRefusal('name.view', locale));
}
