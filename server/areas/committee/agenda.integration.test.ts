import { describe, expect, it } from 'vitest';
import { agendaSchema } from '../../../shared/areas/committee/committee.ts';
import type { Acting } from '../../../test/tools/acting.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer } from '../../../test/tools/test-server.ts';
import { MEETING, noteContact, ofCommittee, putOnAgenda, ROUND } from './testing/on-agenda.ts';

async function agenda(who: Acting, day: string | null = null) {
  const { status, text } = await who.ask('committee/agenda', { day });
  expect(status).toBe(200);
  return agendaSchema.parse(JSON.parse(text));
}

const days = (weekday: number, ...closed: string[]) => ({
  weekday,
  closed: closed.map((day) => ({ day, why: 'Thanksgiving week' })),
});

describe('the agenda', () => {
  it('R23, R25: of the next meeting has its cases with presenters and bring-list, and what is new since last week', async () => {
    const server = await testServer();
    const member = await ofCommittee(server, 'member', 'committeeMember');
    const caseId = await putOnAgenda(server, ids.kiri);
    await noteContact(server, ids.kiri, 'A call.');
    expect(await agenda(member)).toEqual({
      day: MEETING,
      rows: [
        {
          case: {
            caseId,
            studentId: ids.kiri,
            name: 'Kiri Baptiste-Nguyen',
            sisId: '204417',
            grade: '09',
            building: 'Harbor View High',
            stage: 'committee',
            worker: 'Rosa Ortiz',
            openedOn: '2026-09-01',
            next: 'heard',
            due: null,
            lastContactOn: '2026-11-15',
            meetingOn: MEETING,
          },
          presenters: ['administrator', 'social-worker'],
          bring: ['cumulative-folder', 'pst-notes'],
          more: 'The bus report',
          changed: ['scheduled'],
        },
      ],
      days: days(3),
      rev: 0,
      previous: '2026-11-18',
      next: '2026-12-02',
      today: '2026-11-20',
      mayEdit: false,
    });
  });

  it('R46, R53: shows each reader their own students only, and nobody a case of another day', async () => {
    const server = await testServer();
    const director = await ofCommittee(server, 'director', 'assignmentDirector');
    await putOnAgenda(server, ids.kiri);
    await putOnAgenda(server, ids.amaru);
    await putOnAgenda(server, ids.maiOne, { meeting: '2026-12-02' });
    const names = async (who: Acting, day: string | null = null) =>
      (await agenda(who, day)).rows.map((row) => row.case.name);
    expect(await names(director)).toEqual(['Kiri Baptiste-Nguyen', 'Amaru Quispe Huanca']);
    expect(await names(director, '2026-12-02')).toEqual(['Mai Xiong']);
    expect(await names(await acting(server, 'rortiz'))).toEqual(['Kiri Baptiste-Nguyen']);
    expect(await names(await acting(server, 'gcole'))).toHaveLength(2);
  });

  it('counts no step that was entered by mistake', async () => {
    const server = await testServer();
    const member = await ofCommittee(server, 'member', 'committeeMember');
    const [steps, other] = [ROUND, { ...ROUND[11]?.filled, presenters: ['administrator'], bring: ['other'] }];
    await putOnAgenda(server, ids.kiri, {
      steps: [
        ...steps,
        { kind: 'scheduled', day: '2026-11-19', filled: other },
        { kind: 'struck', day: '2026-11-19', filled: { step: '', why: 'Typed wrong.' } },
      ],
    });
    const struck = String(
      await server.one(`SELECT id FROM case_step WHERE kind = 'scheduled' ORDER BY rev DESC LIMIT 1`),
    );
    await server.tamper(`UPDATE case_step SET filled = '{"step":"${struck}","why":"x"}' WHERE kind = 'struck'`);
    expect((await agenda(member)).rows[0]).toMatchObject({
      presenters: ['administrator', 'social-worker'],
      changed: ['scheduled'],
    });
  });

  it('R24: turns its pages over days without a meeting, and to a day on which a case was put before the days changed', async () => {
    const server = await testServer();
    const director = await ofCommittee(server, 'director', 'assignmentDirector');
    await putOnAgenda(server, ids.kiri);
    const said = await director.op('committee.edit', { rev: 0, days: days(1, '2026-11-23', '2026-11-30') });
    expect(said).toMatchObject({ outcome: 'applied' });
    const booked = await agenda(director);
    expect([booked.day, booked.previous, booked.next]).toEqual([MEETING, '2026-11-16', '2026-12-07']);
    expect(booked.rows).toHaveLength(1);
    expect((await agenda(director, '2026-12-07')).previous).toBe(MEETING);
  });

  it('is refused to who works on no cases', async () => {
    const server = await testServer();
    await putOnAgenda(server, ids.kiri);
    const { status, text } = await (await acting(server, 'tsoderberg')).ask('committee/agenda', { day: MEETING });
    expect(status).toBe(403);
    expect(text).not.toMatch(/Kiri/);
  });

  it('R60: leaves an entry that commits to whom it showed and names nobody', async () => {
    const server = await testServer();
    const director = await ofCommittee(server, 'director', 'assignmentDirector');
    await putOnAgenda(server, ids.kiri);
    await agenda(director);
    const [[line, detail]] = (await server.rows(
      `SELECT a.line, d.detail FROM audit a JOIN audit_detail d ON a.seq = d.seq WHERE a.action = 'committee.view'`,
    )) as [string[]];
    expect(line).toContain('"agenda"');
    expect(JSON.parse(String(detail))).toEqual({
      day: MEETING,
      count: 1,
      shown: expect.stringMatching(/^.{44}$/) as string,
    });
  });
});

