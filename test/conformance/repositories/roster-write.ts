import { expect } from 'vitest';
import { FACT_TABLES, KEYED_TABLES, type RosterTable } from '../../../server/roster/roster-rows.ts';
import { insertRun, putRows, type RunRow, takeImportTurn } from '../../../server/roster/roster-write.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';
import { buildings, PAIRS } from './roster-rows.ts';

const noted = async () => undefined;

/** The table's row of the pair, as the store gives it back: the ground has other rows in some tables. */
async function stored({ look }: Ground, table: RosterTable): Promise<object[]> {
  const rows: object[] = await look((q) => q.db.select().from(q.tables[table]));
  return rows
    .filter((row) => !('id' in row) || row.id === 'x')
    .filter((row) => !('source' in row) || row.source === TEXT);
}

const run: RunRow = {
  id: 'a run',
  kind: 'oneroster',
  startedAt: AT,
  finishedAt: MOST,
  fileName: TEXT,
  fileHash: 'ab12',
  outcome: 'done',
  counts: '{"staff":{"added":1}}',
};

export const rosterWrite: Repository = {
  file: 'roster/roster-write.repo.ts',
  functions: {
    putRows: {
      async 'adds a row to each table, and replaces the one with the same key'(on) {
        for (const table of [...KEYED_TABLES, ...FACT_TABLES]) {
          for (const row of PAIRS[table]) {
            await on.write((tx) => putRows(tx, table, [row], noted));
            expect(await stored(on, table)).toEqual([row]);
          }
        }
      },
      async 'corrects an entry of discipline that has the same id in the SIS, its student and day too'(on) {
        const row = { id: 'x', sourcedId: TEXT, grade: '', infraction: TEXT, action: '' };
        const first = { ...row, studentId: ids.kiri, day: '2026-10-05', buildingId: ids.harborView };
        const second = { ...row, studentId: ids.amaru, day: '2026-10-06', buildingId: ids.lakeside, grade: '09' };
        for (const entry of [first, second]) {
          await on.write((tx) => putRows(tx, 'sisDiscipline', [entry], noted));
          expect(await on.look((q) => q.db.select().from(q.tables.sisDiscipline))).toEqual([entry]);
        }
      },
      async 'corrects a day away that has the same id in the SIS'(on) {
        const first = {
          id: 'x',
          sourcedId: TEXT,
          kind: TEXT,
          studentId: ids.kiri,
          day: '2026-10-05',
          buildingId: ids.harborView,
        };
        const second = { ...first, studentId: ids.amaru, day: '2026-10-06', kind: '', buildingId: ids.lakeside };
        for (const entry of [first, second]) {
          await on.write((tx) => putRows(tx, 'sisAttendance', [entry], noted));
          expect(await on.look((q) => q.db.select().from(q.tables.sisAttendance))).toEqual([entry]);
        }
      },
      async 'takes any number of rows, and awaits a turn after every hundred'(on) {
        const turns: number[] = [];
        await on.write((tx) => putRows(tx, 'building', buildings(203), async (done) => void turns.push(done)));
        expect(turns).toEqual([100, 200]);
        expect(await on.rows("SELECT id, active FROM building WHERE id LIKE 'many-%' ORDER BY id")).toEqual(
          buildings(203).map(({ id, active }) => [id, Number(active)]),
        );
        await on.write((tx) => putRows(tx, 'building', [], noted));
      },
      async 'adds nothing when one of many cannot stand'(on) {
        const rows = buildings(101).map((row, i) => (i === 100 ? { ...row, sourcedId: 'b1' } : row));
        await expect(on.write((tx) => putRows(tx, 'building', rows, noted))).rejects.toMatchObject({ kind: 'unique' });
        const orphan = { ...PAIRS.relation[0], studentId: ids.nobody };
        await expect(on.write((tx) => putRows(tx, 'relation', [orphan], noted))).rejects.toMatchObject({
          kind: 'foreign-key',
        });
        expect(await on.one("SELECT count(*) FROM building WHERE id LIKE 'many-%'")).toBe(0);
      },
    },
    takeImportTurn: {
      async 'lets one import in at a time, and leaves the revision alone'(on) {
        let inside = 0;
        const turn = () =>
          on.write(async (tx) => {
            await takeImportTurn(tx);
            inside += 1;
            expect(inside).toBe(1);
            await tx.db.$count(tx.tables.importRun);
            inside -= 1;
          });
        await Promise.all([turn(), turn(), turn()]);
        expect(await on.rows('SELECT name, value FROM counter ORDER BY name')).toEqual([
          ['import', 3],
          ['rev', 0],
        ]);
      },
    },
    insertRun: {
      async 'notes the run as it was'(on) {
        await on.write((tx) => insertRun(tx, run));
        const [row] = await on.look((q) => q.db.select().from(q.tables.importRun));
        expect(row).toEqual(run);
        await expect(on.write((tx) => insertRun(tx, run))).rejects.toMatchObject({ kind: 'unique' });
      },
    },
  },
};
