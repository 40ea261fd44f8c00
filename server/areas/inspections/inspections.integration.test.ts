import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { copyPreviewSchema } from '../../../shared/areas/disclosures/copy/copy.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { inspectionsSchema } from '../../../shared/areas/inspections/inspection.ts';
import { decodeLine } from '../../../shared/audit/line.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { ELSEWHERE, issuesOf, logServer } from '../disclosures/testing/log-desk.ts';

const SEEN: Filled = {
  day: '2026-11-19',
  who: 'Dana Baptiste',
  as: 'parent',
  proven: 'photo-id',
  how: 'shown',
  records: ['grades'],
  othersOut: true,
  closedOut: true,
};

async function desk(server: TestServer, username: string, studentId: string = ids.kiri) {
  const self = await acting(server, username);
  const read = () => self.ask('inspections/read', { studentId });
  return {
    keep: (change: Filled = {}, inspectionId: string = v7(), opId?: string) =>
      self.op('inspection.keep', { studentId, inspectionId, filled: { ...SEEN, ...change } }, opId),
    strike: (inspectionId: string, why = 'It was another day.', opId?: string) =>
      self.op('inspection.strike', { studentId, inspectionId, why }, opId),
    read: async () => inspectionsSchema.parse(JSON.parse((await read()).text)),
    status: async () => (await read()).status,
  };
}

describe('R181: the Record of Inspection', () => {
  it('holds each time that somebody saw the record, with how identity was proven (R127)', async () => {
    const server = await logServer();
    const nwosu = await desk(server, 'anwosu');
    const inspectionId = v7();
    expect(await nwosu.keep({}, inspectionId)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.keep({ day: '2026-11-20', who: 'Kai Nguyen' })).toMatchObject({ outcome: 'applied' });
    const { student, inspections, about } = await nwosu.read();
    expect([student.name, about]).toEqual(['Kiri Baptiste-Nguyen', { age: expect.any(Number), today: '2026-11-20' }]);
    // R175: the one parent and the other.
    expect(inspections.map(({ filled }) => filled['who'])).toEqual(['Kai Nguyen', 'Dana Baptiste']);
    expect(inspections[1]).toMatchObject({ inspectionId, filled: SEEN, sha256: null });
    expect(inspections[1]?.recorded.by).toBe('Adaeze Nwosu');
    const trail = await server.rows("SELECT action, decision FROM audit WHERE action LIKE 'inspection.%' ORDER BY seq");
    expect(trail).toEqual([
      ['inspection.keep', 'allowed'],
      ['inspection.keep', 'allowed'],
      ['inspection.view', 'allowed'],
    ]);
  });

  it('holds an entry once, however often it is sent', async () => {
    const server = await logServer();
    const nwosu = await desk(server, 'anwosu');
    const [inspectionId, opId] = [v7(), v7()];
    expect(await nwosu.keep({}, inspectionId, opId)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.keep({}, inspectionId, opId)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.keep({}, inspectionId)).toMatchObject({ outcome: 'refused', code: 'inspection-kept' });
    expect(await server.one('SELECT count(*) FROM inspection')).toBe(1);
  });

  it('says at the field what is wrong, and keeps nothing', async () => {
    const server = await logServer();
    const nwosu = await desk(server, 'anwosu');
    expect(issuesOf(await nwosu.keep({ day: '2026-11-21' }))).toEqual(['body.filled.day future']);
    expect(issuesOf(await nwosu.keep({ as: 'dependent', evidence: 'statement' }))).toEqual([
      'body.filled.as not-adult',
    ]);
    expect(issuesOf(await nwosu.keep({ as: 'eligible' }))).toEqual(['body.filled.financesOut invalid_value']);
    expect(issuesOf(await nwosu.keep({ explained: 'With teacher Joseph Mwangi.' }))).toEqual([
      'body.filled.explained names-staff',
    ]);
    expect(await server.one('SELECT count(*) FROM inspection')).toBe(0);
  });

  it('is kept and read by whoever keeps requests about the record', async () => {
    const server = await logServer();
    const principal = await desk(server, 'mhaskins');
    expect(await principal.keep()).toMatchObject({ outcome: 'applied' });
    expect((await principal.read()).inspections).toHaveLength(1);
    for (const username of ['rortiz', 'jmwangi', ELSEWHERE]) {
      const other = await desk(server, username);
      expect(await other.keep(), username).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
      expect(await other.status(), username).toBe(404);
    }
  });
});

