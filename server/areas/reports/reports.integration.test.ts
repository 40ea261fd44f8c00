import { createHash } from 'node:crypto';
import { eq, like } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { reportAnswerSchema, reportFileSchema, type ReportRequest } from '../../../shared/areas/reports/report.ts';
import { decodeLine } from '../../../shared/audit/line.ts';
import { addStaff, addStudent, arrange, giveAttributes, grantTo } from '../../../test/tools/access-store.ts';
import { ids, PASSWORD } from '../../../test/tools/small-district.ts';
import { systemContext } from '../../../test/tools/temp-store.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';
import { createAccount } from '../../identity/create-account.ts';
import { quickHash } from '../../../test/tools/quick-hash.ts';
import type { Tx } from '../../store/store.ts';

const READ = '/v1/reports/deidentified';
const CSV = '/v1/reports/deidentified/csv';
const ASKED: ReportRequest = {
  subject: 'discipline',
  by: 'reason',
  across: 'school',
  period: { from: '2026-07', until: '2027-07' },
};

let server: TestServer;
let count = 0;

/** So many students with one entry each. */
async function entries(tx: Tx, many: number, infraction: string, buildingId: string): Promise<void> {
  for (let i = 0; i < many; i += 1) {
    const id = `00000000-0000-7000-9000-${String((count += 1)).padStart(12, '0')}`;
    await addStudent(tx, id);
    const row = { studentId: id, id, sourcedId: id, buildingId, grade: '09', infraction, action: 'Conference' };
    await tx.db.insert(tx.tables.sisDiscipline).values({ ...row, day: '2026-10-05' });
  }
}

beforeEach(async () => {
  server = await testServer();
  const { store, runtime } = server;
  await arrange(store, runtime, async (tx) => {
    await entries(tx, 3, 'Fighting', ids.harborView);
    await entries(tx, 14, 'Fighting', ids.lakeside);
    await entries(tx, 21, 'Tardiness', ids.harborView);
    await entries(tx, 12, 'Tardiness', ids.lakeside);
  });
});

const ask = (token: string, body: object = ASKED, path = READ) => server.send('POST', path, body, token);

async function read(body: object = ASKED, username = 'gcole') {
  const answer = await ask(await server.signIn(username), body);
  expect(answer.status).toBe(200);
  return reportAnswerSchema.parse(await answer.json());
}

/** The entries of an action, oldest first, as their lines have them. */
async function trailOf(action: 'report.read' | 'report.export') {
  const lines = await server.rows(`SELECT line FROM audit WHERE action = '${action}' ORDER BY seq`);
  return lines.map(([line]) => decodeLine(String(line)));
}

/** Somebody with one role in the district, signed in. */
async function signedInAs(role: 'personnelOffice' | 'budgetOffice' | 'curriculumOffice' | 'counselor') {
  const { store, runtime } = server;
  await arrange(store, runtime, (tx) =>
    addStaff(tx, role, [{ role, buildingId: null, since: '2026-07-01', until: null }]),
  );
  await createAccount(
    store,
    systemContext(runtime),
    { staffNumber: role, username: role, password: PASSWORD },
    quickHash,
  );
  return server.signIn(role);
}

