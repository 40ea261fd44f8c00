import { expect } from 'vitest';
import {
  insertInspection,
  type InspectionRow,
  inspectionsOf,
  inspectionState,
  insertStrike,
  isInspectionId,
} from '../../../server/areas/inspections/inspection.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const may = (on: Ground, studentId: string = ids.kiri) => on.mayOn('request.keep', studentId, 'custodian');

/** Keeps an entry of the Record of Inspection under the revision and the id of its number. */
export async function keepInspected(on: Ground, n: number, change: Partial<InspectionRow> = {}): Promise<void> {
  const grant = await may(on, change.studentId);
  const row = { studentId: ids.kiri, id: uuid(n), day: '2026-11-02', filled: TEXT, sha256: null };
  const recorded = { recordedBy: ids.tove, recordedAt: MOST, rev: n };
  await on.write((tx) => insertInspection(tx, grant, { ...row, ...recorded, ...change }));
}

/** Strikes the entry of a number. */
export async function strike(on: Ground, n: number, studentId: string = ids.kiri): Promise<void> {
  const grant = await may(on, studentId);
  const row = { studentId, inspectionId: uuid(n), why: TEXT, recordedBy: ids.tove, recordedAt: MOST, rev: 100 + n };
  await on.write((tx) => insertStrike(tx, grant, row));
}

export const inspections: Repository = {
  file: 'areas/inspections/inspection.repo.ts',
  functions: {
    insertInspection: {
      async 'keeps what it says, once under its id'(on) {
        await keepInspected(on, 1, { sha256: 'ab12' });
        await expect(keepInspected(on, 2, { id: uuid(1) })).rejects.toMatchObject({ kind: 'unique' });
        const kept = await on.rows('SELECT day, filled, sha256, recorded_at, rev FROM inspection');
        expect(kept).toEqual([['2026-11-02', TEXT, 'ab12', MOST, 1]]);
      },
    },
    insertStrike: {
      async 'keeps every sign, once an entry'(on) {
        await keepInspected(on, 1);
        await strike(on, 1);
        expect(await on.rows('SELECT why, recorded_at, rev FROM inspection_strike')).toEqual([[TEXT, MOST, 101]]);
        await expect(strike(on, 1)).rejects.toMatchObject({ kind: 'unique' });
      },
    },
    inspectionState: {
      async 'is of the student’s own entries'(on) {
        await keepInspected(on, 1);
        await keepInspected(on, 2, { sha256: 'ab12' });
        await keepInspected(on, 3);
        await strike(on, 3);
        await keepInspected(on, 4, { studentId: ids.amaru });
        const grant = await may(on);
        const state = (n: number) => on.read((q) => inspectionState(q, grant, uuid(n)));
        expect([await state(1), await state(2), await state(3), await state(4), await state(5)]).toEqual([
          'stands',
          'handed',
          'struck',
          undefined,
          undefined,
        ]);
      },
    },
    isInspectionId: {
      async 'knows an id whoever it is about'(on) {
        await keepInspected(on, 1, { studentId: ids.amaru });
        const grant = await may(on);
        const known = (n: number) => on.read((q) => isInspectionId(q, grant, uuid(n)));
        expect([await known(1), await known(2)]).toEqual([true, false]);
      },
    },
    inspectionsOf: {
      async 'gives the student’s alone, by day, the newest first, each with why it was struck'(on) {
        await keepInspected(on, 1, { day: '2026-11-20', sha256: 'ab12' });
        await keepInspected(on, 2);
        await keepInspected(on, 3);
        await keepInspected(on, 4, { studentId: ids.amaru });
        await strike(on, 3);
        await strike(on, 4, ids.amaru);
        const grant = await may(on);
        const stands = { struckAt: null, struckBy: null, struckWhy: null };
        const entry = { filled: TEXT, sha256: null, at: MOST, by: 'Tove Söderberg', ...stands };
        expect(await on.read((q) => inspectionsOf(q, grant))).toEqual([
          { ...entry, id: uuid(1), sha256: 'ab12' },
          { ...entry, id: uuid(3), struckAt: MOST, struckBy: 'Tove Söderberg', struckWhy: TEXT },
          { ...entry, id: uuid(2) },
        ]);
      },
    },
  },
};
