import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { lettersSchema } from '../../../shared/areas/letters/letter.ts';
import { completeRelease } from '../../../shared/areas/disclosures/testing/complete.ts';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { type TestServer, testServer } from '../../../test/tools/test-server.ts';
import { SEEN } from '../access/testing/exceptions.ts';
import { asked, copyDesk, SCHOOL } from '../copies/testing/copy-desk.ts';
import { letterAbout } from '../letters/testing/letter-about.ts';
import { approved, nameDesk } from './testing/name-desk.ts';

const COURT = completeRelease('R101', { records: ['contact'] });

/** Who the student is, as a copy says it. */
async function whoIn(server: TestServer, form: ReleaseForm): Promise<string | undefined> {
  const desk = await copyDesk(server, 'anwosu');
  expect(await desk.begin(asked(form))).toMatchObject({ outcome: 'applied' });
  expect(await desk.choose(['contact'])).toMatchObject({ outcome: 'applied' });
  return (await desk.read()).chosen?.lines.find(({ id }) => id === 'contact')?.text;
}

it('R200: a copy for whoever may have the record bears both names and genders', async () => {
  const server = await testServer({}, { originalNames: false });
  expect(await whoIn(server, SCHOOL)).not.toContain('Updated');
  await approved(server);
  const who = await whoIn(server, SCHOOL);
  expect(who).toContain('Name: Kiri Baptiste-Nguyen\nGender: Female\n');
  expect(who).toContain('Updated name: Kit Baptiste-Nguyen\nUpdated gender: Male\n');
});

it('R196: what a court asks for bears the legal name, also once the school’s system has the updated one', async () => {
  const server = await testServer({}, { originalNames: false });
  await approved(server);
  await server.store.tend((tx) => tx.db.update(tx.tables.student).set({ givenName: 'Kit' }));
  const who = await whoIn(server, COURT);
  expect(who).toContain('Name: Kiri Baptiste-Nguyen\n');
  expect(who).not.toMatch(/Kit|Updated/);
});

const inLetter = async (server: TestServer, username: string): Promise<string> => {
  const { text } = await (await acting(server, username)).ask('letters/read', { studentId: ids.kiri });
  return lettersSchema.parse(JSON.parse(text)).places.student;
};

it('a letter to the home bears what the student chose, as far as whoever writes it may know it', async () => {
  const server = await testServer({}, { originalNames: false });
  const custodian = await nameDesk(server, 'anwosu');
  await custodian.say('allowed', { lettersHome: true });
  const worker = await nameDesk(server, 'rortiz');
  await approved(server, { lettersHome: 'chosen' });
  expect(await inLetter(server, 'jmwangi')).toBe('Kit Baptiste-Nguyen');
  expect(await inLetter(server, 'rortiz')).toBe('Kit Baptiste-Nguyen');
  // Opens the record, and works with nobody in it: R204 tells them nothing.
  expect(await inLetter(server, 'gcole')).toBe('Kiri Baptiste-Nguyen');
  await custodian.say('allowed', {}, (await custodian.policy()).newest.rev);
  await server.store.tend((tx) => tx.db.update(tx.tables.student).set({ givenName: 'Kit' }));
  expect(await inLetter(server, 'rortiz')).toBe('Kiri Baptiste-Nguyen');
  // R197: the original name is not the teacher's to know.
  expect(await inLetter(server, 'jmwangi')).toBe('Kit Baptiste-Nguyen');
  expect((await worker.read()).history).toMatchObject([{ lettersHome: true }]);
});

it('R197, R204: a letter under the updated name is logged and read under the roster’s by who may know no other', async () => {
  const server = await testServer({}, { originalNames: false });
  await (await nameDesk(server, 'anwosu')).say('allowed', { lettersHome: true });
  await approved(server, { lettersHome: 'chosen' });
  const form = letterAbout(await inLetter(server, 'rortiz'));
  const sent = { studentId: ids.kiri, letterId: v7(), form };
  expect(await (await acting(server, 'rortiz')).op('letter.send', sent)).toMatchObject({ outcome: 'applied' });
  const readBy = async (username: string) => {
    const { text } = await (await acting(server, username)).ask('letters/read', { studentId: ids.kiri });
    const [letter] = lettersSchema.parse(JSON.parse(text)).letters;
    return [letter?.form.to, letter?.form.subject];
  };
  for (const [username, name] of [
    ['rortiz', 'Kit Baptiste-Nguyen'],
    ['gcole', 'Kiri Baptiste-Nguyen'],
  ] as const) {
    expect(await readBy(username)).toEqual([name, `Please meet with us about ${name}`]);
  }
  expect(await server.one('SELECT subject FROM letter')).toBe(form.subject);
  const [[note, withName] = []] = await server.rows('SELECT note, with_name FROM contact');
  expect(withName).toBe('Kiri Baptiste-Nguyen');
  expect(note).toContain('Please meet with us about Kiri Baptiste-Nguyen');
  expect(note).not.toContain('Kit');
});

