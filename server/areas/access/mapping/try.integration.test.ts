import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { ids } from '../../../../test/tools/small-district.ts';
import { desk, row, TODAY, TOMORROW } from './testing/desk.ts';

const NEW = '00000000-0000-7000-8000-0000000000ff';
const lastDetail = 'SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1';

describe('a comparison', () => {
  it('says who gains, loses and has others, with how many students each sees, before and after', async () => {
    const { publish, compare, claim, server } = await desk();
    await claim(
      { staffId: ids.soderberg, value: 'ADMINS', buildingId: ids.harborView },
      { staffId: ids.ortiz, value: 'HEADS', buildingId: ids.harborView },
      { staffId: ids.vance, value: 'BOTH', buildingId: ids.harborView },
      { staffId: ids.mwangi, value: 'ADMINS' },
    );
    const own = { role: 'principal', scope: { kind: 'own' } } as const;
    await publish(row({ value: 'HEADS', ...own }), row({ value: 'BOTH', ...own }));
    const admins = row({ value: 'ADMINS', ...own });
    const both = row({ value: 'BOTH', role: 'personnelOffice' });
    const nobody = row({ value: 'NOBODY' });
    const answer = await compare(admins, both, nobody);
    expect(answer).toMatchObject({ gain: 1, lose: 1, change: 1, administrators: 1, without: 0 });
    // Joseph's claim names no building, so that a role at the claim's own has no place.
    expect(answer.perRow).toEqual({ [admins.id]: 1, [both.id]: 1, [nobody.id]: 0 });
    const principal = { role: 'principal', building: 'Harbor View High' };
    const sped = { role: 'spedAdministrator', building: null };
    expect(answer.people).toEqual([
      {
        staffId: ids.ortiz,
        name: 'Rosa Ortiz',
        how: 'lose',
        before: [{ role: 'socialWorker', building: null }, principal],
        after: [{ role: 'socialWorker', building: null }],
        studentsBefore: 4,
        studentsAfter: 3,
      },
      {
        staffId: ids.soderberg,
        name: 'Tove Söderberg',
        how: 'gain',
        before: [{ role: 'teacher', building: 'Lakeside High' }],
        after: [{ role: 'teacher', building: 'Lakeside High' }, principal],
        studentsBefore: 0,
        studentsAfter: 4,
      },
      {
        staffId: ids.vance,
        name: 'Paula Vance',
        how: 'change',
        before: expect.arrayContaining([principal, sped]),
        after: expect.arrayContaining([sped, { role: 'personnelOffice', building: null }]),
        studentsBefore: 4,
        studentsAfter: 0,
      },
    ]);
    expect(JSON.parse(String(await server.one(lastDetail)))).toEqual({
      compared: 3,
      gain: 1,
      lose: 1,
      change: 1,
      listed: [ids.ortiz, ids.soderberg, ids.vance],
      shown: expect.any(String),
    });
  });

  it('counts who would have no role at all, and the administrators who would remain', async () => {
    const { publish, compare, claim, server } = await desk();
    await server.store.tend(async (tx) => {
      const names = { givenName: 'Ada', familyName: 'New', email: '', username: 'anew', number: '9' };
      await tx.db.insert(tx.tables.staff).values({ id: NEW, sourcedId: 'new', ...names, active: true });
    });
    await claim({ staffId: NEW, value: 'SYSADM' });
    const giving = row({ value: 'SYSADM', role: 'administrator' });
    expect(await compare(giving)).toMatchObject({ gain: 1, administrators: 1, without: 0 });
    await publish(giving);
    expect(await compare()).toMatchObject({ lose: 1, administrators: 1, without: 1, perRow: {} });
    expect(await compare(giving)).toMatchObject({ gain: 0, lose: 0, change: 0, people: [] });
  });

  it('goes by what holds today: a row that begins tomorrow changes nothing yet', async () => {
    const { compare, claim } = await desk();
    await claim(
      { staffId: ids.soderberg, value: 'SOC_WORK' },
      { staffId: ids.mwangi, value: 'SOC_WORK', until: TODAY },
    );
    const rows = [row({ since: TOMORROW }), row({ role: 'psychologist', until: TODAY })];
    expect(await compare(...rows)).toMatchObject({
      gain: 0,
      people: [],
      perRow: { [rows[0]!.id]: 0, [rows[1]!.id]: 0 },
    });
  });
});

