import { describe, expect, it } from 'vitest';
import { DEFAULT_ROLE_MAP } from '../../../../shared/access/role-map.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { desk, row, TODAY } from './testing/desk.ts';

const NOWHERE = '00000000-0000-7000-8000-00000000dead';

describe('the role map', () => {
  it('is, before the first is published, the one the program comes with', async () => {
    const { read, claim } = await desk();
    await claim(
      { staffId: ids.soderberg, value: 'SOC_WORK' },
      { staffId: ids.ortiz, value: 'SOC_WORK' },
      { staffId: ids.ortiz, value: 'SOC_WORK', buildingId: ids.lakeside },
      { staffId: ids.ortiz, value: 'OLD', until: TODAY },
      { staffId: ids.mwangi, kind: 'roster', value: 'teacher', buildingId: ids.harborView },
    );
    expect(await read()).toEqual({
      inForce: { version: 0, rows: DEFAULT_ROLE_MAP, regulation: '', reason: '', publishedBy: null, publishedAt: null },
      draft: null,
      earlier: [],
      buildings: [
        { id: ids.harborView, name: 'Harbor View High', number: '310' },
        { id: ids.lakeside, name: 'Lakeside High', number: '320' },
      ],
      claims: [
        { claim: 'group', value: 'SOC_WORK', people: 2 },
        { claim: 'roster', value: 'teacher', people: 1 },
      ],
    });
  });

  it('has one draft, which is saved only by who saw it as it is', async () => {
    const { admin, read, server } = await desk();
    const first = await admin().op('mapping.save', { rev: 0, rows: [row()] });
    expect(first).toMatchObject({ outcome: 'applied' });
    const draft = (await read()).draft!;
    expect(draft).toMatchObject({ rows: [{ value: 'SOC_WORK' }], editedBy: 'Ines Aguinaldo' });
    const stale = { outcome: 'refused', code: 'stale', text: expect.stringContaining('Load the page again') };
    expect(await admin().op('mapping.save', { rev: 0, rows: [] })).toMatchObject(stale);
    expect(await admin().op('mapping.save', { rev: draft.rev + 1, rows: [] })).toMatchObject(stale);
    expect(await admin().op('mapping.drop', { rev: draft.rev - 1 })).toMatchObject(stale);
    const publication = { rev: draft.rev - 1, reason: 'r', regulation: 'SR' };
    expect(await admin().op('mapping.publish', publication)).toMatchObject(stale);
    expect(await admin().op('mapping.save', { rev: draft.rev, rows: [] })).toMatchObject({ outcome: 'applied' });
    expect((await read()).draft?.rows).toEqual([]);
    expect(await server.one('SELECT count(*) FROM role_map')).toBe(1);
  });

  it('forgets a draft that is dropped, and says so to who still has it', async () => {
    const { admin, read } = await desk();
    await admin().op('mapping.save', { rev: 0, rows: [row()] });
    const { rev } = (await read()).draft!;
    expect(await admin().op('mapping.drop', { rev })).toMatchObject({ outcome: 'applied' });
    expect((await read()).draft).toBeNull();
    expect(await admin().op('mapping.drop', { rev })).toMatchObject({ code: 'stale' });
    expect(await admin().op('mapping.save', { rev, rows: [] })).toMatchObject({ code: 'stale' });
    expect(await admin().op('mapping.save', { rev: 0, rows: [] })).toMatchObject({ outcome: 'applied' });
  });

  it('lets one of two begin the draft', async () => {
    const { admin } = await desk();
    const both = await Promise.all([1, 2].map(() => admin().op('mapping.save', { rev: 0, rows: [row()] })));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'refused']);
  });

  it('refuses what names no building, ends before it begins, or stands twice, at its place', async () => {
    const { admin, read } = await desk();
    const one = row({ building: NOWHERE });
    const rows = [
      one,
      row({ scope: { kind: 'buildings', ids: [ids.lakeside, NOWHERE] } }),
      row({ since: TODAY, until: TODAY }),
      row({ id: one.id }),
    ];
    const issues = [
      { path: 'rows.0.building', code: 'unknown' },
      { path: 'rows.1.scope.ids.1', code: 'unknown' },
      { path: 'rows.2.until', code: 'dates-order' },
      { path: 'rows.3.id', code: 'id-twice' },
    ];
    const inBody = issues.map(({ path, code }) => ({ path: `body.${path}`, code }));
    expect(await admin().op('mapping.save', { rev: 0, rows })).toMatchObject({ outcome: 'invalid', issues: inBody });
    expect((await read()).draft).toBeNull();
    for (const [path, body] of [
      ['mapping/compare', { rows }],
      ['mapping/try', { rows, who: { kind: 'person', staffId: ids.ortiz } }],
    ] as const) {
      const { status, text } = await admin().ask(path, body);
      expect([status, (JSON.parse(text) as { issues: unknown }).issues]).toEqual([422, issues]);
    }
  });

  it.each(['gcole', 'anwosu', 'mhaskins', 'tsoderberg'])('is closed to %s, who is told whose it is', async (name) => {
    const { server } = await desk();
    const other = await acting(server, name);
    const token = await server.signIn(name);
    const wouldAllow = [expect.stringContaining('Administrators of the system')];
    const answers = [
      await server.send('GET', '/v1/mapping', undefined, token),
      await server.send('POST', '/v1/mapping/compare', { rows: [] }, token),
      await server.send('POST', '/v1/mapping/try', { rows: [], who: { kind: 'claims', claims: [] } }, token),
    ];
    for (const answer of answers) {
      expect([answer.status, await answer.json()]).toEqual([403, expect.objectContaining({ wouldAllow })]);
    }
    for (const [kind, body] of [
      ['mapping.save', { rev: 0, rows: [] }],
      ['mapping.drop', { rev: 0 }],
      ['mapping.publish', { rev: 0, reason: 'r', regulation: 'SR' }],
    ] as const) {
      expect(await other.op(kind, body)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    }
    expect(await server.one("SELECT count(*) FROM audit WHERE action LIKE 'mapping.%'")).toBe(5);
    expect(await server.one('SELECT count(*) FROM role_map')).toBe(0);
  });
});