describe('a report', () => {
  it('R30: withholds a cell of three students, and as much else as it takes that nobody computes it', async () => {
    const report = await read();
    expect(report.rows.map(({ key }) => key)).toEqual(['Fighting', 'Tardiness']);
    expect(report.columns.map(({ label }) => label)).toEqual(['Harbor View High', 'Lakeside High']);
    const withheld = { suppressed: true };
    // Each line with a withheld count has two: otherwise its total less the rest would be the three.
    expect(report.cells).toEqual([
      [withheld, withheld],
      [withheld, withheld],
    ]);
    expect(report.rowTotals).toEqual([
      { students: 17, events: 17 },
      { students: 33, events: 33 },
    ]);
    expect(report.total).toEqual({ students: 50, events: 50 });
    expect(report.suppressed).toBe(4);
  });

  it('by one dimension shows what is ten or more, and every month', async () => {
    const { by: _, across: __, ...rest } = ASKED;
    const report = await read({ ...rest, by: 'month' });
    expect(report.rows.map(({ key }) => key).slice(0, 5)).toEqual([
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ]);
    expect(report.rowTotals.map((cell) => ('students' in cell ? cell.students : null))).toEqual([
      0,
      0,
      0,
      50,
      ...Array.from({ length: 8 }, () => 0),
    ]);
  });

  it('counts contacts in the month of the district’s clocks', async () => {
    const { store, runtime } = server;
    // 11 at night on the last of September in Chicago is October in UTC.
    const happenedAt = Date.parse('2026-10-01T04:00:00Z');
    await arrange(store, runtime, async (tx) => {
      for (let i = 0; i < 10; i += 1) {
        const id = `00000000-0000-7000-a000-${String(i).padStart(12, '0')}`;
        await addStudent(tx, id);
        const words = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: 'Called' };
        const row = { studentId: id, id, happenedAt, recordedAt: happenedAt, schoolYear: '2026-27', ...words };
        await tx.db
          .insert(tx.tables.contact)
          .values({ ...row, authorId: ids.ortiz, authorRole: 'socialWorker', rev: 900 + i });
      }
    });
    const report = await read({ subject: 'services', by: 'reason', across: 'month', period: ASKED.period });
    expect(report.rows).toEqual([{ key: 'phone', label: 'phone' }]);
    const ten = { students: 10, events: 10 };
    const none = { students: 0, events: 0 };
    expect(report.cells).toEqual([[none, none, ten, ...Array.from({ length: 9 }, () => none)]]);
    expect(report.total).toEqual(ten);
  });

  it('R31: sets what happened to one group of students beside the others, of a hundred enrolled', async () => {
    const { store, runtime } = server;
    const enrolled = [{ buildingId: ids.harborView, since: '2026-08-01', until: null }];
    await arrange(store, runtime, async (tx) => {
      // Of forty with special education ten have an entry, of a hundred without twelve; who had left before counts nowhere.
      for (let i = 0; i < 141; i += 1) {
        const id = `00000000-0000-7000-a000-${String(i).padStart(12, '0')}`;
        await addStudent(
          tx,
          id,
          i === 140 ? [{ ...enrolled[0]!, since: '2025-08-01', until: '2026-06-30' }] : enrolled,
        );
        if (i < 40) await giveAttributes(tx, id, [{ attribute: 'sped', since: '2026-09-01', until: '2026-12-01' }]);
        else if (i === 40)
          await giveAttributes(tx, id, [{ attribute: 'sped', since: '2025-09-01', until: '2026-06-01' }]);
        const group = { race: i < 40 ? 'asian' : '', sex: i < 40 ? 'female' : '' };
        await tx.db.update(tx.tables.student).set(group).where(eq(tx.tables.student.id, id));
        if (i >= 10 && (i < 40 || i >= 52)) continue;
        const row = { studentId: id, id, sourcedId: id, buildingId: ids.harborView, grade: '09', action: '' };
        await tx.db.insert(tx.tables.sisDiscipline).values({ ...row, infraction: 'Tardiness', day: '2026-10-05' });
      }
      await tx.db.delete(tx.tables.sisDiscipline).where(like(tx.tables.sisDiscipline.id, '00000000-0000-7000-9000-%'));
    });
    const all = await server.one(`SELECT count(DISTINCT student_id) FROM student_building WHERE since < '2027-07-01'
      AND (until IS NULL OR until > '2026-07-01')`);
    for (const [by, group] of [
      ['program', 'sped'],
      ['race', 'asian'],
      ['sex', 'female'],
    ] as const) {
      const report = await read({ subject: 'discipline', by, period: ASKED.period });
      expect(report.rows.map(({ key }) => key)).toEqual([group, '']);
      expect(report.rowTotals.map((cell) => 'students' in cell && cell.students)).toEqual([10, 12]);
      expect(report.enrolled).toEqual({
        rows: [{ students: 40 }, { students: Number(all) - 40 }],
        total: { students: Number(all) },
      });
    }
  });

  it('R77: counts a group of few enrolled with others, and shows every group, so that nobody is known by theirs', async () => {
    const { store, runtime } = server;
    const all = Number(await server.one('SELECT count(*) FROM student'));
    await arrange(store, runtime, async (tx) => {
      const { student, studentBuilding } = tx.tables;
      await tx.db.delete(tx.tables.sisDiscipline);
      await tx.db.delete(studentBuilding);
      const rows = await tx.db.select({ id: student.id }).from(student).orderBy(student.id);
      const races = [
        'pacific-islander',
        ...Array.from({ length: 12 }, () => 'asian'),
        ...Array.from({ length: 20 }, () => 'black'),
      ];
      for (const [at, { id }] of rows.entries()) {
        await tx.db
          .update(student)
          .set({ race: races[at] ?? 'white' })
          .where(eq(student.id, id));
        const stay = { studentId: id, buildingId: ids.harborView, since: '2026-08-01', until: null };
        await tx.db.insert(studentBuilding).values(stay);
      }
    });
    const alone = { subject: 'services', by: 'race', period: ASKED.period };
    const none = { students: 0, events: 0 };
    const report = await read(alone);
    expect(report.rows.map(({ key }) => key)).toEqual(['black', 'white', 'other']);
    expect(report.rowTotals).toEqual([none, none, none]);
    expect(report.enrolled?.rows).toEqual([{ students: 20 }, { students: all - 33 }, { students: 13 }]);
    const byMonth = await read({ ...alone, across: 'month' });
    expect(byMonth.rows).toEqual(report.rows);
    const text = await (await ask(await server.signIn('gcole'), alone, CSV)).text();
    expect(text).toContain('Other groups and not recorded,0,0,13,0');
  });

  it.each(['school', 'grade', 'program', 'sex'])(
    'R77: crosses a group of persons with no group and no %s',
    async (across) => {
      const answer = await ask(await server.signIn('gcole'), { ...ASKED, by: 'race', across });
      expect([answer.status, await answer.json()]).toEqual([
        422,
        expect.objectContaining({ issues: [{ path: 'across', code: 'custom' }] }),
      ]);
    },
  );

  it('is an empty table where nothing is recorded', async () => {
    const report = await read({ ...ASKED, period: { from: '2024-07', until: '2025-07' } });
    expect(report).toMatchObject({
      rows: [],
      columns: [],
      cells: [],
      total: { students: 0, events: 0 },
      suppressed: 0,
    });
  });
});

