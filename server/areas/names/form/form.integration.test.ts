import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { STATEMENTS } from '../../../../shared/areas/names/update-form.ts';
import { PARENT_SIGNED } from '../../../../shared/areas/names/testing/updates.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { type TestServer, testServer } from '../../../../test/tools/test-server.ts';
import { readPdf } from '../../../documents/testing/read-pdf.ts';
import { approved, nameDesk } from '../testing/name-desk.ts';

const BLANK = { lang: 'en', of: null };

async function form(server: TestServer, username: string, body: object) {
  const answer = await server.send('POST', '/v1/names/form', body, await server.signIn(username));
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

it('R193 to R206: gives the blank form with every field, statement and signature to any of the staff, tagged', async () => {
  const server = await testServer();
  const before = await server.one("SELECT count(*) FROM audit WHERE action LIKE 'name.%'");
  const { bytes, status, headers } = await form(server, 'jmwangi', BLANK);
  expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="record-update-form.pdf"']);
  const pdf = await readPdf(bytes);
  expect(pdf).toMatchObject({ ua: '1', marked: true, lang: 'en' });
  for (const { label } of STATEMENTS) expect(pdf.text).toContain(label.en);
  for (const words of [
    'Request date',
    'Student ID',
    'Birth date',
    'Middle name',
    'Female',
    'They/Them/Their',
    'Pronouns as the student writes them',
    'Change the e-mail address',
    'Change the household relationships',
    'A court order',
    'Signature of a parent or guardian',
    'Signature of the student',
    'Printed name',
    'Obscenity',
    'Health',
    'Safety',
    'Signature of the principal',
    'Sent to the records office',
    'Flag and pronouns added',
    'Original in the cumulative file',
    'A parent, or the student from 18 on, may inspect it.',
  ]) {
    expect(pdf.text).toContain(words);
  }
  expect(pdf.text).not.toContain('Name in letters to the home');
  // Of nobody, and so nothing of anybody's record.
  expect(await server.one("SELECT count(*) FROM audit WHERE action LIKE 'name.%'")).toBe(before);
});

it('is in Spanish where it is asked for, and asks of letters home where the district does', async () => {
  const server = await testServer();
  await (await nameDesk(server, 'anwosu')).say('allowed', { lettersHome: true });
  const pdf = await readPdf((await form(server, 'rortiz', { lang: 'es', of: null })).bytes);
  expect(pdf).toMatchObject({ ua: '1', lang: 'es' });
  expect(pdf.text).toContain('Firma del estudiante');
  expect(pdf.text).toContain('Nombre en las cartas a casa');
});

it('R203: sets a form as it was filled in, with lines for the signatures that are missing', async () => {
  const server = await testServer();
  await (await nameDesk(server, 'anwosu')).say('allowed');
  const worker = await nameDesk(server, 'rortiz');
  const updateId = v7();
  await worker.ask({}, updateId);
  await worker.step(updateId, 'signed', PARENT_SIGNED);
  const { bytes } = await form(server, 'mhaskins', { lang: 'en', of: { studentId: ids.kiri, updateId } });
  const pdf = await readPdf(bytes);
  expect(pdf).toMatchObject({ ua: '1', marked: true });
  for (const words of ['204417', 'Harbor View High', 'Kiri', 'Kit', 'Dana Baptiste', 'Signature of the student']) {
    expect(pdf.text).toContain(words);
  }
  expect(pdf.text).not.toContain('Signature of a parent or guardian');
  // What names a student stands on its pages alone.
  expect(`${pdf.title} ${pdf.about}`).not.toMatch(/Kiri|Kit\b|Baptiste|204417/);
});

it('keeps in the trail that a student’s form was made, with its SHA-256, before anybody has it', async () => {
  const server = await testServer();
  const updateId = await approved(server);
  const { bytes } = await form(server, 'anwosu', { lang: 'en', of: { studentId: ids.kiri, updateId } });
  const pdf = await readPdf(bytes);
  for (const words of ['Approved', 'Hal Vance']) expect(pdf.text).toContain(words);
  expect(pdf.text).not.toContain('Signature of the');
  const details = await server.rows(
    "SELECT d.detail FROM audit a JOIN audit_detail d ON d.seq = a.seq WHERE a.action = 'name.form'",
  );
  expect(JSON.stringify(details)).toContain(createHash('sha256').update(bytes).digest('hex'));
});

it('answers who has no part in the update as of nobody, and an update that is none of the student’s as unknown', async () => {
  const server = await testServer();
  const updateId = await approved(server);
  const of = { studentId: ids.kiri, updateId };
  expect((await form(server, 'jmwangi', { lang: 'en', of })).status).toBe(404);
  expect((await form(server, 'anwosu', { lang: 'en', of: { ...of, studentId: v7() } })).status).toBe(404);
  expect((await form(server, 'anwosu', { lang: 'en', of: { ...of, updateId: v7() } })).status).toBe(422);
});
