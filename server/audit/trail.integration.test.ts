import { describe, expect, it } from 'vitest';
import { decodeLine } from '../../shared/audit/line.ts';
import { appendLeaf, EMPTY_RANGE, leafHash, rootHash } from '../../shared/audit/tree.ts';
import { auditListAnswerSchema } from '../../shared/wire/audit.ts';
import { ids } from '../../test/tools/small-district.ts';
import { testServer } from '../../test/tools/test-server.ts';
import { sha256 } from './sha256.ts';

describe('the audit trail', () => {
  it('shows a records manager the newest entries with names, page by page', async () => {
    const { send, signIn } = await testServer();
    const worker = await signIn('rortiz');
    await send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, worker);
    const manager = await signIn('anwosu');
    const first = auditListAnswerSchema.parse(
      await (await send('POST', '/v1/audit/list', { limit: 2 }, manager)).json(),
    );
    expect(first.rows.map(({ action }) => action)).toEqual(['session.sign-in', 'student.view']);
    expect(first.rows[1]).toMatchObject({
      actor: { name: 'Rosa Ortiz' },
      student: { name: 'Kiri Baptiste-Nguyen', sisId: '204417' },
      decision: 'allowed',
    });
    const second = auditListAnswerSchema.parse(
      await (await send('POST', '/v1/audit/list', { limit: 2, before: first.next }, manager)).json(),
    );
    expect(second.rows[0]?.seq).toBe((first.rows[1]?.seq ?? 0) - 1);
    // Reading the trail is in the trail.
    expect(second.size).toBe(first.size + 1);
  });

  it('is closed to everybody else, with what would open it', async () => {
    const { send, signIn } = await testServer();
    const answer = await send('POST', '/v1/audit/list', { limit: 10 }, await signIn('rortiz'));
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      code: 'not-allowed',
      wouldAllow: expect.arrayContaining([expect.any(String)]),
    });
  });

  it('has a head that fits its stored lines, in order and without a gap', async () => {
    const { send, signIn, rows } = await testServer();
    const token = await signIn('rortiz');
    await Promise.all(
      Array.from({ length: 30 }, () => send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, token)),
    );
    const manager = await signIn('anwosu');
    const { root, size } = auditListAnswerSchema.parse(
      await (await send('POST', '/v1/audit/list', { limit: 1 }, manager)).json(),
    );
    const lines = (await rows(`SELECT line FROM audit WHERE seq <= ${size} ORDER BY seq`)).map(String);
    expect(lines.map((line) => decodeLine(line).seq)).toEqual(lines.map((_, i) => i + 1));
    const range = lines.reduce((all, line) => appendLeaf(sha256, all, leafHash(sha256, line)), EMPTY_RANGE);
    expect(Buffer.from(rootHash(sha256, range)).toString('base64')).toBe(root);
  });

  it('holds references only: no name, no note, no number', async () => {
    const { send, signIn, rows } = await testServer();
    await send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, await signIn('rortiz'));
    const lines = (await rows('SELECT line FROM audit')).map(String);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/Kiri|Ortiz|rortiz|204417/i);
  });
});
