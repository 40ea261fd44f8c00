import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { describe, expect, inject, it } from 'vitest';
import { faceSheetSchema } from '../../../shared/areas/cases/face-sheet.ts';
import { type ContactEntry, followUpsSchema } from '../../../shared/areas/contacts/contact.ts';
import { type OpAnswer, opsAnswerSchema } from '../../../shared/wire/ops.ts';
import { pullAnswerSchema } from '../../../shared/wire/pull.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { arrange } from '../../../test/tools/access-store.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';

const SECRET = 'Told in confidence.';
const FORM = {
  kind: 'phone',
  party: 'parent',
  withName: 'Dana',
  outcome: 'reached',
  note: 'Bus moved.',
  happenedAt: 1,
};
const UNKNOWN = '00000000-0000-7000-8000-0000000000ee';

/** Somebody signed in, with what they do with contacts. */
async function acting(server: TestServer, username: string) {
  const token = await server.signIn(username);
  const send = async (path: string, body: object) => server.send('POST', `/v1/${path}`, body, token);
  const op = async (kind: string, body: object): Promise<OpAnswer> => {
    const { answers } = opsAnswerSchema.parse(await (await send('ops', { ops: [{ opId: v7(), kind, body }] })).json());
    if (answers[0] === undefined) throw new Error('No answer.');
    return answers[0];
  };
  const face = async (path: string, body: object): Promise<readonly ContactEntry[]> =>
    faceSheetSchema.parse(await (await send(path, body)).json()).contacts ?? [];
  return {
    add: (form: object, studentId: string = ids.kiri) => op('contact.add', { studentId, form: { ...FORM, ...form } }),
    addTo: (contactId: string, note = 'She called back.') =>
      op('contact.addendum', { studentId: ids.kiri, contactId, note }),
    close: (followUpId: string, studentId: string = ids.kiri) =>
      op('follow-up.close', { studentId, followUpId, outcome: 'done' }),
    contacts: () => face('students/face-sheet', { studentId: ids.kiri }),
    seenAs: (staffId: string) => face('access/simulate/face-sheet', { staffId, studentId: ids.kiri }),
    pulled: async () => {
      const answer = pullAnswerSchema.parse(await (await send('pull', { held: [{ id: ids.kiri, rev: 0 }] })).json());
      return answer.changed.flatMap((one) => (one.kind === 'contact' ? [one.contact] : []));
    },
    followUps: async (body: object = {}) => followUpsSchema.parse(await (await send('follow-ups/list', body)).json()),
  };
}

const events = async (server: TestServer, action: string) =>
  (await server.rows(`SELECT line FROM audit WHERE action = '${action}' ORDER BY seq`)).map(String);

describe.runIf(inject('engine') === 'postgres')('R53: a right that ends while a contact waits for its turn', () => {
  it('has ended for it, though both are written at the same time', async () => {
    const server = await testServer();
    const worker = await acting(server, 'rortiz');
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const ending = arrange(server.store, server.runtime, async (tx) => {
      await nextRev(tx);
      const { relation } = tx.tables;
      await tx.db.update(relation).set({ until: '2026-11-01' }).where(eq(relation.studentId, ids.kiri));
      await gate;
    });
    const adding = worker.add({});
    // So that it comes as far as it can.
    await new Promise((resolve) => setTimeout(resolve, 100));
    letGo();
    await ending;
    expect(await adding).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
  });
});

