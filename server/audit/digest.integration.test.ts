import { describe, expect, it } from 'vitest';
import { decodeCheckpoint } from '../../shared/audit/checkpoint.ts';
import { decodeLine } from '../../shared/audit/line.ts';
import { decodeNote } from '../../shared/audit/note.ts';
import { type DigestAnswer, digestAnswerSchema } from '../../shared/wire/digest.ts';
import { acting } from '../../test/tools/acting.ts';
import { ids } from '../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../test/tools/test-server.ts';

const DAY_MS = 86_400_000;
const TODAY = '2026-11-20';

async function digest(server: TestServer, day: string, username = 'anwosu'): Promise<DigestAnswer> {
  const { text } = await (await acting(server, username)).ask('audit/digest', { day });
  return digestAnswerSchema.parse(JSON.parse(text));
}

describe('the daily digest', () => {
  it('counts a day of the district, and not the days beside it', async () => {
    const server = await testServer();
    const worker = await acting(server, 'rortiz');
    await worker.ask('students/face-sheet', { studentId: ids.kiri });
    await worker.ask('students/face-sheet', { studentId: ids.amaru });
    await server.send('POST', '/v1/session', { username: 'rortiz', password: 'not the password at all' });
    expect((await digest(server, TODAY)).counts).toMatchObject({ uses: 1, refusals: 1, failedSignIns: 1 });
    server.runtime.advance(DAY_MS);
    const next = await digest(server, '2026-11-21');
    expect(next.counts).toMatchObject({ uses: 0, refusals: 0, failedSignIns: 0 });
    expect(await digest(server, TODAY)).toMatchObject({ day: TODAY, counts: { uses: 1 }, at: next.at });
    expect((await digest(server, '2020-01-01')).counts).toMatchObject({ uses: 0, changes: 0 });
  });

  it('counts what was done after a clock that had run ahead was set back', async () => {
    const server = await testServer();
    for (const days of [3, -3]) {
      server.runtime.advance(days * DAY_MS);
      await (await acting(server, 'rortiz')).ask('students/face-sheet', { studentId: ids.kiri });
    }
    expect((await digest(server, TODAY)).counts).toMatchObject({ uses: 1 });
  });

  it('carries the newest checkpoint, what waits, and no name', async () => {
    const server = await testServer();
    const worker = await acting(server, 'rortiz');
    expect((await digest(server, TODAY)).trail.checkpoint).toBeNull();
    const seen = { system: 'north-harbor-sis', idKind: 'studentNumber', sisId: '201938', adapterRevision: 1 };
    await worker.op('emergency.open', {
      seen: { ...seen, name: 'Amaru Quispe Huanca' },
      threat: 'A threat to a life.',
    });
    const row = await server.trail.sign();
    const got = await digest(server, TODAY);
    expect(got).toMatchObject({ counts: { emergencies: 1 }, open: { emergencies: 1, questions: 0 } });
    expect(got.trail.checkpoint).toMatchObject({ size: row?.size, note: row?.note });
    expect(decodeCheckpoint(decodeNote(got.trail.checkpoint?.note ?? '').text).size).toBe(row?.size);
    expect(JSON.stringify(got)).not.toMatch(/Amaru|Ortiz|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('is a reading of the trail: entered as one, and closed to everybody else', async () => {
    const server = await testServer();
    await digest(server, TODAY);
    const teacher = await acting(server, 'jmwangi');
    expect((await teacher.ask('audit/digest', { day: TODAY })).status).toBe(403);
    const lines = await server.rows("SELECT line FROM audit WHERE action = 'audit.read' ORDER BY seq");
    expect(lines.map(([line]) => decodeLine(String(line)))).toMatchObject([
      { actorId: ids.nwosu, resource: 'digest', decision: 'allowed' },
      { actorId: ids.mwangi, resource: 'digest', decision: 'refused' },
    ]);
    expect(await server.rows('SELECT detail FROM audit_detail')).toContainEqual([`{"day":"${TODAY}"}`]);
  });

  it('is of no day to come, and of nothing but a day', async () => {
    const server = await testServer();
    const manager = await acting(server, 'anwosu');
    for (const day of ['2026-11-21', 'today', '2026-02-30']) {
      expect((await manager.ask('audit/digest', { day })).status, day).toBe(422);
    }
  });
});