describe('a trial', () => {
  it('of a person says which rows fit by which claims, and what they would see against now', async () => {
    const { claim, server, ...at } = await desk();
    await claim(
      { staffId: ids.soderberg, value: 'ADMINS', buildingId: ids.harborView },
      { staffId: ids.soderberg, value: 'OLD', until: TODAY },
    );
    const rows = [
      row({ value: 'OLD' }),
      row({ test: 'matches', value: 'adm*', role: 'principal', scope: { kind: 'own' } }),
    ];
    const answer = await at.try(rows, { kind: 'person', staffId: ids.soderberg });
    expect(answer).toMatchObject({
      claims: [{ claim: 'group', value: 'ADMINS', building: 'Harbor View High' }],
      fits: [{ rowId: rows[1]!.id, claim: 0 }],
      now: { roles: [{ role: 'teacher', building: 'Lakeside High' }], students: 0 },
      after: {
        roles: [
          { role: 'teacher', building: 'Lakeside High' },
          { role: 'principal', building: 'Harbor View High' },
        ],
        students: 4,
      },
    });
    expect(answer.now?.fieldClasses).not.toContain('discipline');
    expect(answer.after.fieldClasses).toContain('discipline');
    expect(answer.now?.actions).not.toContain('caseload.assign');
    expect(answer.after.actions).toContain('caseload.assign');
    expect(JSON.parse(String(await server.one(lastDetail)))).toMatchObject({ as: ids.soderberg, students: [0, 4] });
    expect(await server.one("SELECT count(*) FROM audit WHERE action = 'mapping.try' AND line LIKE '%allowed%'")).toBe(
      1,
    );
  });

  it('of pasted claims says what whoever has them would see', async () => {
    const at = await desk();
    const rows = [row(), row({ claim: 'jobTitle', test: 'contains', value: 'superintendent', role: 'superintendent' })];
    const claims = [
      { claim: 'JobTitle', value: 'Acting Superintendent', building: ids.lakeside },
      { claim: 'mail', value: 'a@b', building: null },
    ];
    const answer = await at.try(rows, { kind: 'claims', claims });
    expect(answer).toMatchObject({
      claims: [{ building: 'Lakeside High' }, { building: null }],
      fits: [{ rowId: rows[1]!.id, claim: 0 }],
      now: null,
      after: { roles: [{ role: 'superintendent', building: null }], students: 4 },
    });
    const none = await at.try(rows, { kind: 'claims', claims: [] });
    expect(none).toEqual({
      claims: [],
      fits: [],
      now: null,
      after: { roles: [], students: 0, fieldClasses: [], actions: [] },
    });
  });

  it('of nobody, and of a building that is not there, is refused at its place', async () => {
    const { admin, server } = await desk();
    const tried = async (who: object) => {
      const { status, text } = await admin().ask('mapping/try', { rows: [], who });
      return [status, (JSON.parse(text) as { issues: unknown }).issues];
    };
    const unknown = (path: string) => [422, [{ path, code: 'unknown' }]];
    expect(await tried({ kind: 'person', staffId: NEW })).toEqual(unknown('who.staffId'));
    await server.store.tend((tx) =>
      tx.db.update(tx.tables.staff).set({ active: false }).where(eq(tx.tables.staff.id, ids.vance)),
    );
    expect(await tried({ kind: 'person', staffId: ids.vance })).toEqual(unknown('who.staffId'));
    const claims = [{ claim: 'group', value: 'x', building: NEW }];
    expect(await tried({ kind: 'claims', claims })).toEqual(unknown('who.claims.0.building'));
  });
});
