import { describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { completeRelease, TODAY } from '../../../shared/areas/disclosures/testing/complete.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { openStudies } from '../studies/testing/open-studies.ts';
import { COUNSELOR, ELSEWHERE, logDesk, logServer } from './testing/log-desk.ts';

const OWN = completeRelease('R94');
const OTHERS = completeRelease('R102', { day: '2026-11-19' });

describe('R119: the log of a student', () => {
  it('is whole for who keeps it, and one’s own entries for who enters', async () => {
    const server = await logServer();
    const [principal, counselor] = [await logDesk(server, 'mhaskins'), await logDesk(server, COUNSELOR)];
    await counselor.record(OWN);
    await principal.record(OTHERS);
    for (const who of [principal, await logDesk(server, 'anwosu')]) {
      const { whole, entries } = await who.read();
      expect([whole, entries.map(({ form }) => form.basis)]).toEqual([true, ['R94', 'R102']]);
    }
    const { whole, entries } = await counselor.read();
    expect([whole, entries.map(({ form, recorded }) => [form.basis, recorded.own])]).toEqual([false, [['R94', true]]]);
    expect((await (await logDesk(server, 'rortiz')).read()).entries).toEqual([]);
  });

  it('is closed to the superintendent and to teachers, and hidden with the student', async () => {
    const server = await logServer();
    for (const who of ['gcole', 'jmwangi'])
      expect([who, await (await logDesk(server, who)).status()]).toEqual([who, 403]);
    for (const who of [ELSEWHERE, 'tsoderberg'])
      expect([who, await (await logDesk(server, who)).status()]).toEqual([who, 404]);
    expect(await (await logDesk(server, 'anwosu', v7())).status()).toBe(404);
    const lines = await server.rows(`SELECT line FROM audit WHERE action = 'disclosure.view'`);
    expect(lines).toHaveLength(5);
    expect(lines.every((line) => String(line).includes('refused'))).toBe(true);
  });

  it('leaves one entry a view', async () => {
    const server = await logServer();
    await (await logDesk(server, COUNSELOR)).read();
    const entries = await server.rows(`SELECT student_id, decision FROM audit WHERE action = 'disclosure.view'`);
    expect(entries).toEqual([[ids.kiri, 'allowed']]);
  });

  it('says what a new entry is judged by: the age, the day, whether studies are open, and whom the district knows', async () => {
    const server = await logServer();
    const custodian = await logDesk(server, 'anwosu');
    const [court, study] = [v7(), v7()];
    await custodian.addParty('County Court', court, 'court');
    await custodian.addParty('Brightpath Research', study);
    await custodian.bar(study, '2026-11-01', '2032-01-01');
    const log = await (await logDesk(server, 'mhaskins')).read();
    expect(log).toMatchObject({
      student: { id: ids.kiri, name: 'Kiri Baptiste-Nguyen', sisId: '204417' },
      about: { age: 14, today: TODAY, studiesOpen: false },
      parties: [
        { name: 'Brightpath Research', barredUntil: '2032-01-01' },
        { name: 'County Court', barredUntil: null },
      ],
    });
    expect(log.abilities).toEqual(expect.arrayContaining(['disclosure.view', 'disclosure.record']));
    await server.tamper(`UPDATE student SET birth_date = NULL`);
    await openStudies(server);
    expect((await custodian.read()).about).toEqual({ age: null, today: TODAY, studiesOpen: true });
  });

  it('R120: shows entries of before there were forms with who received and what for', async () => {
    const server = await logServer();
    const row = { party: 'County court', interest: 'An order', basis: 'R101', outcome: 'released' };
    const place = { buildingId: ids.harborView, at: 1, id: v7(), studentId: ids.kiri, recordedBy: ids.nwosu, rev: 1 };
    await server.store.tend((tx) => tx.db.insert(tx.tables.disclosure).values({ ...place, ...row }));
    expect((await (await logDesk(server, 'mhaskins')).read()).entries).toEqual([
      {
        disclosureId: place.id,
        at: 1,
        form: { basis: 'R101', outcome: 'released', filled: { party: 'County court', interest: 'An order' } },
        recorded: { at: 1, by: 'Adaeze Nwosu', role: '', own: false },
        corrected: null,
      },
    ]);
  });
});
