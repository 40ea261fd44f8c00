import { expect, it } from 'vitest';
import { decodeLine } from '../../shared/audit/line.ts';
import { acting } from '../../test/tools/acting.ts';
import { ids } from '../../test/tools/small-district.ts';
import { caseServer, play } from '../areas/cases/testing/play.ts';
import { requestDesk } from '../areas/requests/testing/request-desk.ts';
import { testServer, type TestServer } from '../../test/tools/test-server.ts';

const NOBODY = '00000000-0000-7000-8000-0000000000ee';
const REPORT = { subject: 'services', by: 'school', period: { from: '2026-07', until: '2027-07' } };

async function print(server: TestServer, username: string, what: object): Promise<number> {
  return (await (await acting(server, username)).ask('prints', what)).status;
}

/** What the trail says of it last. */
async function lastEntry(server: TestServer) {
  const [[line, detail] = []] = await server.rows(
    'SELECT line, detail FROM audit LEFT JOIN audit_detail USING (seq) ORDER BY seq DESC LIMIT 1',
  );
  const { action, resource, decision, studentId, purpose } = decodeLine(String(line));
  return { action, resource, decision, studentId, purpose, detail: JSON.parse(String(detail)) as unknown };
}

it('is in the trail before the page is printed: what it was, by whom, under what', async () => {
  const server = await testServer();
  expect(await print(server, 'anwosu', { what: 'digest', day: '2026-11-20' })).toBe(200);
  expect(await lastEntry(server)).toEqual({
    action: 'paper.print',
    resource: 'digest',
    decision: 'allowed',
    studentId: undefined,
    purpose: 'administrative',
    detail: { day: '2026-11-20' },
  });
});

it('is on the trail of the student whose access was printed, if there is one', async () => {
  const server = await testServer();
  expect(await print(server, 'anwosu', { what: 'access-record', studentId: ids.kiri })).toBe(200);
  expect(await lastEntry(server)).toMatchObject({ resource: 'access-record', studentId: ids.kiri });
  expect(await print(server, 'anwosu', { what: 'access-record', studentId: NOBODY })).toBe(200);
  expect(await lastEntry(server)).toMatchObject({ decision: 'allowed', studentId: undefined });
});

it.each([
  { what: 'digest', day: '2026-11-20' },
  { what: 'report', report: REPORT },
  { what: 'access-record', studentId: ids.kiri },
])('is refused to who may not read it, and the refusal is kept: %o', async (what) => {
  const server = await testServer();
  expect(await print(server, 'rortiz', what)).toBe(403);
  expect(await lastEntry(server)).toMatchObject({ action: 'paper.print', resource: what.what, decision: 'refused' });
});

it('of an application is for who wrote it and who decides, and of none that is not there', async () => {
  const server = await testServer();
  const form = { about: 'A student', information: 'The plan of last year.', need: 'To go on with the tutoring.' };
  await (await acting(server, 'jmwangi')).op('application.write', form);
  const applicationId = String(await server.one('SELECT id FROM access_application'));
  const what = { what: 'application', applicationId };
  expect(await print(server, 'jmwangi', what)).toBe(200);
  expect(await print(server, 'gcole', what)).toBe(200);
  expect(await print(server, 'rortiz', what)).toBe(403);
  expect(await lastEntry(server)).toMatchObject({ decision: 'refused', detail: { applicationId } });
  expect(await print(server, 'jmwangi', { ...what, applicationId: NOBODY })).toBe(403);
});

it('R181, R192: of a request is for who keeps it, and of none that is not there', async () => {
  const server = await testServer();
  const desk = await requestDesk(server, 'anwosu');
  await desk.open('inspection', 3);
  const requestId = String(await server.one('SELECT id FROM request'));
  const what = { what: 'request', studentId: ids.kiri, requestId };
  expect(await print(server, 'anwosu', what)).toBe(200);
  expect(await lastEntry(server)).toMatchObject({
    resource: 'request',
    decision: 'allowed',
    studentId: ids.kiri,
    detail: { requestId },
  });
  expect(await print(server, 'rortiz', what)).toBe(403);
  expect(await print(server, 'anwosu', { ...what, requestId: NOBODY })).toBe(403);
  expect(await print(server, 'anwosu', { ...what, studentId: NOBODY })).toBe(403);
});

it('R181: the Record of Inspection is printed by whoever keeps it, on that student’s trail', async () => {
  const server = await testServer();
  const what = { what: 'inspections', studentId: ids.kiri };
  for (const username of ['anwosu', 'mhaskins']) expect(await print(server, username, what)).toBe(200);
  expect(await lastEntry(server)).toMatchObject({ resource: 'inspections', decision: 'allowed', studentId: ids.kiri });
  for (const username of ['rortiz', 'jmwangi']) expect(await print(server, username, what)).toBe(403);
  expect(await print(server, 'anwosu', { ...what, studentId: NOBODY })).toBe(403);
});