describe('R13: a restricted note', () => {
  it('is read whole by its author and by who has the right, on the face sheet and in a pull', async () => {
    const server = await testServer();
    const [teacher, worker] = [await acting(server, 'jmwangi'), await acting(server, 'rortiz')];
    expect(await teacher.add({ note: SECRET, restricted: true })).toMatchObject({ outcome: 'applied' });
    for (const who of [teacher, worker])
      for (const list of [await who.contacts(), await who.pulled()])
        expect(list).toMatchObject([{ restricted: 'shown', note: SECRET, withName: 'Dana' }]);
    expect((await events(server, 'contact.add')).at(-1)).toContain('restricted');
    expect((await events(server, 'students.pull')).at(-1)).toContain('restricted');
  });

  it('of somebody else is there without its substance for who has no right to it, with who restricted it', async () => {
    const server = await testServer();
    const [teacher, worker] = [await acting(server, 'jmwangi'), await acting(server, 'rortiz')];
    await worker.add({ note: SECRET, restricted: true });
    const [contact] = await worker.contacts();
    await worker.addTo(contact?.id ?? '', `${SECRET} More.`);
    for (const list of [await teacher.contacts(), await teacher.pulled()]) {
      expect(JSON.stringify(list)).not.toMatch(/confidence|Dana/);
      expect(list[0]).toMatchObject({ restricted: 'hidden', note: '', addenda: [], author: { name: 'Rosa Ortiz' } });
    }
    expect((await events(server, 'students.pull')).at(-1)).not.toContain('restricted');
  });

  it('is not opened by looking through its author’s eyes', async () => {
    const server = await testServer();
    const [teacher, leader] = [await acting(server, 'jmwangi'), await acting(server, 'gcole')];
    await teacher.add({ note: SECRET, restricted: true });
    expect(await leader.contacts()).toMatchObject([{ restricted: 'shown' }]);
    expect(await leader.seenAs(ids.mwangi)).toMatchObject([{ restricted: 'hidden', note: '' }]);
    expect(await leader.seenAs(ids.ortiz)).toMatchObject([{ restricted: 'shown', note: SECRET }]);
  });
});

describe('R13: an addendum', () => {
  it('stands under its contact, which stays as it was', async () => {
    const server = await testServer();
    const [teacher, worker] = [await acting(server, 'jmwangi'), await acting(server, 'rortiz')];
    await worker.add({});
    const [before] = await worker.contacts();
    expect(await teacher.addTo(before?.id ?? '')).toMatchObject({ outcome: 'applied', rev: 2 });
    const author = { name: 'Joseph Mwangi', role: 'Teacher' };
    const addenda = [expect.objectContaining({ note: 'She called back.', at: server.runtime.now(), author })];
    expect(await worker.contacts()).toEqual([{ ...before, addenda }]);
    expect(await worker.pulled()).toEqual([
      { ...before, addenda },
      { ...before, addenda },
    ]);
    expect((await events(server, 'contact.addendum')).at(-1)).toContain('allowed');
  });

  it('to a restricted note that is kept from its writer is refused like one to a note that is not there', async () => {
    const server = await testServer();
    const [teacher, worker] = [await acting(server, 'jmwangi'), await acting(server, 'rortiz')];
    await worker.add({ restricted: true });
    await teacher.add({ restricted: true });
    const [own, kept] = (await teacher.contacts()).map(({ id }) => id);
    const plain = (answer: OpAnswer) => ({ ...answer, opId: '' });
    const refusal = await teacher.addTo(kept ?? '');
    expect(refusal).toMatchObject({ outcome: 'refused', code: 'missing' });
    expect(plain(refusal)).toEqual(plain(await teacher.addTo(UNKNOWN)));
    for (const who of [teacher, worker]) expect(await who.addTo(own ?? '')).toMatchObject({ outcome: 'applied' });
    expect(await worker.addTo(kept ?? '')).toMatchObject({ outcome: 'applied' });
  });

  it('is for who may note contacts about the student', async () => {
    const server = await testServer();
    const worker = await acting(server, 'rortiz');
    await worker.add({});
    const [contact] = await worker.contacts();
    const unrelated = await acting(server, 'tsoderberg');
    expect(await unrelated.addTo(contact?.id ?? '')).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await server.one('SELECT count(*) FROM contact_addendum')).toBe(0);
  });
});