const page = (name: string) => ({ seen: { ...SEEN, name } });

it('knows the student on a page that shows the updated name, to who may know it, and tells nobody else by a guess', async () => {
  const server = await testServer({}, { originalNames: false });
  await approved(server);
  const match = async (username: string, name: string) => {
    const { text } = await (await acting(server, username)).ask('students/lookup', page(name));
    return (JSON.parse(text) as { match: string }).match;
  };
  expect(await match('jmwangi', 'BAPTISTE-NGUYEN, KIT')).toBe('one');
  expect(await match('mhaskins', 'BAPTISTE-NGUYEN, KIT')).toBe('one');
  expect(await match('gcole', 'BAPTISTE-NGUYEN, KIT')).toBe('disagrees');
  expect(await match('jmwangi', 'BAPTISTE-NGUYEN, KAI')).toBe('disagrees');
  await server.store.tend((tx) => tx.db.update(tx.tables.student).set({ givenName: 'Kit' }));
  expect(await match('mhaskins', 'BAPTISTE-NGUYEN, KIRI')).toBe('one');
  // R197: the original name is not the teacher's to find out.
  expect(await match('jmwangi', 'BAPTISTE-NGUYEN, KIRI')).toBe('disagrees');
});

it('takes what is written beside a page that shows the updated name, from who may know it', async () => {
  const server = await testServer();
  await approved(server);
  const noted = async (username: string, name: string) => {
    const form = { kind: 'phone', party: 'student', withName: '', outcome: 'reached', note: 'A note', happenedAt: 0 };
    const { op } = await acting(server, username);
    return op('contact.add', { studentId: ids.kiri, seen: { ...SEEN, name }, form });
  };
  expect(await noted('jmwangi', 'BAPTISTE-NGUYEN, KIT')).toMatchObject({ outcome: 'applied' });
  expect(await noted('jmwangi', 'BAPTISTE-NGUYEN, KAI')).toMatchObject({ outcome: 'refused', code: 'mismatch' });
});

it('R196, R204: the face sheet bears the roster’s name for papers, and the one in use beside it', async () => {
  const server = await testServer();
  await approved(server);
  const named = async (username: string) => {
    const { text } = await (await acting(server, username)).ask('students/face-sheet', { studentId: ids.kiri });
    const { student, flag } = JSON.parse(text) as { student: { name: string }; flag?: { name: string } };
    return [student.name, flag?.name];
  };
  expect(await named('jmwangi')).toEqual(['Kiri Baptiste-Nguyen', 'Kit Baptiste-Nguyen']);
  expect(await named('mhaskins')).toEqual(['Kiri Baptiste-Nguyen', undefined]);
});

it('R174, R204: another student’s updated name is found in a copy like the roster’s', async () => {
  const server = await testServer();
  const desk = await copyDesk(server, 'anwosu', { studentId: ids.amaru });
  const found = async () => {
    await desk.choose(['casework']);
    return (await desk.read()).chosen?.hits.map(({ whom }) => whom);
  };
  const form = { kind: 'meeting', party: 'student', withName: '', outcome: 'reached', happenedAt: 0 };
  const serves = { staffId: ids.ortiz, studentId: ids.amaru, relation: 'serving', source: 'test' };
  await server.store.tend((tx) => tx.db.insert(tx.tables.relation).values({ ...serves, since: '2026-08-12' }));
  const worker = await acting(server, 'rortiz');
  const noted = { studentId: ids.amaru, form: { ...form, note: 'Argued with Kit Baptiste-Nguyen.' } };
  expect(await worker.op('contact.add', noted)).toMatchObject({ outcome: 'applied' });
  await desk.begin(asked(SCHOOL));
  expect(await found()).toEqual([]);
  await approved(server);
  expect(await found()).toEqual([['Kiri Baptiste-Nguyen']]);
});
