import { describe, expect, it } from 'vitest';
import { completeRelease } from '../../../shared/areas/disclosures/testing/complete.ts';
import { numberedSchema } from '../../../shared/areas/disclosures/release.ts';
import { savedViewsSchema } from '../../../shared/areas/disclosures/saved-view.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';

const RELEASE_FORM = completeRelease('R94', { party: 'Westview Charter School' });
const row = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const op = async (server: TestServer, token: string, kind: string, body: object, opId = row(900)) => {
  const answer = await server.send('POST', '/v1/ops', { ops: [{ opId, kind, body }] }, token);
  const { answers } = (await answer.json()) as { answers: { outcome: string; issues?: object[]; code?: string }[] };
  return answers[0]!;
};
const both = [
  { studentId: ids.kiri, disclosureId: row(1) },
  { studentId: ids.amaru, disclosureId: row(2) },
];

describe('R105: the same release of several students', () => {
  it('is an entry and a line of the trail each, once however often it is sent', async () => {
    const server = await testServer();
    const token = await server.signIn('anwosu');
    const body = { students: both, form: RELEASE_FORM };
    expect((await op(server, token, 'disclosure.record-many', body)).outcome).toBe('applied');
    expect((await op(server, token, 'disclosure.record-many', body)).outcome).toBe('applied');
    expect(await server.rows('SELECT student_id, party FROM disclosure ORDER BY id')).toEqual([
      [ids.kiri, 'Westview Charter School'],
      [ids.amaru, 'Westview Charter School'],
    ]);
    expect(await server.rows("SELECT student_id FROM audit WHERE action = 'disclosure.record' ORDER BY seq")).toEqual([
      [ids.kiri],
      [ids.amaru],
    ]);
  });

  it('is kept of all or of none, and says of which not', async () => {
    const server = await testServer();
    const token = await server.signIn('anwosu');
    const unknown = { studentId: row(77), disclosureId: row(3) };
    const asked = { students: [...both, unknown], form: RELEASE_FORM };
    expect(await op(server, token, 'disclosure.record-many', asked)).toMatchObject({
      outcome: 'invalid',
      issues: [{ path: 'body.students.2', code: 'unknown' }],
    });
    const twice = { students: [both[0], { ...both[0], disclosureId: row(4) }], form: RELEASE_FORM };
    expect(await op(server, token, 'disclosure.record-many', twice)).toMatchObject({
      issues: [{ path: 'body.students.1', code: 'twice' }],
    });
    expect(await server.one('SELECT count(*) FROM disclosure')).toBe(0);
    expect(await server.one('SELECT count(*) FROM disclosure_receiver')).toBe(0);
  });

  it('shows who has the numbers before, of those about whom the reader may enter, and no others', async () => {
    const server = await testServer();
    const token = await server.signIn('anwosu');
    const numbers = ['204417', 'nobody', '204417'];
    const answer = await server.send('POST', '/v1/disclosures/students', { numbers }, token);
    const { students } = numberedSchema.parse(await answer.json());
    expect(students).toEqual([{ studentId: ids.kiri, sisId: '204417', name: 'Kiri Baptiste-Nguyen' }]);
  });
});

describe('R119: saved views of the log', () => {
  const view = { school: 'all', year: 'all', basis: null, outcome: 'denied', receiver: null, columns: ['basis'] };
  const saved = async (server: TestServer, token: string) => {
    const answer = await server.send('GET', '/v1/saved-views', undefined, token);
    return answer.status === 200 ? savedViewsSchema.parse(await answer.json()).views : answer.status;
  };

  it('are one’s own: kept, kept anew, given up', async () => {
    const server = await testServer();
    const token = await server.signIn('anwosu');
    const viewId = row(5);
    expect((await op(server, token, 'view.save', { viewId, name: 'Denied', view })).outcome).toBe('applied');
    expect(await saved(server, token)).toEqual([{ viewId, name: 'Denied', view }]);
    await op(server, token, 'view.save', { viewId, name: 'Refused', view }, row(901));
    expect(await saved(server, token)).toMatchObject([{ name: 'Refused' }]);
    expect((await op(server, token, 'view.drop', { viewId }, row(902))).outcome).toBe('applied');
    expect(await op(server, token, 'view.drop', { viewId }, row(903))).toMatchObject({ outcome: 'invalid' });
    expect(await saved(server, token)).toEqual([]);
  });

  it('are for whoever lists the log alone', async () => {
    const server = await testServer();
    const worker = await server.signIn('rortiz');
    expect(await saved(server, worker)).toBe(403);
    expect(await op(server, worker, 'view.save', { viewId: row(5), name: 'x', view })).toMatchObject({
      outcome: 'refused',
      code: 'not-allowed',
    });
  });
});