describe('R24: the days on which the committee meets', () => {
  it('are the director’s to say, with what was there before in sight', async () => {
    const server = await testServer();
    const director = await ofCommittee(server, 'director', 'assignmentDirector');
    const first = await director.op('committee.edit', { rev: 0, days: days(2, '2026-11-24') });
    expect(first).toMatchObject({ outcome: 'applied' });
    const now = await agenda(director);
    expect(now).toMatchObject({ days: days(2, '2026-11-24'), day: '2026-12-01', mayEdit: true });
    expect(await director.op('committee.edit', { rev: 0, days: days(3) })).toMatchObject({
      outcome: 'refused',
      code: 'stale',
    });
    expect(await director.op('committee.edit', { rev: now.rev, days: days(3) })).toMatchObject({ outcome: 'applied' });
    expect((await agenda(director)).day).toBe(MEETING);
  });

  it('are nobody else’s', async () => {
    const server = await testServer();
    const member = await ofCommittee(server, 'member', 'committeeMember');
    for (const who of [member, await acting(server, 'rortiz'), await acting(server, 'gcole')]) {
      const said = await who.op('committee.edit', { rev: 0, days: days(1) });
      expect(said).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    }
    expect(await server.one(`SELECT count(*) FROM setting WHERE name = 'committee.days'`)).toBe(0);
  });

  it('are days: no weekday beyond the week, no closed day twice', async () => {
    const server = await testServer();
    const director = await ofCommittee(server, 'director', 'assignmentDirector');
    for (const wrong of [days(7), days(3, '2026-13-01'), days(3, MEETING, MEETING)]) {
      expect(await director.op('committee.edit', { rev: 0, days: wrong })).toMatchObject({ outcome: 'invalid' });
    }
  });
});

describe('the meeting for a calendar', () => {
  it('R24, R59: holds the day and initials, and no name or number', async () => {
    const server = await testServer();
    const member = await ofCommittee(server, 'member', 'committeeMember');
    await putOnAgenda(server, ids.kiri);
    await putOnAgenda(server, ids.amaru);
    const { status, text } = await member.ask('committee/ics', { day: MEETING });
    expect(status).toBe(200);
    const lines = text.split('\r\n');
    for (const line of [
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20261125',
      'DTEND;VALUE=DATE:20261126',
      'SUMMARY:Placement committee (DSPC): 2 cases',
      'CLASS:PRIVATE',
      `UID:committee-${MEETING}@facesheet`,
    ]) {
      expect(lines).toContain(line);
    }
    expect(text.replace(/\r\n /g, '')).toContain('K. B.');
    expect(text).not.toMatch(/Kiri|Baptiste|Amaru|Quispe|204417|201938/);
  });
});