describe('R10: a reminder', () => {
  const followUp = { dueOn: '2027-01-11', what: 'Ask about the bus' };

  it('is kept with its contact, listed to its author alone, and closed once by them', async () => {
    const server = await testServer();
    const [teacher, worker] = [await acting(server, 'jmwangi'), await acting(server, 'rortiz')];
    await worker.add({ followUp });
    await worker.add({ followUp: { dueOn: '2026-12-24', what: 'Visit' } }, ids.maiOne);
    const { rows } = await worker.followUps();
    expect(rows).toMatchObject([
      { name: 'Mai Xiong', dueOn: '2026-12-24', what: 'Visit' },
      { name: 'Kiri Baptiste-Nguyen', sisId: '204417', ...followUp },
    ]);
    expect((await worker.contacts())[0]?.id).toBe(rows[1]?.contactId);
    expect((await worker.followUps({ studentId: ids.kiri })).rows).toEqual(rows.slice(1));
    expect((await teacher.followUps()).rows).toEqual([]);
    const id = rows[1]?.followUpId ?? '';
    expect(await teacher.close(id)).toMatchObject({ outcome: 'refused', code: 'missing' });
    expect(await worker.close(id)).toMatchObject({ outcome: 'applied' });
    expect(await worker.close(id)).toMatchObject({ outcome: 'refused', code: 'missing' });
    expect((await worker.followUps()).rows).toHaveLength(1);
    // Those that named somebody.
    expect(await events(server, 'case.list')).toHaveLength(3);
  });

  it('is not listed once its author no longer sees the student', async () => {
    const server = await testServer();
    const worker = await acting(server, 'rortiz');
    await worker.add({ followUp });
    await server.store.tend((tx) => tx.db.delete(tx.tables.relation));
    expect((await worker.followUps()).rows).toEqual([]);
  });

  it('for a day that cannot be is refused at its field, and nothing is kept', async () => {
    const server = await testServer();
    const worker = await acting(server, 'rortiz');
    const path = 'body.form.followUp.dueOn';
    const add = (dueOn: string) => worker.add({ followUp: { ...followUp, dueOn } });
    expect(await add('2020-01-01')).toMatchObject({ outcome: 'invalid', issues: [{ path, code: 'past' }] });
    expect(await add('2036-01-01')).toMatchObject({ outcome: 'invalid', issues: [{ path, code: 'too-far' }] });
    expect(await server.one('SELECT count(*) FROM contact')).toBe(0);
  });
});

describe('R35, R36: a note that names staff', () => {
  it('is refused at each field that does, all at once, and nothing is kept', async () => {
    const server = await testServer();
    const worker = await acting(server, 'rortiz');
    const followUp = { dueOn: '2027-01-11', what: 'Ask Mwangi, Joseph' };
    const form = { note: 'Sent out by Joseph Mwangi.', happenedAt: server.runtime.now() + 1e9, followUp };
    const { issues } = (await worker.add(form)) as { issues?: object[] };
    expect(issues).toEqual([
      { path: 'body.form.happenedAt', code: 'future' },
      { path: 'body.form.note', code: 'names-staff' },
      { path: 'body.form.followUp.what', code: 'names-staff' },
    ]);
    expect(await server.one('SELECT count(*) FROM contact')).toBe(0);
    expect(server.logged.join('')).not.toMatch(/Sent out/);
    expect(await worker.add({ withName: 'Joseph Mwangi', note: 'The father agrees.' })).toMatchObject({
      outcome: 'applied',
    });
  });

  it('is refused as an addendum too', async () => {
    const server = await testServer();
    const worker = await acting(server, 'rortiz');
    await worker.add({});
    const [contact] = await worker.contacts();
    const answer = await worker.addTo(contact?.id ?? '', 'Teacher Mwangi saw it.');
    expect(answer).toMatchObject({ outcome: 'invalid', issues: [{ path: 'body.note', code: 'names-staff' }] });
  });
});
