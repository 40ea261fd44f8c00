import { expect } from 'vitest';
import {
  correctionsOf,
  entriesOf,
  entryState,
  insertEntries,
  insertCorrection,
  insertEntry,
  isEntryId,
  schoolOf,
} from '../../../server/areas/disclosures/entry.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The custodian's right to keep the log of a student. */
const mayKeep = (on: Ground, studentId?: string) => on.mayOn('disclosure.view', studentId, 'custodian');

/** Keeps an entry under the revision and the id of its number. */
export async function keepEntry(on: Ground, n: number, at: number = MOST, studentId: string = ids.kiri): Promise<void> {
  const may = await mayKeep(on);
  const who = { party: TEXT, interest: TEXT, recordedBy: ids.tove };
  const entry = { id: uuid(n), studentId, buildingId: ids.harborView, at, basis: 'R94', outcome: 'released', ...who };
  const form = { disclosureId: uuid(n), studentId, filled: JSON.stringify({ party: TEXT }), authorRole: 'principal' };
  await on.write((tx) => insertEntry(tx, may, { ...entry, rev: n }, { ...form, recordedAt: MOST }));
}

/** Says that an entry is wrong. */
export async function correct(on: Ground, n: number, replacedBy: string | null = null): Promise<void> {
  const may = await mayKeep(on);
  const recorded = { recordedBy: ids.rosa, recordedAt: MOST, rev: n };
  const row = { studentId: ids.kiri, disclosureId: uuid(n), why: TEXT, replacedBy, ...recorded };
  await on.write((tx) => insertCorrection(tx, may, row));
}

export const disclosureEntries: Repository = {
  file: 'areas/disclosures/entry.repo.ts',
  functions: {
    insertEntry: {
      async 'keeps every sign, and no id twice, whoever it is about'(on) {
        await keepEntry(on, 1);
        expect(await on.rows('SELECT party, interest, rev, at FROM disclosure')).toEqual([[TEXT, TEXT, 1, MOST]]);
        expect(await on.rows('SELECT disclosure_id, filled FROM disclosure_form')).toEqual([
          [uuid(1), JSON.stringify({ party: TEXT })],
        ]);
        await expect(keepEntry(on, 1, 7, ids.amaru)).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.one('SELECT count(*) FROM disclosure')).toBe(1);
      },
    },
    insertEntries: {
      async 'keeps many at once, each with its form, and none of them where one is known'(on) {
        const may = await on.mayDo('directory.list', 'custodian');
        const one = (n: number, studentId: string) => ({
          entry: {
            id: uuid(n),
            studentId,
            buildingId: ids.harborView,
            at: MOST,
            basis: 'R105',
            outcome: 'released',
            party: TEXT,
            interest: TEXT,
            recordedBy: ids.tove,
            rev: 5,
          },
          form: { disclosureId: uuid(n), studentId, filled: TEXT, authorRole: 'recordsManager', recordedAt: MOST },
        });
        await on.write((tx) => insertEntries(tx, may, [one(1, ids.kiri), one(2, ids.amaru)]));
        await on.write((tx) => insertEntries(tx, may, []));
        expect(await on.rows('SELECT id, student_id, rev FROM disclosure ORDER BY id')).toEqual([
          [uuid(1), ids.kiri, 5],
          [uuid(2), ids.amaru, 5],
        ]);
        expect(await on.one('SELECT count(*) FROM disclosure_form')).toBe(2);
        const again = on.write((tx) => insertEntries(tx, may, [one(3, ids.kiri), one(2, ids.kiri)]));
        await expect(again).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.one('SELECT count(*) FROM disclosure')).toBe(2);
      },
    },
    isEntryId: {
      async 'knows an id whoever the entry is about'(on) {
        await keepEntry(on, 1, 1, ids.amaru);
        const may = await mayKeep(on);
        const known = (n: number) => on.read((q) => isEntryId(q, may, uuid(n)));
        expect([await known(1), await known(2)]).toEqual([true, false]);
      },
    },
    insertCorrection: {
      async 'keeps every sign, once an entry'(on) {
        await keepEntry(on, 1);
        await correct(on, 1);
        expect(await on.one('SELECT why FROM disclosure_correction')).toBe(TEXT);
        await expect(correct(on, 1)).rejects.toMatchObject({ kind: 'unique' });
      },
    },
    entryState: {
      async 'is of the student’s own entries'(on) {
        for (const n of [1, 2]) await keepEntry(on, n);
        await correct(on, 2);
        await keepEntry(on, 3, 1, ids.amaru);
        const may = await mayKeep(on);
        const state = (n: number) => on.read((q) => entryState(q, may, uuid(n)));
        expect([await state(1), await state(2), await state(3), await state(4)]).toEqual([
          'stands',
          'corrected',
          undefined,
          undefined,
        ]);
      },
    },
    entriesOf: {
      async 'are the student’s, newest first, with their forms where they have one'(on) {
        await keepEntry(on, 2, 5);
        await keepEntry(on, 3, 5);
        await keepEntry(on, 4, 9, ids.amaru);
        const who = { party: 'Court', interest: '', basis: 'R101', outcome: 'denied', recordedBy: ids.tove, rev: 1 };
        const old = { ...who, buildingId: ids.lakeside, at: 7, id: uuid(1), studentId: ids.kiri };
        await on.tend((tx) => tx.db.insert(tx.tables.disclosure).values(old));
        const may = await mayKeep(on);
        const found = await on.read((q) => entriesOf(q, may));
        expect(found.map(({ id, filled }) => [id, filled === null])).toEqual([
          [uuid(1), true],
          [uuid(3), false],
          [uuid(2), false],
        ]);
        expect(found[1]).toEqual({
          id: uuid(3),
          at: 5,
          party: TEXT,
          interest: TEXT,
          basis: 'R94',
          outcome: 'released',
          filled: JSON.stringify({ party: TEXT }),
          recordedAt: MOST,
          recordedBy: ids.tove,
          recorder: 'Tove Söderberg',
          role: 'principal',
        });
      },
    },
    correctionsOf: {
      async 'are the student’s, with who made them'(on) {
        await keepEntry(on, 1);
        await correct(on, 1, uuid(2));
        const found = async (studentId?: string) => {
          const may = await mayKeep(on, studentId);
          return on.read((q) => correctionsOf(q, may));
        };
        const row = { disclosureId: uuid(1), why: TEXT, replacedBy: uuid(2), at: MOST, by: 'Rosa' };
        expect([await found(), await found(ids.amaru)]).toEqual([[row], []]);
      },
    },
    schoolOf: {
      async 'is the school of now, else the one left last'(on) {
        const may = await mayKeep(on);
        const school = () => on.read((q) => schoolOf(q, may));
        await on.tend(async (tx) => {
          await tx.db.delete(tx.tables.studentBuilding);
          await tx.db.update(tx.tables.student).set({ buildingId: null });
        });
        expect(await school()).toBeUndefined();
        const at = (buildingId: string, since: string, until: string | null) =>
          on.tend((tx) =>
            tx.db.insert(tx.tables.studentBuilding).values({ studentId: ids.kiri, buildingId, since, until }),
          );
        await at(ids.harborView, '2024-08-01', '2026-06-01');
        await at(ids.lakeside, '2025-08-01', '2026-05-01');
        expect(await school()).toBe(ids.harborView);
        await at(ids.lakeside, '2023-08-01', null);
        expect(await school()).toBe(ids.lakeside);
        await on.tend((tx) => tx.db.update(tx.tables.student).set({ buildingId: ids.harborView }));
        expect(await school()).toBe(ids.harborView);
      },
    },
  },
};
