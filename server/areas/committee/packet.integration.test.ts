import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { arrange } from '../../../test/tools/access-store.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';
import { decodeLine } from '../../../shared/audit/line.ts';
import { readPdf } from '../../documents/testing/read-pdf.ts';
import { MEETING, noteContact, ofCommittee, putOnAgenda } from './testing/on-agenda.ts';

async function packet(server: TestServer, username: string, headers: Record<string, string> = {}) {
  const token = await server.signIn(username);
  const answer = await server.app.request('/v1/committee/packet', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({ day: MEETING }),
  });
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** Kiri's case and Amaru's on the agenda, with contacts and an entry of discipline. */
async function committeeDay() {
  const server = await testServer();
  await ofCommittee(server, 'member', 'committeeMember');
  await ofCommittee(server, 'director', 'assignmentDirector');
  await ofCommittee(server, 'placement', 'placementSpecialist');
  await putOnAgenda(server, ids.kiri);
  await putOnAgenda(server, ids.amaru);
  await noteContact(server, ids.kiri, 'The mother works nights.');
  await noteContact(server, ids.kiri, 'Told in confidence.', true);
  await arrange(server.store, server.runtime, (tx) =>
    tx.db.insert(tx.tables.sisDiscipline).values({
      studentId: ids.kiri,
      day: '2026-10-30',
      id: 'd1',
      sourcedId: 'd1',
      buildingId: ids.harborView,
      grade: '09',
      infraction: 'Fighting in the yard',
      action: 'Three days home',
    }),
  );
  await arrange(server.store, server.runtime, (tx) =>
    tx.db.insert(tx.tables.sisAttendance).values(
      ['2026-11-10', '2026-11-12', '2026-06-01'].map((day) => ({
        ...{ studentId: ids.kiri, buildingId: ids.harborView, kind: 'Absent, unexcused' },
        ...{ day, id: day, sourcedId: day },
      })),
    ),
  );
  return server;
}

