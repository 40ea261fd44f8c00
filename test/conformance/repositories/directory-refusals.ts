import { expect } from 'vitest';
import {
  attendanceOf,
  insertRefusal,
  insertRescission,
  isRefusalId,
  refusalOf,
  type RefusalRow,
  refusalsOf,
  rescissionsOf,
} from '../../../server/areas/directory/refusal.repo.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const may = (on: Ground, studentId: string = ids.kiri) => on.mayOn('directory.keep', studentId, 'custodian');
const by = 'Tove Söderberg';
const RECEIVED = '2026-09-10';
const common = (n: number) => ({ recordedBy: ids.tove, recordedAt: MOST, rev: n });

/** Keeps a refusal under the revision and the id of its number. */
export async function keepRefusal(on: Ground, n: number, change: Partial<RefusalRow> = {}): Promise<void> {
  const grant = await may(on, change.studentId);
  const row = { studentId: ids.kiri, id: uuid(n), receivedOn: RECEIVED, filled: TEXT, ...common(n), ...change };
  await on.write((tx) => insertRefusal(tx, grant, row));
}

/** Ends a refusal. */
export async function endRefusal(on: Ground, n: number): Promise<void> {
  const grant = await may(on);
  const row = { studentId: ids.kiri, refusalId: uuid(n), receivedOn: '2026-10-01', reason: 'rescinded', filled: TEXT };
  await on.write((tx) => insertRescission(tx, grant, { ...row, ...common(90 + n) }));
}

export const directoryRefusals: Repository = {
  file: 'areas/directory/refusal.repo.ts',
  functions: {
    insertRefusal: {
      async 'keeps what it says, once under its id'(on) {
        await keepRefusal(on, 1);
        await expect(keepRefusal(on, 2, { id: uuid(1) })).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.rows('SELECT received_on, filled, rev FROM directory_refusal')).toEqual([[RECEIVED, TEXT, 1]]);
      },
    },
    insertRescission: {
      async 'ends a refusal once'(on) {
        await keepRefusal(on, 1);
        await endRefusal(on, 1);
        await expect(endRefusal(on, 1)).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.rows('SELECT reason, filled FROM directory_rescission')).toEqual([['rescinded', TEXT]]);
      },
    },
    isRefusalId: {
      async 'knows the ids of refusals, whoever’s they are'(on) {
        await keepRefusal(on, 1);
        const other = await may(on, ids.amaru);
        const known = (n: number) => on.read((q) => isRefusalId(q, other, uuid(n)));
        expect([await known(1), await known(2)]).toEqual([true, false]);
      },
    },
    refusalOf: {
      async 'gives one of the student’s, and how it ended'(on) {
        await keepRefusal(on, 1);
        await keepRefusal(on, 2);
        await endRefusal(on, 2);
        const [grant, other] = [await may(on), await may(on, ids.amaru)];
        const found = (n: number) => on.read((q) => refusalOf(q, grant, uuid(n)));
        expect(await found(1)).toEqual({ receivedOn: RECEIVED, ended: null });
        expect(await found(2)).toEqual({ receivedOn: RECEIVED, ended: 'rescinded' });
        expect(await found(3)).toBeUndefined();
        expect(await on.read((q) => refusalOf(q, other, uuid(1)))).toBeUndefined();
      },
    },
    refusalsOf: {
      async 'gives the student’s alone, what came last first, with who entered them'(on) {
        await keepRefusal(on, 1, { receivedOn: '2026-11-01' });
        await keepRefusal(on, 2);
        await keepRefusal(on, 3, { studentId: ids.amaru });
        const grant = await may(on);
        expect(await on.read((q) => refusalsOf(q, grant))).toEqual([
          { id: uuid(1), receivedOn: '2026-11-01', filled: TEXT, at: MOST, by },
          { id: uuid(2), receivedOn: RECEIVED, filled: TEXT, at: MOST, by },
        ]);
      },
    },
    rescissionsOf: {
      async 'gives why, and by whom'(on) {
        await keepRefusal(on, 1);
        await endRefusal(on, 1);
        const [grant, other] = [await may(on), await may(on, ids.amaru)];
        const end = { refusalId: uuid(1), receivedOn: '2026-10-01', reason: 'rescinded', filled: TEXT, at: MOST, by };
        expect(await on.read((q) => rescissionsOf(q, grant))).toEqual([end]);
        expect(await on.read((q) => rescissionsOf(q, other))).toEqual([]);
      },
    },
    attendanceOf: {
      async 'gives the school of now, and until when the student was enrolled'(on) {
        const grant = await may(on);
        const found = () => on.read((q) => attendanceOf(q, grant));
        const now = { active: true, buildingId: ids.harborView, school: HARBOR_VIEW };
        expect(await found()).toMatchObject({ ...now, until: null });
        const fact = { studentId: ids.kiri, buildingId: ids.harborView };
        await on.write((tx) =>
          tx.db.insert(tx.tables.studentBuilding).values([
            { ...fact, since: '2020-09-01', until: '2021-06-05' },
            { ...fact, since: '2021-09-01', until: '2022-06-05' },
          ]),
        );
        expect(await found()).toMatchObject({ ...now, until: '2022-06-05' });
      },
    },
  },
};
