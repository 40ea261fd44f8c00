import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { completeDenial, completeRelease } from '../../../shared/areas/disclosures/testing/complete.ts';
import { dayIn } from '../../../shared/runtime.ts';
import { ids } from '../../../test/tools/small-district.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { issuesOf, logDesk, logServer } from '../disclosures/testing/log-desk.ts';
import { asked, copyDesk, parent, SCHOOL } from './testing/copy-desk.ts';

const APPLIED = { outcome: 'applied' };
const count = (server: TestServer, sql: string) => server.one(`SELECT count(*) FROM ${sql}`);

/** A copy for another school that the principal approved. */
async function approved(server: TestServer, form = SCHOOL) {
  const nwosu = await copyDesk(server, 'anwosu');
  expect(await nwosu.begin(asked(form))).toMatchObject(APPLIED);
  expect(await nwosu.choose(['contact'])).toMatchObject(APPLIED);
  expect(await nwosu.step({ kind: 'sent' })).toMatchObject(APPLIED);
  const haskins = await copyDesk(server, 'mhaskins', { copyId: nwosu.copyId });
  expect(await haskins.step({ kind: 'approved', hash: (await haskins.read()).hash })).toMatchObject(APPLIED);
  return nwosu;
}

describe('R115, R126, R127: what is handed over is a release', () => {
  it('is never entered as a denied request, of which no condition is asked and no bar is looked at', async () => {
    const server = await logServer();
    const [custodian, nwosu] = [await logDesk(server, 'anwosu'), await approved(server)];
    await nwosu.make();
    const partyId = v7();
    await custodian.addParty(String(SCHOOL.filled['party']), partyId, 'school');
    expect(await custodian.bar(partyId, '2026-11-20', '2031-11-21')).toMatchObject(APPLIED);
    const { party = '', capacity = '', interest = '', records = [] } = SCHOOL.filled;
    const denied = completeDenial('R94', { party, capacity, interest, records });
    expect(issuesOf(await nwosu.hand(denied))).toEqual(['body.step.form.outcome unknown']);
    expect(issuesOf(await nwosu.hand(SCHOOL))).toContain('body.step.form.filled.party barred');
    expect(await count(server, 'disclosure')).toBe(0);
  }, 60_000);

  it('stands in the log on the day on which it was given, whenever it was asked for', async () => {
    const server = await logServer();
    const form = { ...SCHOOL, filled: { ...SCHOOL.filled, day: '2026-11-02' } };
    const nwosu = await approved(server, form);
    await nwosu.make();
    expect(await nwosu.hand(form)).toMatchObject(APPLIED);
    const today = dayIn('America/Chicago', server.runtime.now());
    expect(await server.one('SELECT at FROM disclosure')).toBe(server.runtime.now());
    expect(JSON.parse(String(await server.one('SELECT filled FROM disclosure_form')))).toMatchObject({ day: today });
  }, 60_000);
});

describe('R117: an order that must stay secret', () => {
  it('leaves in the trail no student of whom a copy was refused for it', async () => {
    const server = await logServer();
    const nwosu = await copyDesk(server, 'anwosu');
    const order = completeRelease('R101', { capacity: 'court', records: ['whole'], noNotice: 'secrecy' });
    expect(issuesOf(await nwosu.begin(order))).toContain('body.form.basis copy.sealed');
    const lines = await server.rows("SELECT line FROM audit WHERE action = 'copy.begin'");
    expect(lines).toHaveLength(1);
    expect(String(lines[0]?.[0])).not.toContain(ids.kiri);
  });
});

describe('R174, R181: the file', () => {
  it('is the very same again after the student, or who prepared it, is called otherwise', async () => {
    const server = await logServer();
    const nwosu = await copyDesk(server, 'anwosu');
    await nwosu.begin(asked(parent()));
    await nwosu.choose(['contact']);
    await nwosu.make();
    expect(await nwosu.hand(parent())).toMatchObject(APPLIED);
    const first = await nwosu.file();
    await server.store.tend(({ db, tables }) => db.update(tables.student).set({ familyName: 'Nguyen' }));
    await server.store.tend(({ db, tables }) => db.update(tables.staff).set({ familyName: 'Adeyemi' }));
    const again = await nwosu.file();
    expect(again.status).toBe(200);
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  }, 60_000);

  it('is one, of however many who set it at once', async () => {
    const server = await logServer();
    const nwosu = await approved(server);
    const answers = await Promise.all([nwosu.make(), nwosu.make(), nwosu.make()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await count(server, "copy_step WHERE kind = 'made'")).toBe(1);
  }, 60_000);
});
