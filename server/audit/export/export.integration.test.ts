import { describe, expect, it } from 'vitest';
import { decodeLine } from '../../../shared/audit/line.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer } from '../../../test/tools/test-server.ts';
import { addEntries } from '../testing/many-entries.ts';
import { entriesIn, verdictOf, wholeTrail } from './testing/ask-file.ts';

async function used() {
  const server = await testServer();
  const worker = await server.signIn('rortiz');
  await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, worker);
  await addEntries(server, 300);
  await server.trail.sign();
  await addEntries(server, 300);
  await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, worker);
  return { server, manager: await server.signIn('anwosu'), worker };
}

describe('an export of the whole trail', () => {
  it('has each stored line as it is, and is whole to the verifier', async () => {
    const { server, manager } = await used();
    const file = await wholeTrail(server, manager);
    const stored = (await server.rows('SELECT line FROM audit ORDER BY seq')).map(String);
    // The export itself came after what it vouches for.
    expect(entriesIn(file)).toEqual(stored.slice(0, -1));
    expect(await verdictOf(file, server.trail.keys)).toEqual({
      fault: null,
      whole: true,
      entries: stored.length - 1,
      upTo: stored.length - 1,
    });
  });

  it('is in the trail with what it vouches for, under a name without anybody', async () => {
    const { server, manager } = await used();
    const answer = await server.send('POST', '/v1/audit/export', { filter: null }, manager);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d+\.jsonl"$/);
    await answer.body?.cancel();
    const [[action, decision] = []] = await server.rows('SELECT action, decision FROM audit ORDER BY seq DESC LIMIT 1');
    expect([action, decision]).toEqual(['audit.export', 'allowed']);
    const detail = String(await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1'));
    const [size, root] = (await server.rows('SELECT size, root FROM audit_checkpoint ORDER BY size DESC LIMIT 1'))[0]!;
    expect(JSON.parse(detail)).toEqual({ filter: null, entries: size, size, root });
  });

  it('is refused to everybody else, and the refusal is kept', async () => {
    const { server, worker } = await used();
    for (const [path, body] of [
      ['export', { filter: null }],
      ['proof', { seq: 1 }],
    ] as const) {
      expect((await server.send('POST', `/v1/audit/${path}`, body, worker)).status).toBe(403);
      const last = await server.rows('SELECT action, decision FROM audit ORDER BY seq DESC LIMIT 1');
      expect(last).toEqual([['audit.export', 'refused']]);
    }
  });

  it('says that it is not all when it ends on the way', async () => {
    const { server, manager } = await used();
    const answer = await server.send('POST', '/v1/audit/export', { filter: null }, manager);
    await server.tamper('DELETE FROM audit WHERE seq > 100');
    const whole = await answer.text().catch(() => 'cut');
    if (whole !== 'cut') expect((await verdictOf(whole, server.trail.keys)).fault).not.toBeNull();
  });
});

describe('an export of some entries', () => {
  it('has what the filter finds, each with its proof', async () => {
    const { server, manager } = await used();
    const filter = { studentId: ids.kiri, actions: ['student.view'] };
    const answer = await server.send('POST', '/v1/audit/export', { filter }, manager);
    const file = await answer.text();
    const { upTo } = await verdictOf(file, server.trail.keys);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="audit-2-of-${upTo}.jsonl"`);
    const lines = file.trimEnd().split('\n').slice(2);
    expect(lines.map((line) => decodeLine((JSON.parse(line) as { line: string }).line).action)).toEqual([
      'student.view',
      'student.view',
    ]);
    expect(await verdictOf(file, server.trail.keys)).toMatchObject({ fault: null, whole: false, entries: 2 });
    const last = await server.rows('SELECT action, student_id FROM audit ORDER BY seq DESC LIMIT 1');
    expect(last).toEqual([['audit.export', ids.kiri]]);
  });

  it('proves every entry of the trail, wherever it stands', async () => {
    const { server, manager } = await used();
    const filter = { actions: ['session.sign-out', 'session.sign-in', 'student.view'] };
    const file = await (await server.send('POST', '/v1/audit/export', { filter }, manager)).text();
    const verdict = await verdictOf(file, server.trail.keys);
    expect(verdict).toMatchObject({ fault: null, whole: false });
    expect(verdict.entries).toBeGreaterThan(600);
  });

  it('may have none', async () => {
    const { server, manager } = await used();
    const filter = { studentId: '00000000-0000-7000-8000-0000000000ee' };
    const file = await (await server.send('POST', '/v1/audit/export', { filter }, manager)).text();
    expect(await verdictOf(file, server.trail.keys)).toMatchObject({ fault: null, entries: 0 });
  });

  it('of a member of staff needs that permission, and leaves what it was for out of the file', async () => {
    const { server, manager } = await used();
    const purpose = 'A complaint about this record, number 12';
    const filter = { staff: { staffId: ids.ortiz, purpose } };
    const file = await (await server.send('POST', '/v1/audit/export', { filter }, manager)).text();
    expect(await verdictOf(file, server.trail.keys)).toMatchObject({ fault: null });
    expect(file).not.toContain('complaint');
    expect(await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1')).toContain(purpose);
    const line = String(await server.one('SELECT line FROM audit ORDER BY seq DESC LIMIT 1'));
    expect(line).toContain('R60-staff');
  });
});

describe('a single entry', () => {
  it('has a file of the same form', async () => {
    const { server, manager } = await used();
    for (const seq of [1, 256, 257, 300, 512, 600]) {
      const answer = await server.send('POST', '/v1/audit/proof', { seq }, manager);
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="audit-entry-${seq}.jsonl"`);
      const file = await answer.text();
      expect(await verdictOf(file, server.trail.keys)).toMatchObject({ fault: null, whole: false, entries: 1 });
      expect(JSON.parse(file.split('\n')[2]!)).toMatchObject({ seq });
    }
  });

  it('that is not there is refused, and the try is kept', async () => {
    const { server, manager } = await used();
    expect((await server.send('POST', '/v1/audit/proof', { seq: 1_000_000 }, manager)).status).toBe(422);
    const last = await server.rows('SELECT action, decision FROM audit ORDER BY seq DESC LIMIT 1');
    expect(last).toEqual([['audit.export', 'failed']]);
  });
});