describe('the agenda packet', () => {
  it('R24: is one PDF/UA-1 file: tagged, titled, in a language, with a bookmark a student and heads of tables', async () => {
    const server = await committeeDay();
    const { answer, bytes } = await packet(server, 'member');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="committee-packet-${MEETING}.pdf"`);
    const pdf = await readPdf(bytes);
    expect(pdf).toMatchObject({ marked: true, lang: 'en', ua: '1' });
    expect(pdf.title).toBe('Agenda packet of the placement committee: Nov 25, 2026');
    expect(pdf.bookmarks).toEqual([
      'Agenda',
      'Changes since last week',
      '1. Kiri Baptiste-Nguyen',
      '2. Amaru Quispe Huanca',
    ]);
    for (const role of ['H1', 'H2', 'Table', 'THead', 'TH', 'TD', 'L', 'LBody', 'P']) expect(pdf.roles).toContain(role);
    // What the file says of itself is seen in lists of files: nobody is in it.
    expect(pdf.about).not.toMatch(/Kiri|Amaru|Baptiste|Quispe|204417/);
  });

  it('R21, R23, R25, R26: holds agenda, cover sheet, narrative, monitoring, services, discipline and contacts', async () => {
    const server = await committeeDay();
    const { text, pages } = await readPdf((await packet(server, 'member')).bytes);
    expect(pages[0]).toMatch(/School administrator, School social worker/);
    // What is new stands below the agenda: no page for a row.
    expect(pages[0]).toContain('Changes since last week');
    expect(text).not.toContain('Cover sheet:');
    expect(pages[0]).toMatch(/Cumulative folder, Problem Solving Team notes; The bus report/);
    for (const said of [
      'Cover sheet Offense Fighting',
      'Counselling twice a week',
      'First this, *then* that. #panic()',
      'On time four days of five',
      '91.5 % Satisfactory',
      'Seen in the third week.',
      'Fighting in the yard Three days home',
      'Absent, unexcused 2 Nov 12, 2026 · Nov 10, 2026',
      'The mother works nights.',
      'A Level 3 or 4 violation',
      'Nov 18, 2026: On the agenda of the committee',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('R13: holds what was added to a contact beside it, and says where it does not hold all contacts', async () => {
    const server = await committeeDay();
    const worker = await acting(server, 'rortiz');
    const contacts = await server.rows('SELECT id FROM contact ORDER BY restriction IS NULL DESC');
    const add = (contactId: unknown, note: string) =>
      worker.op('contact.addendum', { studentId: ids.kiri, contactId, note });
    expect(await add(contacts[0]?.[0], 'It was the father.')).toMatchObject({ outcome: 'applied' });
    expect(await add(contacts[1]?.[0], 'Also in confidence.')).toMatchObject({ outcome: 'applied' });
    const { text } = await readPdf((await packet(server, 'member')).bytes);
    expect(text).toMatch(/The mother works nights\.\s+Added .*20.* by Social worker: It was the father\./);
    expect(text).not.toMatch(/Also in confidence|only the newest/);
    for (let i = 0; i < 299; i += 1) await noteContact(server, ids.kiri, `Short ${i}.`);
    expect((await readPdf((await packet(server, 'member')).bytes)).text).toContain(
      'There are more: only the newest 300 are printed here.',
    );
  });

  it('R43: holds of restricted notes that they are there, for nobody what they say', async () => {
    const server = await committeeDay();
    for (const who of ['member', 'director', 'rortiz']) {
      const { text } = await readPdf((await packet(server, who)).bytes);
      expect(text).toContain('Restricted note by Social worker: not in this packet');
      expect(text).not.toContain('Told in confidence');
    }
  });

  it('R16, R26, R74: leaves out what the member may not see: discipline without the class, the ESE rationale', async () => {
    const server = await committeeDay();
    const specialist = await readPdf((await packet(server, 'placement')).bytes);
    expect(specialist.bookmarks).toHaveLength(4);
    expect(specialist.text).not.toMatch(/Absent, unexcused|Fighting|Three days home|Why beyond ESE/);
    for (const closed of ['Offense narrative', 'First this', 'What happened', 'Level 3 or 4', '60 %', 'Academics'])
      expect(specialist.text).not.toContain(closed);
    // What is open of the same steps is there.
    expect(specialist.text).toMatch(/91\.5 % Satisfactory\s+Seen in the third week/);
    expect(specialist.text).toContain('Counselling twice a week');
    const member = await readPdf((await packet(server, 'member')).bytes);
    expect(member.text).not.toContain('Why beyond ESE');
    const director = await readPdf((await packet(server, 'director')).bytes);
    expect(director.text).toContain('Why beyond ESE');
  });

  it('R46: holds for a social worker their own student alone', async () => {
    const server = await committeeDay();
    const { bookmarks, text } = await readPdf((await packet(server, 'rortiz')).bytes);
    expect(bookmarks).toEqual(['Agenda', 'Changes since last week', '1. Kiri Baptiste-Nguyen']);
    expect(text).not.toMatch(/Amaru|Quispe|201938/);
  });

  it('is refused to who works on no cases, and the trail says so', async () => {
    const server = await committeeDay();
    const { answer, bytes } = await packet(server, 'tsoderberg');
    expect(answer.status).toBe(403);
    expect(new TextDecoder().decode(bytes)).not.toMatch(/Kiri|Amaru/);
    const lines = await server.rows(`SELECT line FROM audit WHERE action = 'committee.view'`);
    expect(lines.map(([line]) => decodeLine(String(line)).decision)).toEqual(['refused']);
  });

  it('R60: is in the trail of each student with the SHA-256 of the very file, before it leaves', async () => {
    const server = await committeeDay();
    const { bytes } = await packet(server, 'member');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const entries = await server.rows(
      `SELECT a.student_id, d.detail FROM audit a JOIN audit_detail d ON a.seq = d.seq
       WHERE a.action = 'committee.packet' ORDER BY a.seq`,
    );
    expect(entries.map(([studentId]) => studentId)).toEqual([ids.kiri, ids.amaru]);
    for (const [, detail] of entries) expect(JSON.parse(String(detail))).toEqual({ day: MEETING, sha256, cases: 2 });
    expect(server.logged.join('')).not.toMatch(/Kiri|panic/);
  });

  it('speaks the reader’s language', async () => {
    const server = await committeeDay();
    const { bytes } = await packet(server, 'member', { 'accept-language': 'es' });
    const { lang, bookmarks, text } = await readPdf(bytes);
    expect(lang).toBe('es');
    expect(bookmarks.slice(0, 2)).toEqual(['Orden del día', 'Cambios desde la semana pasada']);
    expect(text).toContain('Relato de la falta');
  });

  it('says of a day without cases that there are none', async () => {
    const server = await testServer();
    await ofCommittee(server, 'member', 'committeeMember');
    const { bytes } = await packet(server, 'member');
    const { text, bookmarks } = await readPdf(bytes);
    expect(bookmarks).toEqual(['Agenda', 'Changes since last week']);
    expect(text).toContain('No case that you may see is on the agenda of this day.');
  });
});
