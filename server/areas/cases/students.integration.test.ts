import { describe, expect, it } from 'vitest';
import { faceSheetSchema, lookupAnswerSchema } from '../../../shared/areas/cases/face-sheet.ts';
import type { Problem } from '../../../shared/wire/problem.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';

const seen = {
  system: 'north-harbor-sis',
  idKind: 'studentNumber',
  sisId: '204417',
  name: 'BAPTISTE-NGUYEN, KIRI A',
  adapterRevision: 1,
};
const lookUp = (server: TestServer, token: string, change: object = {}) =>
  server.send('POST', '/v1/students/lookup', { seen: { ...seen, ...change } }, token);
const trail = async (server: TestServer) => (await server.rows('SELECT line FROM audit ORDER BY seq')).map(String);
const bare = async (answer: Response) => {
  const { requestId: _, ...rest } = (await answer.json()) as Problem;
  return rest;
};

describe('looking a student up', () => {
  it('matches by number when name and birth date fit', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const answer = await lookUp(server, token, { birthDate: '2012-03-14' });
    expect(lookupAnswerSchema.parse(await answer.json())).toEqual({ match: 'one', studentId: ids.kiri });
  });

  it('names the field of a text that no database keeps', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    for (const field of ['system', 'sisId', 'name', 'grade', 'school']) {
      const answer = await lookUp(server, token, { [field]: 'ab\0' });
      expect([answer.status, await bare(answer)]).toMatchObject([422, { issues: [{ path: `seen.${field}` }] }]);
    }
  });

  it('says what disagrees instead of matching', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const answer = await lookUp(server, token, { name: 'QUISPE HUANCA, AMARU', birthDate: '2012-03-14' });
    expect(await answer.json()).toEqual({
      match: 'disagrees',
      fields: [
        { field: 'name', agrees: false },
        { field: 'birthDate', agrees: true },
      ],
    });
  });

  it('gives candidates for a name without a number, and never picks', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const answer = lookupAnswerSchema.parse(
      await (await lookUp(server, token, { sisId: undefined, name: 'XIONG, MAI' })).json(),
    );
    expect(answer.match === 'several' && answer.candidates.map(({ sisId }) => sisId).sort()).toEqual([
      '203310',
      '205771',
    ]);
  });

  it('answers a hidden and an unknown student word for word alike, and records both', async () => {
    const server = await testServer();
    const token = await server.signIn('tsoderberg');
    const hidden = await lookUp(server, token);
    const unknown = await lookUp(server, token, { sisId: '999999' });
    expect([hidden.status, unknown.status]).toEqual([404, 404]);
    expect(await bare(hidden)).toEqual(await bare(unknown));
    expect(
      (await trail(server)).filter((line) => line.includes('"student.lookup"') && line.includes('"refused"')),
    ).toHaveLength(2);
  });
});

describe('a face sheet', () => {
  it('comes with the reason, and its view is in the trail before it is sent', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const answer = await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, token);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const sheet = faceSheetSchema.parse(await answer.json());
    expect(sheet.student).toMatchObject({
      name: 'Kiri Baptiste-Nguyen',
      sisId: '204417',
      building: 'Harbor View High',
    });
    expect(sheet.because).toMatchObject({ until: '2027-06-11' });
    expect(sheet.because.facts).toContainEqual(expect.objectContaining({ kind: 'relation', relation: 'serving' }));
    expect(sheet.abilities).toContain('contact.add');
    expect((await trail(server)).at(-1)).toContain('"student.view"');
  });

  it('is closed to a teacher without that student, in words and in the trail', async () => {
    const server = await testServer();
    const token = await server.signIn('tsoderberg');
    const answer = await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, token);
    expect(answer.status).toBe(404);
    expect((await bare(answer)).wouldAllow?.length).toBeGreaterThan(0);
    expect((await trail(server)).at(-1)).toMatch(/"student.view".*"refused"/);
  });

  it('is closed the day the relation ends (R53)', async () => {
    const server = await testServer();
    server.runtime.advance(Date.parse('2027-06-11T15:00:00Z') - server.runtime.now());
    const token = await server.signIn('rortiz');
    expect((await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, token)).status).toBe(404);
  });

  it('leaves no name and no number in the log', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    await lookUp(server, token);
    await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, token);
    expect(server.logged.join('')).toContain('/v1/students/face-sheet');
    expect(server.logged.join('')).not.toMatch(/Kiri|204417|Baptiste/i);
  });

  it('is refused without a sign-in', async () => {
    const server = await testServer();
    expect((await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri })).status).toBe(401);
  });
});
