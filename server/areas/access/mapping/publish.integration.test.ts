import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { importAssignments } from '../../../roster/import-assignments.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { desk, row, TODAY, TOMORROW } from './testing/desk.ts';

const HEADER = 'kind,staff,name,building,student,since,until';

describe('a publication', () => {
  it('gives and takes roles at the next request of whoever it is about', async () => {
    const { server, publish, claim, mapped } = await desk();
    await claim({ staffId: ids.soderberg, value: 'ADMINS', buildingId: ids.harborView });
    const tove = await acting(server, 'tsoderberg');
    const roles = async () => ((await tove.me()) as { roles: { role: string }[] }).roles.map(({ role }) => role).sort();
    const seesKiri = async () => (await tove.ask('students/face-sheet', { studentId: ids.kiri })).status === 200;
    expect([await roles(), await seesKiri()]).toEqual([['teacher'], false]);
    const admins = row({ value: 'admins', role: 'principal', scope: { kind: 'own' } });
    expect(await publish(admins)).toMatchObject({ outcome: 'applied' });
    expect([await roles(), await seesKiri()]).toEqual([['principal', 'teacher'], true]);
    expect(await mapped()).toEqual([`tsoderberg principal harborView ${TODAY} –`]);
    expect(await publish()).toMatchObject({ outcome: 'applied' });
    expect([await roles(), await seesKiri()]).toEqual([['teacher'], false]);
    expect(await mapped()).toEqual([`tsoderberg principal harborView ${TODAY} ${TODAY}`]);
    await publish(admins);
    expect([await roles(), await seesKiri()]).toEqual([['principal', 'teacher'], true]);
    expect(await mapped()).toEqual([`tsoderberg principal harborView ${TODAY} –`]);
  });

  it('ends a role today that had held before, takes it up again the same day, and leaves the gap on a later one', async () => {
    const { publish, claim, mapped, nextDay } = await desk();
    await claim({ staffId: ids.soderberg, value: 'SOC_WORK' });
    await publish(row());
    await nextDay();
    await publish();
    expect(await mapped()).toEqual([`tsoderberg socialWorker  ${TODAY} ${TOMORROW}`]);
    await publish(row());
    expect(await mapped()).toEqual([`tsoderberg socialWorker  ${TODAY} –`]);
    await publish();
    await nextDay();
    await publish(row());
    expect(await mapped()).toEqual([
      `tsoderberg socialWorker  ${TODAY} ${TOMORROW}`,
      'tsoderberg socialWorker  2026-11-22 –',
    ]);
  });

  it('keeps the versions, with reason, regulation and the rules they were published under', async () => {
    const { server, read, publish } = await desk();
    const [one, two] = [row(), row({ role: 'psychologist' })];
    await publish(one);
    await publish(two);
    const { inForce, earlier, draft } = await read();
    const said = { reason: 'A new year.', regulation: 'SR 515-1', publishedBy: 'Ines Aguinaldo' };
    expect(inForce).toMatchObject({ ...said, version: 2, rows: [two], publishedAt: server.runtime.now() });
    // The set the program comes with was in force first, and can be taken again.
    expect(earlier).toMatchObject([
      { ...said, version: 1, rows: [one] },
      { version: 0, publishedAt: null },
    ]);
    expect(draft).toBeNull();
    expect(await server.rows('SELECT version, status, length(rules_hash) FROM role_map ORDER BY 1')).toEqual([
      [1, 'superseded', 64],
      [2, 'published', 64],
    ]);
  });

  it('leaves an entry with version, regulation and how many roles it changed', async () => {
    const { server, publish, claim } = await desk();
    await claim({ staffId: ids.soderberg, value: 'SOC_WORK' }, { staffId: ids.mwangi, value: 'SOC_WORK' });
    await publish(row());
    const detail = await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1');
    expect(JSON.parse(String(detail))).toEqual({
      version: 1,
      regulation: 'SR 515-1',
      rulesHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      counts: { added: 2, changed: 0, ended: 0, unchanged: 0 },
    });
    expect(await server.one("SELECT count(*) FROM audit WHERE action = 'mapping.publish' AND line LIKE '%R54%'")).toBe(
      1,
    );
  });

  it('is refused when it leaves no administrator with an account, and changes nothing', async () => {
    const { server, admin, read, publish, claim, mapped } = await desk();
    const giving = row({ value: 'SYSADM', role: 'administrator' });
    await claim({ staffId: ids.aguinaldo, value: 'SYSADM' }, { staffId: ids.cole, value: 'NEWADM' });
    await publish(giving);
    // From here on the role comes from the map alone.
    await server.store.tend((tx) =>
      tx.db.update(tx.tables.roleFact).set({ until: TODAY }).where(eq(tx.tables.roleFact.source, 'test')),
    );
    const refused = { outcome: 'refused', code: 'no-administrator', text: expect.stringContaining('no administrator') };
    const before = await mapped();
    expect(await publish()).toMatchObject(refused);
    const toCole = row({ value: 'NEWADM', role: 'administrator' });
    await server.store.tend((tx) =>
      tx.db.update(tx.tables.account).set({ disabled: true }).where(eq(tx.tables.account.staffId, ids.cole)),
    );
    expect(await publish(toCole)).toMatchObject(refused);
    expect([await mapped(), (await read()).inForce.version]).toEqual([before, 1]);
    await server.store.tend((tx) =>
      tx.db.update(tx.tables.account).set({ disabled: false }).where(eq(tx.tables.account.staffId, ids.cole)),
    );
    expect(await publish(toCole)).toMatchObject({ outcome: 'applied' });
    const next = await admin().ask('mapping/compare', { rows: [] });
    expect(next.status).toBe(403);
    expect(await (await acting(server, 'gcole')).op('mapping.save', { rev: 0, rows: [] })).toMatchObject({
      outcome: 'applied',
    });
  });

  it('is what imports go by from then on, from the day of the import', async () => {
    const { server, publish, mapped } = await desk();
    await publish(row(), row({ value: 'COUNSEL', role: 'counselor', scope: { kind: 'own' } }));
    const bring = (...lines: string[]) =>
      importAssignments(server.store, [HEADER, ...lines].join('\n'), { asOf: '2026-11-25', fileName: 'a.csv' });
    const report = await bring(
      'group,tsoderberg,SOC_WORK,,,2026-08-12,',
      'group,jmwangi,COUNSEL,310,,2026-08-12,2027-07-01',
      'group,pvance,COUNSEL,,,2026-08-12,',
    );
    expect(report.counts['staffClaim']).toMatchObject({ added: 3 });
    expect(report.counts['roleFact']).toMatchObject({ added: 2 });
    expect(await mapped()).toEqual([
      'jmwangi counselor harborView 2026-11-25 2027-07-01',
      'tsoderberg socialWorker  2026-11-25 –',
    ]);
    await bring();
    expect(await mapped()).toEqual([
      'jmwangi counselor harborView 2026-11-25 2026-11-25',
      'tsoderberg socialWorker  2026-11-25 2026-11-25',
    ]);
  });

  it('and an import at the same time end with the roles of the new map', async () => {
    const { server, publish, mapped } = await desk();
    const csv = `${HEADER}\ngroup,tsoderberg,SOC_WORK,,,2026-08-12,\n`;
    const bring = importAssignments(server.store, csv, { asOf: TODAY, fileName: 'a.csv' });
    const [published] = await Promise.all([publish(row()), bring]);
    expect(published).toMatchObject({ outcome: 'applied' });
    expect(await mapped()).toEqual([`tsoderberg socialWorker  ${TODAY} –`]);
  });
});
