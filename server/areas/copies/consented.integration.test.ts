import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { asConsented } from '../../../shared/areas/copies/under-consent.ts';
import { GENERAL } from '../../../shared/areas/consents/testing/consents.ts';
import { completeRelease, TODAY } from '../../../shared/areas/disclosures/testing/complete.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { ids } from '../../../test/tools/small-district.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { readPdf } from '../../documents/testing/read-pdf.ts';
import { issuesOf, logServer } from '../disclosures/testing/log-desk.ts';
import { asked, copyDesk } from './testing/copy-desk.ts';

const APPLIED = { outcome: 'applied' };
const SIGNED: Filled = { ...GENERAL, records: ['contact', 'attendance'], signedOn: TODAY, use: 'once' };
const CLINIC = asConsented(completeRelease('R83', { capacity: 'help' }), SIGNED);

/** The records manager with a consent on file, for one release. */
async function consented(server: TestServer) {
  const nwosu = await copyDesk(server, 'anwosu');
  const consentId = v7();
  expect(await nwosu.op('consent.record', { studentId: ids.kiri, consentId, filled: SIGNED })).toMatchObject(APPLIED);
  return { nwosu, consentId };
}

/** A copy under it, approved and set. */
async function ready(server: TestServer) {
  const { nwosu, consentId } = await consented(server);
  expect(await nwosu.begin(asked(CLINIC), v7(), consentId)).toMatchObject(APPLIED);
  await nwosu.choose(['contact']);
  await nwosu.step({ kind: 'sent' });
  const haskins = await copyDesk(server, 'mhaskins', { copyId: nwosu.copyId });
  const { hash, consentId: shown } = await haskins.read();
  expect(shown).toBe(consentId);
  expect(await haskins.step({ kind: 'approved', hash })).toMatchObject(APPLIED);
  expect((await nwosu.make()).status).toBe(200);
  return { nwosu, consentId };
}

describe('R83, R84: a copy under a written consent', () => {
  it('is kept with the consent by the act itself, stands in no log (R117), and carries the notice (R125)', async () => {
    const server = await logServer();
    const { nwosu, consentId } = await ready(server);
    const useId = v7();
    expect(await nwosu.hand(CLINIC, useId)).toMatchObject(APPLIED);
    expect(await server.one('SELECT count(*) FROM disclosure')).toBe(0);
    const uses = await server.rows('SELECT consent_id, id, filled FROM consent_use');
    expect(uses.map(([consent, id]) => [consent, id])).toEqual([[consentId, useId]]);
    expect(JSON.parse(String(uses[0]?.[2]))).toMatchObject({
      day: TODAY,
      records: SIGNED['records'],
      proven: 'known',
      noticeGiven: true,
    });
    const { text } = await readPdf((await nwosu.file()).bytes);
    expect(text).toContain('To whoever receives data');
    expect(text).not.toContain('\uFFFD');
  }, 60_000);

  it('is not begun without one that holds, nor for another receiver or other records', async () => {
    const server = await logServer();
    const { nwosu, consentId } = await consented(server);
    const begin = async (change: Filled, consent?: string) =>
      issuesOf(await nwosu.begin(asked({ ...CLINIC, filled: { ...CLINIC.filled, ...change } }), v7(), consent));
    expect(await begin({})).toEqual(['body.consentId needed']);
    expect(await begin({}, v7())).toEqual(['body.consentId needed']);
    expect(await begin({ party: 'Another clinic' }, consentId)).toEqual(['body.form.filled.party not-in-consent']);
    expect(await begin({ records: ['contact', 'health'] }, consentId)).toEqual([
      'body.form.filled.records not-in-consent',
    ]);
    expect(await begin({ party: ` ${String(GENERAL['party']).toUpperCase()}` }, consentId)).toMatchObject(APPLIED);
  });

  it('R89: is not handed over once the consent was used or taken back meanwhile', async () => {
    const server = await logServer();
    const { nwosu, consentId } = await ready(server);
    const end = { studentId: ids.kiri, consentId, reason: 'revoked', note: 'By letter of today.' };
    expect(await nwosu.op('consent.end', end)).toMatchObject(APPLIED);
    expect(issuesOf(await nwosu.hand(CLINIC))).toEqual(['body.step.consentId ended']);
    expect(await server.one('SELECT count(*) FROM consent_use')).toBe(0);
    expect((await nwosu.read()).state).toBe('ready');
  }, 60_000);
});
