import { handFaults } from '../../../shared/areas/copies/copy-form.ts';
import { type CopyAct, isToFamily } from '../../../shared/areas/copies/copy-state.ts';
import { isUnderConsent } from '../../../shared/areas/copies/under-consent.ts';
import { inspectionOf } from '../../../shared/areas/copies/inspection-of.ts';
import type { CopyStepTaken } from '../../../shared/areas/copies/copy.ts';
import { decideStudent } from '../../policy/index.ts';
import type { Stop } from '../../sync/effects.ts';
import { readStudent } from '../cases/student.repo.ts';
import { aboutOf } from '../disclosures/about.ts';
import { keepEntry } from '../disclosures/keep-entry.ts';
import { keepInspection } from '../inspections/keep-inspection.ts';
import { notAllowedTo } from './copying.ts';
import type { Taking } from './take-copy-step.ts';
import { keepUnderConsent } from './under-consent.ts';

type Handed = Extract<CopyStepTaken['step'], { kind: 'handed' }>;
const AT = 'body.step.form';

/**
 * Hands a copy over: every condition of its basis is met, and the log's entry is written by the act itself, in the same
 * transaction (R115, R127). What the family gets of its own record stands in no log, but in the Record of Inspection
 * with the file's hash (R106, R117, R181); what a written consent allows, with the consent (R83, R117).
 */
export async function handOver(taking: Taking, { form: sent, entryId }: Handed): Promise<Stop | CopyAct> {
  const { tx, context, grant, state, rev } = taking;
  const student = await readStudent(tx, grant);
  const about = await aboutOf(tx, student?.birthDate ?? null, grant.actor.asOf.day);
  // It was given today, on whatever day it was asked for: that is what the log tells (R115).
  const form = { ...sent, filled: { ...sent.filled, day: about.today } };
  const faults = handFaults(form, about);
  if (faults.length > 0) return { issues: faults.map(({ path, code }) => ({ path: `${AT}.${path}`, code })) };
  const handed = { kind: 'handed', form, sha256: state.made?.sha256 ?? '' } as const;
  const { actor, studentId } = grant;
  if (isToFamily(form)) {
    const may = await decideStudent(tx, actor, studentId, 'request.keep');
    if (!may.allow) return notAllowedTo('request.keep', context);
    const filled = inspectionOf(form, state.chosen?.parts ?? [], about);
    const entry = { inspectionId: entryId, filled, sha256: handed.sha256, rev, path: `${AT}.filled` };
    return (await keepInspection(tx, may.grant, entry)) ?? { ...handed, entryId };
  }
  if (isUnderConsent(form)) {
    const { consentId } = state;
    return (await keepUnderConsent(taking, { form, consentId, useId: entryId })) ?? { ...handed, entryId };
  }
  const may = await decideStudent(tx, actor, studentId, 'disclosure.record');
  if (!may.allow) return notAllowedTo('disclosure.record', context);
  const stop = await keepEntry(tx, context, may.grant, { disclosureId: entryId, form, rev, path: AT });
  return stop ?? { ...handed, entryId };
}
