import { expect } from 'vitest';
import {
  barsKept,
  insertBar,
  insertParty,
  isParty,
  liftBars,
  partiesKept,
} from '../../../server/areas/disclosures/party.repo.ts';
import {
  bornOn,
  insertSealed,
  insertSealedCorrection,
  isSealedId,
  sealedCorrections,
  sealedKept,
  sealedState,
} from '../../../server/areas/disclosures/sealed.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const mayKeep = (on: Ground) => on.mayDo('custody.keep', 'custodian');

/** Keeps a party under the id of its number. */
async function party(on: Ground, n: number, nameKey: string): Promise<void> {
  const may = await mayKeep(on);
  const row = { id: uuid(n), name: TEXT, nameKey, capacity: 'study', addedBy: ids.tove, addedAt: MOST };
  await on.write((tx) => insertParty(tx, may, row));
}

/** Bars the party of a number; the custodian's day is 2026-11-20. */
export async function bar(on: Ground, n: number, of: number, firstDay: string, lastDay: string): Promise<void> {
  const may = await mayKeep(on);
  const found = { ground: 'study', finding: TEXT, recordedBy: ids.tove, recordedAt: n };
  await on.write((tx) => insertBar(tx, may, { id: uuid(n), partyId: uuid(of), firstDay, lastDay, ...found }));
}

/** Two parties, the first under a bar. */
export async function barred(on: Ground): Promise<void> {
  await party(on, 1, 'b');
  await party(on, 2, 'a');
  await bar(on, 11, 1, '2026-11-20', '2031-11-20');
}

async function lift(on: Ground, of: number): Promise<number> {
  const may = await mayKeep(on);
  return on.write((tx) => liftBars(tx, may, uuid(of), TEXT));
}

/** The numbers of the parties, each with until when it is barred. */
async function untils(on: Ground) {
  const may = await mayKeep(on);
  const rows = await on.read((q) => partiesKept(q, may));
  return rows.map(({ id, barredUntil }) => [id, barredUntil]);
}

export const disclosureParties: Repository = {
  file: 'areas/disclosures/party.repo.ts',
  functions: {
    insertParty: {
      async 'keeps every sign, and no name twice'(on) {
        await party(on, 1, 'b');
        expect(await on.rows('SELECT * FROM party')).toEqual([[uuid(1), TEXT, 'b', 'study', ids.tove, MOST]]);
        await expect(party(on, 2, 'b')).rejects.toMatchObject({ kind: 'unique' });
      },
    },
    isParty: {
      async 'knows a party by its id and by its name'(on) {
        await party(on, 1, 'b');
        const may = await mayKeep(on);
        const known = (id: number, nameKey?: string) =>
          on.read((q) => isParty(q, may, { id: uuid(id), ...(nameKey !== undefined && { nameKey }) }));
        expect([await known(1), await known(2), await known(2, 'b'), await known(2, 'c')]).toEqual([
          true,
          false,
          true,
          false,
        ]);
      },
    },
    insertBar: {
      async 'keeps every sign'(on) {
        await barred(on);
        expect(await on.rows('SELECT first_day, last_day, finding, lifted_at FROM party_bar')).toEqual([
          ['2026-11-20', '2031-11-20', TEXT, null],
        ]);
      },
    },
    liftBars: {
      async 'lifts what is not over, once, of this party'(on) {
        await barred(on);
        await bar(on, 12, 1, '2015-01-01', '2026-11-19');
        await bar(on, 13, 2, '2026-01-01', '2040-01-01');
        expect([await lift(on, 1), await lift(on, 1)]).toEqual([1, 0]);
        expect(await on.rows('SELECT id, lifted_why, lifted_by FROM party_bar ORDER BY id')).toEqual([
          [uuid(11), TEXT, 'custodian'],
          [uuid(12), null, null],
          [uuid(13), null, null],
        ]);
      },
    },
    partiesKept: {
      async 'are by name, each with the last day of the bar of now'(on) {
        await barred(on);
        expect(await untils(on)).toEqual([
          [uuid(2), null],
          [uuid(1), '2031-11-20'],
        ]);
        await bar(on, 12, 1, '2020-01-01', '2032-01-01');
        await bar(on, 13, 2, '2026-11-21', '2040-01-01');
        await bar(on, 14, 2, '2015-01-01', '2026-11-19');
        expect(await untils(on)).toEqual([
          [uuid(2), null],
          [uuid(1), '2032-01-01'],
        ]);
        await lift(on, 1);
        expect(await untils(on)).toEqual([
          [uuid(2), null],
          [uuid(1), null],
        ]);
      },
    },
    barsKept: {
      async 'are newest first, with who recorded and who lifted them'(on) {
        await barred(on);
        await lift(on, 1);
        await bar(on, 12, 2, '2026-01-01', '2040-01-01');
        const may = await mayKeep(on);
        const found = await on.read((q) => barsKept(q, may));
        const common = { ground: 'study', finding: TEXT, recordedBy: 'Tove Söderberg' };
        expect(found).toEqual([
          {
            partyId: uuid(2),
            from: '2026-01-01',
            until: '2040-01-01',
            ...common,
            recordedAt: 12,
            liftedAt: null,
            liftedBy: null,
            liftedWhy: null,
          },
          {
            partyId: uuid(1),
            from: '2026-11-20',
            until: '2031-11-20',
            ...common,
            recordedAt: 11,
            liftedAt: found[1]?.liftedAt,
            liftedBy: 'Given Family',
            liftedWhy: TEXT,
          },
        ]);
        expect(found[1]?.liftedAt).toBeGreaterThan(0);
      },
    },
  },
};

