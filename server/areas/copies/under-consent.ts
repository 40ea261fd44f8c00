import type { ConsentUse } from '../../../shared/areas/consents/consent.ts';
import { consentState } from '../../../shared/areas/consents/consent-rules.ts';
import { beyondConsent, useOf } from '../../../shared/areas/copies/under-consent.ts';
import type { FormFault } from '../../../shared/areas/disclosures/judge.ts';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import { decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext } from '../../sync/command.ts';
import type { Stop } from '../../sync/effects.ts';
import { readStudent } from '../cases/student.repo.ts';
import { consentOf, isConsentId } from '../consents/consent.repo.ts';
import { judgeUse } from '../consents/judge-use.ts';
import { filledOf, sinceOf } from '../consents/read-consents.ts';
import { type MayCopy, notAllowedTo } from './copying.ts';

interface Handing {
  readonly tx: Tx;
  readonly context: CommandContext;
  readonly grant: MayCopy;
  readonly rev: number;
}

const NONE: readonly FormFault[] = [{ path: 'consentId', code: 'needed' }];

/** What keeps a written consent from allowing this copy today (R83, R84, R88, R89). */
export async function consentIssues(
  tx: Tx,
  { timeZone }: CommandContext,
  { actor, studentId }: MayCopy,
  { form, consentId }: { readonly form: ReleaseForm; readonly consentId: string | undefined },
): Promise<readonly FormFault[]> {
  const may = await decideStudent(tx, actor, studentId, 'consent.keep');
  const found = may.allow && consentId !== undefined ? await consentOf(tx, may.grant, consentId) : undefined;
  if (!may.allow || found === undefined) return NONE;
  const consent = filledOf(found.filled);
  const birthDate = (await readStudent(tx, may.grant))?.birthDate ?? null;
  const state = consentState(consent, sinceOf({ birthDate, timeZone }, found.uses, found.end), actor.asOf.day);
  const beyond = beyondConsent(form, consent).map(({ path, code }) => ({ path: `form.${path}`, code }));
  return state === 'good' ? beyond : [{ path: 'consentId', code: state }, ...beyond];
}

/**
 * Keeps a copy that is handed over with the consent that allows it, as it holds at this moment (R83, R117). To whom and
 * which records, its hash has held since it was begun, when the consent was asked.
 */
export async function keepUnderConsent(
  { tx, context, grant, rev }: Handing,
  { form, consentId, useId }: { readonly form: ReleaseForm; readonly consentId: string | null; readonly useId: string },
): Promise<Stop | null> {
  const { actor, studentId } = grant;
  const may = await decideStudent(tx, actor, studentId, 'consent.keep');
  if (!may.allow) return notAllowedTo('consent.keep', context);
  if (await isConsentId(tx, may.grant, useId)) return { code: 'consent-kept', words: m.refused_consent_kept };
  const common = { studentId, recordedBy: actor.staffId, recordedAt: tx.context.at, rev };
  const use = { consentId: consentId ?? '', useId, filled: useOf(form, actor.asOf.day) as ConsentUse['filled'] };
  const judged = await judgeUse(tx, context, may.grant, { ...common, ...use });
  if ('issues' in judged) return { issues: judged.issues.map(inStep) };
  if (!('keep' in judged)) return judged;
  await judged.keep();
  return null;
}

/** An issue of a use of a consent, where it stands in the step that hands the copy over. */
const inStep = ({ path, code }: Issue): Issue => ({
  path: path === 'body.consentId' ? 'body.step.consentId' : path.replace(/^body\.filled/, 'body.step.form.filled'),
  code,
});
