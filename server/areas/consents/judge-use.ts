import { consentState } from '../../../shared/areas/consents/consent-rules.ts';
import type { ConsentUse } from '../../../shared/areas/consents/consent.ts';
import { useFields } from '../../../shared/areas/consents/use-form.ts';
import { daysAhead, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { Tx } from '../../store/store.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { readStudent } from '../cases/student.repo.ts';
import { isBarredParty } from '../disclosures/release-faults.ts';
import { consentOf, insertConsentUse } from './consent.repo.ts';
import { type Common, FIELDS, type Judged, type May, namingIssues, pathOf } from './kept.ts';
import { filledOf, sinceOf } from './read-consents.ts';

/**
 * What was released under a consent, as it held on that day (R84, R88, R89): a release of its last day can be entered
 * later. Nothing is given to a party that was barred meanwhile (R126).
 */
export async function judgeUse(
  tx: Tx,
  { timeZone }: { readonly timeZone: string },
  grant: May,
  { consentId, useId, filled: given, ...common }: Common & ConsentUse,
): Promise<Judged> {
  const found = await consentOf(tx, grant, consentId);
  if (found === undefined) return { issues: [{ path: 'body.consentId', code: 'unknown' }] };
  const consent = filledOf(found.filled);
  const fields = useFields(consent);
  const read = readFilled(fields, given, FIELDS);
  if ('issues' in read) return read;
  const { filled } = read;
  const day = textAt(filled, 'day');
  const birthDate = (await readStudent(tx, grant))?.birthDate ?? null;
  const state = consentState(consent, sinceOf({ birthDate, timeZone }, found.uses, found.end), day);
  const barred = await isBarredParty(tx, grant, textAt(consent, 'party'));
  const issues: Issue[] = [
    ...(state === 'good' ? [] : [{ path: 'body.consentId', code: state }]),
    ...(barred ? [{ path: 'body.consentId', code: 'barred' }] : []),
    ...daysAhead(fields, filled, grant.actor.asOf.day).map((name) => ({ path: pathOf(name), code: 'future' })),
    ...(day < textAt(consent, 'signedOn') ? [{ path: pathOf('day'), code: 'outside-consent' }] : []),
    ...(await namingIssues(tx, grant, fields, filled)),
  ];
  if (issues.length > 0) return { issues };
  const row = { ...common, consentId, id: useId, filled: JSON.stringify(filled) };
  return { keep: () => insertConsentUse(tx, grant, row) };
}