describe('R181: an entry of the Record of Inspection that was made by mistake', () => {
  /** One entry of Kiri's. */
  async function entered() {
    const server = await logServer();
    const nwosu = await desk(server, 'anwosu');
    const inspectionId = v7();
    expect(await nwosu.keep({}, inspectionId)).toMatchObject({ outcome: 'applied' });
    return { server, nwosu, inspectionId };
  }
  const strikes = (server: TestServer) => server.one('SELECT count(*) FROM inspection_strike');

  it('is struck once, stays to be read, and says why, by whom and when; the trail holds no word of it', async () => {
    const { server, nwosu, inspectionId } = await entered();
    const principal = await desk(server, 'mhaskins');
    const opId = v7();
    expect(await principal.strike(inspectionId, 'Zebra came.', opId)).toMatchObject({ outcome: 'applied' });
    expect(await principal.strike(inspectionId, 'Zebra came.', opId)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.strike(inspectionId)).toMatchObject({ outcome: 'refused', code: 'inspection-struck' });
    const at = server.runtime.now();
    const struck = { why: 'Zebra came.', at, by: 'Miles Haskins' };
    expect((await nwosu.read()).inspections).toMatchObject([{ inspectionId, filled: SEEN, struck }]);
    const trail = await server.rows("SELECT line FROM audit WHERE action = 'inspection.strike' ORDER BY seq");
    expect(trail.map(([line]) => decodeLine(String(line)).decision)).toEqual(['allowed', 'refused']);
    expect(JSON.stringify(trail)).not.toContain('Zebra');
    expect(await strikes(server)).toBe(1);
  });

  it('is struck by one of two who do it at the same time', async () => {
    const { server, nwosu, inspectionId } = await entered();
    const said = await Promise.all([nwosu.strike(inspectionId), nwosu.strike(inspectionId)]);
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'refused']);
    expect(await strikes(server)).toBe(1);
  });

  it('is not struck where a file was handed over with it: that happened', async () => {
    const { server, nwosu } = await entered();
    const inspectionId = v7();
    const handed = { who: 'Dana Baptiste', as: 'parent', proven: 'photo-id' };
    const asked = { studentId: ids.kiri, inspectionId, lang: 'en', filled: handed };
    const token = await server.signIn('anwosu');
    expect((await server.send('POST', '/v1/disclosures/copy', asked, token)).status).toBe(200);
    const answer = await nwosu.strike(inspectionId);
    expect(answer).toMatchObject({ outcome: 'refused', code: 'inspection-handed' });
    expect(answer).toMatchObject({ text: expect.stringContaining('A file was handed over') });
    expect(await strikes(server)).toBe(0);
  });

  it('R35: says why without naming staff, and is of this student', async () => {
    const { server, nwosu, inspectionId } = await entered();
    expect(issuesOf(await nwosu.strike(inspectionId, 'Teacher Joseph Mwangi erred.'))).toEqual([
      'body.why names-staff',
    ]);
    expect(issuesOf(await nwosu.strike(inspectionId, ' '))).toEqual(['body.why too_small']);
    expect(issuesOf(await nwosu.strike(v7()))).toEqual(['body.inspectionId unknown']);
    const other = await desk(server, 'anwosu', ids.amaru);
    expect(issuesOf(await other.strike(inspectionId))).toEqual(['body.inspectionId unknown']);
    for (const username of ['rortiz', 'jmwangi', ELSEWHERE]) {
      const stranger = await desk(server, username);
      expect(await stranger.strike(inspectionId), username).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    }
    expect(await strikes(server)).toBe(0);
  });

  it('R117: is not counted in the family’s copy of the log among what they saw', async () => {
    const { server, nwosu, inspectionId } = await entered();
    await nwosu.keep({ who: 'Kai Nguyen' });
    const token = await server.signIn('anwosu');
    const seen = async () => {
      const answer = await server.send('POST', '/v1/disclosures/copy/preview', { studentId: ids.kiri }, token);
      const { left } = copyPreviewSchema.parse(await answer.json());
      return left.find(({ why }) => why === 'family')?.count;
    };
    expect(await seen()).toBe(2);
    await nwosu.strike(inspectionId);
    expect(await seen()).toBe(1);
  });
});
