import { consentFields } from '../../../shared/areas/consents/consent-form.ts';
import { consentFaults } from '../../../shared/areas/consents/consent-rules.ts';
import type { ConsentEnd, ConsentRecord, ConsentUse } from '../../../shared/areas/consents/consent.ts';
import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { readFilled } from '../../sync/read-filled.ts';
import { readStudent } from '../cases/student.repo.ts';
import { isBarredParty } from '../disclosures/release-faults.ts';
import { consentOf, insertConsent, insertConsentEnd } from './consent.repo.ts';
import { judgeUse } from './judge-use.ts';
import { FIELDS, kept, type May, namingIssues, pathOf } from './kept.ts';

/** Enters a consent as it was signed (R83 to R89). One that is none is refused with everything that is wrong. */
export function recordConsent(tx: Tx, context: CommandContext, body: ConsentRecord): Promise<Effect> {
  const { studentId, consentId } = body;
  const about = { action: 'consent.record', studentId, consentId, newId: consentId } as const;
  return kept(tx, context, about, async (grant, common) => {
    const fields = consentFields(body.filled);
    const read = readFilled(fields, body.filled, FIELDS);
    if ('issues' in read) return read;
    const { filled } = read;
    const { birthDate } = await studentOf(tx, grant);
    const faults = consentFaults(filled, { birthDate, today: grant.actor.asOf.day });
    const issues = [
      ...faults.map(({ field, code }) => ({ path: pathOf(field), code })),
      ...((await isBarredParty(tx, grant, textAt(filled, 'party'))) ? [{ path: pathOf('party'), code: 'barred' }] : []),
      ...(await namingIssues(tx, grant, fields, filled)),
    ];
    if (issues.length > 0) return { issues };
    return { keep: () => insertConsent(tx, grant, { ...common, id: consentId, filled: JSON.stringify(filled) }) };
  });
}

/** Enters what was released under a consent (R84, R88, R89). */
export function useConsent(tx: Tx, context: CommandContext, body: ConsentUse): Promise<Effect> {
  const { studentId, consentId, useId } = body;
  const about = { action: 'consent.use', studentId, consentId, newId: useId } as const;
  return kept(tx, context, about, (grant, common) => judgeUse(tx, context, grant, { ...common, ...body }));
}

/** Ends a consent: it was taken back, or should not have been entered. What was released under it stays. */
export function endConsent(tx: Tx, context: CommandContext, body: ConsentEnd): Promise<Effect> {
  const { studentId, consentId, reason, note } = body;
  return kept(tx, context, { action: 'consent.end', studentId, consentId, newId: null }, async (grant, common) => {
    const found = await consentOf(tx, grant, consentId);
    if (found === undefined) return { issues: [{ path: 'body.consentId', code: 'unknown' }] };
    if (found.end !== null) return { issues: [{ path: 'body.consentId', code: 'ended' }] };
    return { keep: () => insertConsentEnd(tx, grant, { ...common, consentId, reason, note }) };
  });
}

async function studentOf(tx: Tx, grant: May): Promise<{ readonly birthDate: string | null }> {
  const row = await readStudent(tx, grant);
  if (row === undefined) throw new Error('A permitted student has no row.');
  return row;
}