describe('who may', () => {
  it.each(['gcole', 'mhaskins', 'pvance'])('read it: %s', async (username) => {
    expect((await ask(await server.signIn(username))).status).toBe(200);
  });

  it.each(['personnelOffice', 'budgetOffice', 'curriculumOffice'] as const)('read it: %s (R48-R50)', async (role) => {
    const token = await signedInAs(role);
    expect((await ask(token)).status).toBe(200);
    expect((await ask(token, ASKED, CSV)).status).toBe(200);
  });

  it.each(['jmwangi', 'tsoderberg', 'rortiz', 'anwosu', 'iaguinaldo'])('not read it: %s', async (username) => {
    const token = await server.signIn(username);
    for (const path of [READ, CSV]) {
      const answer = await ask(token, ASKED, path);
      expect(answer.status).toBe(403);
      const said = await answer.text();
      expect(JSON.parse(said).wouldAllow).toContain(
        'Personnel, budget and curriculum offices, for reports that identify nobody',
      );
      expect(said).not.toMatch(/Fighting|Tardiness/);
    }
    const entries = [...(await trailOf('report.read')), ...(await trailOf('report.export'))];
    expect(entries.map(({ decision }) => decision)).toEqual(['refused', 'refused']);
  });

  it('read it by the superintendent’s written permission, as long as that lasts (R57)', async () => {
    const { store, runtime } = server;
    const token = await signedInAs('counselor');
    expect((await ask(token)).status).toBe(403);
    const days = { since: '2026-11-01', until: '2026-11-21' };
    const fromAt = runtime.now() - 1;
    await arrange(store, runtime, (tx) =>
      grantTo(tx, 'counselor', null, [
        { grant: 'report', id: 'g1', fieldClasses: [], fromAt, untilAt: fromAt + 3_600_000, ...days },
      ]),
    );
    expect((await ask(token)).status).toBe(200);
    expect((await trailOf('report.read')).map(({ grantId }) => grantId)).toEqual([
      undefined,
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
    runtime.advance(3_600_000);
    expect((await ask(await server.signIn('counselor'))).status).toBe(403);
  });
});

describe('the trail', () => {
  const detail = async (action: string) =>
    JSON.parse(
      String(
        await server.one(
          `SELECT d.detail FROM audit_detail d JOIN audit a ON a.seq = d.seq WHERE a.action = '${action}' ORDER BY a.seq DESC LIMIT 1`,
        ),
      ),
    ) as unknown;
  const request = { subject: 'discipline', by: 'reason', across: 'school', from: '2026-07', until: '2027-07' };

  it('has what was asked and how much was shown, and nobody in it', async () => {
    await read();
    expect(await detail('report.read')).toEqual({ ...request, cells: 9, withheld: 4 });
    expect(await server.one("SELECT student_id FROM audit WHERE action = 'report.read'")).toBeNull();
  });

  it('has the hash of what was exported, which the file says itself', async () => {
    const answer = await ask(await server.signIn('gcole'), ASKED, CSV);
    const { text, sha256 } = reportFileSchema.parse(await answer.json());
    const lines = text.split('\r\n');
    const body = text.slice(0, text.indexOf('SHA-256 of everything above'));
    expect(createHash('sha256').update(body, 'utf8').digest('hex')).toBe(sha256);
    expect(lines.at(-2)).toBe(`SHA-256 of everything above,${sha256}`);
    expect(await detail('report.export')).toEqual({ ...request, cells: 9, withheld: 4, sha256 });
    expect(text).toContain('Used to refine and improve student services only.');
    expect(text).toContain('Prepared by,Grace Cole');
    expect(lines).toContain('Counts withheld,4');
    expect(lines).toContain('Fighting,under 10 or withheld,under 10 or withheld,17');
  });

  it('says of a request that was given up that nothing was shown', async () => {
    const token = await server.signIn('gcole');
    const gone = new AbortController();
    gone.abort();
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const asked = { method: 'POST', headers, body: JSON.stringify(ASKED), signal: gone.signal };
    const answer = await server.app.request(new Request(`http://localhost${READ}`, asked));
    expect([answer.status, await answer.text()]).toEqual([499, '']);
    expect(await detail('report.read')).toEqual({ ...request, cancelled: true });
    expect((await trailOf('report.read')).map(({ decision }) => decision)).toEqual(['failed']);
  });
});

it('names no member of staff in what it can be asked for, and takes nothing beside (R35 to R41)', async () => {
  const token = await server.signIn('gcole');
  for (const by of ['teacher', 'staff', 'author', 'authorId', 'referrer', 'employee', 'student', 'pseudonym']) {
    expect((await ask(token, { ...ASKED, by })).status).toBe(422);
    expect((await ask(token, { ...ASKED, across: by })).status).toBe(422);
    expect((await ask(token, { ...ASKED, [by]: ids.mwangi })).status).toBe(422);
  }
});