/** Keeps a release in the sealed book under the id of its number. */
export async function seal(on: Ground, n: number, at: number = MOST): Promise<void> {
  const may = await mayKeep(on);
  const release = { studentId: ids.kiri, at, basis: 'R101', outcome: 'released', filled: TEXT };
  const recorded = { recordedBy: ids.tove, recordedAt: MOST, rev: n };
  await on.write((tx) => insertSealed(tx, may, { id: uuid(n), ...release, ...recorded }));
}

/** Says of the release of a number that it is wrong, and which number is right instead. */
export async function correctSealed(on: Ground, n: number, right: number | null = null): Promise<void> {
  const may = await mayKeep(on);
  const wrong = { releaseId: uuid(n), why: TEXT, replacedBy: right === null ? null : uuid(right) };
  const recorded = { recordedBy: ids.tove, recordedAt: MOST, rev: 100 + n };
  await on.write((tx) => insertSealedCorrection(tx, may, { ...wrong, ...recorded }));
}

export const sealedBook: Repository = {
  file: 'areas/disclosures/sealed.repo.ts',
  functions: {
    insertSealed: {
      async 'keeps every sign, once'(on) {
        await seal(on, 1);
        expect(await on.one('SELECT filled FROM sealed_release')).toBe(TEXT);
        await expect(seal(on, 1)).rejects.toMatchObject({ kind: 'unique' });
      },
    },
    insertSealedCorrection: {
      async 'keeps every sign, once an entry'(on) {
        await seal(on, 1);
        await correctSealed(on, 1);
        expect(await on.rows('SELECT why, replaced_by FROM sealed_correction')).toEqual([[TEXT, null]]);
        await expect(correctSealed(on, 1)).rejects.toMatchObject({ kind: 'unique' });
      },
    },
    sealedState: {
      async 'is of what the book holds, with whose it is'(on) {
        for (const n of [1, 2]) await seal(on, n);
        await correctSealed(on, 2, 1);
        const may = await mayKeep(on);
        const state = (n: number) => on.read((q) => sealedState(q, may, uuid(n)));
        expect(await state(1)).toEqual({ studentId: ids.kiri, isCorrected: false });
        expect(await state(2)).toEqual({ studentId: ids.kiri, isCorrected: true });
        expect(await state(3)).toBeUndefined();
      },
    },
    sealedCorrections: {
      async 'say why, by whom, and what is right instead'(on) {
        for (const n of [1, 2]) await seal(on, n);
        await correctSealed(on, 1, 2);
        const may = await mayKeep(on);
        expect(await on.read((q) => sealedCorrections(q, may))).toEqual([
          { releaseId: uuid(1), why: TEXT, replacedBy: uuid(2), at: MOST, by: 'Tove Söderberg' },
        ]);
      },
    },
    isSealedId: {
      async 'knows what the book holds'(on) {
        await seal(on, 1);
        const may = await mayKeep(on);
        const known = (n: number) => on.read((q) => isSealedId(q, may, uuid(n)));
        expect([await known(1), await known(2)]).toEqual([true, false]);
      },
    },
    bornOn: {
      async 'is of a student that there is'(on) {
        const may = await mayKeep(on);
        await on.tend((tx) => tx.db.update(tx.tables.student).set({ birthDate: '2012-03-14' }));
        expect(await on.read((q) => bornOn(q, may, ids.kiri))).toEqual({ birthDate: '2012-03-14' });
        expect(await on.read((q) => bornOn(q, may, ids.nobody))).toBeUndefined();
      },
    },
    sealedKept: {
      async 'is newest first, with whose and who kept it'(on) {
        await seal(on, 1, 5);
        await seal(on, 2, 9);
        await seal(on, 3, 5);
        const may = await mayKeep(on);
        const found = await on.read((q) => sealedKept(q, may));
        expect(found.map(({ id }) => id)).toEqual([uuid(2), uuid(3), uuid(1)]);
        expect(found[0]).toEqual({
          id: uuid(2),
          studentId: ids.kiri,
          studentName: 'Kiri O’Neill-Nguyễn',
          sisId: '204417',
          at: 9,
          basis: 'R101',
          outcome: 'released',
          filled: TEXT,
          recordedAt: MOST,
          recordedBy: 'Tove Söderberg',
        });
      },
    },
  },
};