it('R119: of a student’s disclosures is for whoever keeps the log, and is on that student’s trail', async () => {
  const server = await testServer();
  const what = { what: 'disclosure-record', studentId: ids.kiri };
  expect(await print(server, 'anwosu', what)).toBe(200);
  expect(await lastEntry(server)).toMatchObject({ resource: 'disclosure-record', studentId: ids.kiri });
  expect(await print(server, 'rortiz', what)).toBe(403);
  expect(await print(server, 'anwosu', { ...what, studentId: NOBODY })).toBe(403);
  expect(await lastEntry(server)).toMatchObject({ decision: 'refused', studentId: undefined });
});

it('is of pages that there are', async () => {
  const server = await testServer();
  for (const what of [{ what: 'face-sheet', studentId: ids.kiri }, { what: 'digest' }, {}]) {
    expect(await print(server, 'anwosu', what)).toBe(422);
  }
});

it('R8, R9: of a case is for whoever reads the student’s cases, and is on that student’s trail', async () => {
  const server = await caseServer();
  expect(await (await play(server)).open('rortiz')).toMatchObject({ outcome: 'applied' });
  const caseId = String(await server.one('SELECT id FROM case_file'));
  const what = { what: 'case', studentId: ids.kiri, caseId };
  expect(await print(server, 'rortiz', what)).toBe(200);
  expect(await lastEntry(server)).toMatchObject({ resource: 'case', decision: 'allowed', studentId: ids.kiri });
  expect(await print(server, 'rortiz', { ...what, caseId: NOBODY })).toBe(403);
  for (const studentId of [ids.kiri, NOBODY]) {
    expect(await print(server, 'jmwangi', { ...what, studentId })).toBe(403);
    expect(await lastEntry(server)).toMatchObject({ resource: 'case', decision: 'refused', studentId: undefined });
  }
});

it('R13: of a letter is for whoever reads the student’s casework, and is on that student’s trail', async () => {
  const server = await testServer();
  const letterId = '00000000-0000-7000-8000-0000000000aa';
  const form = { template: 'attendance', version: 0, lang: 'en', party: 'parent', to: 'Dana', way: 'mail' };
  const body = { studentId: ids.kiri, letterId, form: { ...form, subject: 'Attendance', body: 'Dear Dana,' } };
  expect(await (await acting(server, 'rortiz')).op('letter.send', body)).toMatchObject({ outcome: 'applied' });
  const what = { what: 'letter', studentId: ids.kiri, letterId };
  expect(await print(server, 'rortiz', what)).toBe(200);
  expect(await lastEntry(server)).toMatchObject({ resource: 'letter', decision: 'allowed', studentId: ids.kiri });
  expect(await print(server, 'rortiz', { ...what, letterId: NOBODY })).toBe(403);
  for (const studentId of [ids.kiri, NOBODY]) {
    expect(await print(server, 'tsoderberg', { ...what, studentId })).toBe(403);
    expect(await lastEntry(server)).toMatchObject({ resource: 'letter', decision: 'refused', studentId: undefined });
  }
});

it('R90, R91, R182: of a form for a family is for whoever keeps consents, and is on that student’s trail', async () => {
  const server = await testServer();
  const what = { what: 'family-paper', studentId: ids.kiri, paper: 'release' };
  expect(await print(server, 'anwosu', what)).toBe(200);
  expect(await lastEntry(server)).toMatchObject({
    resource: 'family-paper',
    decision: 'allowed',
    studentId: ids.kiri,
    detail: { paper: 'release' },
  });
  expect(await print(server, 'rortiz', what)).toBe(403);
  expect(await print(server, 'anwosu', { ...what, paper: 'diary' })).toBe(422);
});

it('R150, R151, R223: of a yearly duty is for who keeps it; a plan for whose it is', async () => {
  const server = await testServer();
  const what = { what: 'duty', duty: 'plan', year: '2026-27', buildingId: ids.harborView };
  for (const username of ['anwosu', 'gcole', 'mhaskins']) expect(await print(server, username, what)).toBe(200);
  expect(await lastEntry(server)).toMatchObject({ resource: 'duty', decision: 'allowed', detail: { duty: 'plan' } });
  expect(await print(server, 'mhaskins', { ...what, buildingId: ids.lakeside })).toBe(403);
  expect(await print(server, 'mhaskins', { ...what, duty: 'rights-notice', buildingId: null })).toBe(200);
  expect(await print(server, 'rortiz', what)).toBe(403);
});
