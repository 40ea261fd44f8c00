import { expect } from 'vitest';
import {
  copiesListed,
  copyStepsOf,
  type CopyStepRow,
  type CopyTableRow,
  countToReview,
  insertCopy,
  insertCopyStep,
  isCopyId,
  isCopyStepId,
  putCopyState,
} from '../../../server/areas/copies/copy.repo.ts';
import {
  addendaForCopy,
  contactsForCopy,
  enrollmentsForCopy,
  approvedNameForms,
  newestNameUpdate,
  rosterAsOf,
  rosterNames,
  sheetForCopy,
} from '../../../server/areas/copies/record.repo.ts';
import { classFilterFor } from '../../../server/policy/index.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';
import { add, note } from './contacts.ts';
import { keepNameUpdate } from './names.ts';
import { write } from './sheets.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const may = (on: Ground, studentId: string = ids.kiri) => on.mayOn('copy.make', studentId, 'custodian');
const sight = async (on: Ground) => classFilterFor((await may(on)).actor, 'copy.make', 'disclosure');

/** Keeps a copy under the revision and the id of its number, with its first step under a hundred more. */
export async function keepCopy(on: Ground, n: number, change: Partial<CopyTableRow> = {}): Promise<void> {
  const grant = await may(on);
  const row = { studentId: ids.kiri, id: uuid(n), state: 'making', party: TEXT, basis: 'R94', begunBy: ids.tove };
  await on.write((tx) => insertCopy(tx, grant, { ...row, begunAt: MOST - n, rev: n, ...change }));
  await keepCopyStep(on, n, { kind: 'asked', rev: n, id: uuid(100 + n) });
}

/** Keeps a step of the copy of a number. */
export async function keepCopyStep(
  on: Ground,
  copy: number,
  change: Partial<CopyStepRow> & { readonly rev: number; readonly id: string },
): Promise<void> {
  const grant = await may(on);
  const author = { authorId: ids.tove, authorRole: 'recordsManager', recordedAt: MOST };
  const row = { studentId: ids.kiri, copyId: uuid(copy), kind: 'sent', content: TEXT, ...author };
  await on.write((tx) => insertCopyStep(tx, grant, { ...row, ...change }));
}

/** Two updates of a name with their forms: the second is approved, the first not. */
async function keepUpdates(on: Ground): Promise<void> {
  await keepNameUpdate(on, 1);
  await keepNameUpdate(on, 2, { state: 'approved', approvedOn: '2026-11-20' });
}

export const copies: Repository = {
  file: 'areas/copies/copy.repo.ts',
  functions: {
    insertCopy: {
      async 'keeps what it says, once under its id'(on) {
        await keepCopy(on, 1);
        await expect(keepCopy(on, 1)).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.rows('SELECT state, party, basis, begun_at, rev FROM copy')).toEqual([
          ['making', TEXT, 'R94', MOST - 1, 1],
        ]);
      },
    },
    insertCopyStep: {
      async 'keeps a step with its content, once under its id'(on) {
        await keepCopy(on, 1);
        await keepCopyStep(on, 1, { rev: 2, id: uuid(7) });
        await expect(keepCopyStep(on, 1, { rev: 3, id: uuid(7) })).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.rows('SELECT kind, content FROM copy_step WHERE rev = 2')).toEqual([['sent', TEXT]]);
      },
    },
    putCopyState: {
      async 'changes the one copy'(on) {
        await keepCopy(on, 1);
        await keepCopy(on, 2);
        const grant = await may(on);
        const now = { state: 'review', party: 'Lakeside', basis: 'R106', rev: 9 };
        await on.write((tx) => putCopyState(tx, grant, { copyId: uuid(1), ...now }));
        expect(await on.rows('SELECT state, party, basis, rev FROM copy ORDER BY id')).toEqual([
          ['review', 'Lakeside', 'R106', 9],
          ['making', TEXT, 'R94', 2],
        ]);
      },
    },
    isCopyId: {
      async 'knows a copy whoever it is about'(on) {
        await keepCopy(on, 1);
        const grant = await may(on, ids.amaru);
        expect(await on.read((q) => isCopyId(q, grant, uuid(1)))).toBe(true);
        expect(await on.read((q) => isCopyId(q, grant, uuid(2)))).toBe(false);
      },
    },
    isCopyStepId: {
      async 'knows a step whoever it is about'(on) {
        await keepCopy(on, 1);
        const grant = await may(on, ids.amaru);
        expect(await on.read((q) => isCopyStepId(q, grant, uuid(101)))).toBe(true);
        expect(await on.read((q) => isCopyStepId(q, grant, uuid(1)))).toBe(false);
      },
    },
    copyStepsOf: {
      async 'gives the steps of the one copy in their order, and none of another student'(on) {
        await keepCopy(on, 1);
        await keepCopyStep(on, 1, { rev: 3, id: uuid(8) });
        await keepCopy(on, 4);
        const [grant, other] = [await may(on), await may(on, ids.amaru)];
        const steps = await on.read((q) => copyStepsOf(q, grant, uuid(1)));
        expect(steps.map(({ id, kind, at }) => [id, kind, at])).toEqual([
          [uuid(101), 'asked', MOST],
          [uuid(8), 'sent', MOST],
        ]);
        expect(await on.read((q) => copyStepsOf(q, other, uuid(1)))).toEqual([]);
      },
    },
    copiesListed: {
      async 'gives those of the view, the newest first, with the reader’s part in each'(on) {
        await keepCopy(on, 1);
        await keepCopy(on, 2, { state: 'review' });
        await keepCopy(on, 3, { state: 'handed' });
        const filter = await sight(on);
        const of = (view: 'open' | 'handed', reader: string, limit = 9) =>
          on.read((q) => copiesListed(q, filter, { view, reader, limit }));
        expect((await of('open', ids.tove)).map(({ copyId, ownSteps }) => [copyId, ownSteps])).toEqual([
          [uuid(1), 1],
          [uuid(2), 1],
        ]);
        expect((await of('open', uuid(0), 1)).map(({ copyId, ownSteps }) => [copyId, ownSteps])).toEqual([
          [uuid(1), 0],
        ]);
        expect((await of('handed', ids.tove)).map(({ state, party }) => [state, party])).toEqual([['handed', TEXT]]);
      },
    },
    countToReview: {
      async 'counts what waits for somebody who had no part in it'(on) {
        await keepCopy(on, 1);
        await keepCopy(on, 2, { state: 'review' });
        const filter = await sight(on);
        const count = (reader: string) => on.read((q) => countToReview(q, filter, reader));
        expect([await count(ids.tove), await count(uuid(0))]).toEqual([0, 1]);
      },
    },
  },
};

export const copiedRecords: Repository = {
  file: 'areas/copies/record.repo.ts',
  functions: {
    contactsForCopy: {
      async 'gives the contacts in their order, and of a restricted one only that it is there'(on) {
        await note(on, [1]);
        await note(on, [2], { restriction: 'restricted' });
        await note(on, [3], { studentId: ids.amaru });
        const grant = await may(on);
        const found = await on.read((q) => contactsForCopy(q, grant));
        expect(found.map((one) => [one.note, one.withName, one.restriction])).toEqual([
          [`${TEXT} 1`, TEXT, null],
          ['', '', 'restricted'],
        ]);
      },
    },
    addendaForCopy: {
      async 'gives what was added to contacts that are not restricted, of nobody else'(on) {
        await note(on, [1]);
        await note(on, [2], { restriction: 'restricted' });
        await add(on, 1);
        await add(on, 2);
        const [grant, other] = [await may(on), await may(on, ids.amaru)];
        expect((await on.read((q) => addendaForCopy(q, grant))).map((one) => one.note)).toEqual([`${TEXT} 3`]);
        expect(await on.read((q) => addendaForCopy(q, other))).toEqual([]);
      },
    },
    sheetForCopy: {
      async 'gives what stands in each field now, of nobody else'(on) {
        await write(on, [{ field: 'goals', text: 'Old' }, { field: 'goals' }, { field: 'needs', text: '' }]);
        const [grant, other] = [await may(on), await may(on, ids.amaru)];
        const found = await on.read((q) => sheetForCopy(q, grant));
        expect(found.map(({ field, text }) => [field, text])).toEqual([['goals', TEXT]]);
        expect(await on.read((q) => sheetForCopy(q, other))).toEqual([]);
      },
    },
    enrollmentsForCopy: {
      async 'gives the student’s own'(on) {
        const grant = await may(on);
        const found = await on.read((q) => enrollmentsForCopy(q, grant));
        expect(found.every(({ school, since }) => school !== '' && since !== '')).toBe(true);
      },
    },
    rosterAsOf: {
      async 'is the same until the next import'(on) {
        const grant = await may(on);
        expect(await on.read((q) => rosterAsOf(q, grant))).toBe(await on.read((q) => rosterAsOf(q, grant)));
      },
    },
    newestNameUpdate: {
      async 'is nothing before any update was entered'(on) {
        const grant = await may(on);
        expect(await on.read((q) => newestNameUpdate(q, grant))).toBe(0);
      },
      async 'moves with each update'(on) {
        const grant = await may(on);
        await keepUpdates(on);
        expect(await on.read((q) => newestNameUpdate(q, grant))).toBe(2);
      },
    },
    approvedNameForms: {
      async 'gives the forms of updates that were approved, and of no others'(on) {
        const grant = await may(on);
        await keepUpdates(on);
        const found = await on.read((q) => approvedNameForms(q, grant));
        expect(found).toEqual([{ id: ids.kiri, filled: TEXT }]);
      },
    },
    rosterNames: {
      async 'gives everybody’s, in the order of their ids'(on) {
        const grant = await may(on);
        const found = await on.read((q) => rosterNames(q, grant));
        expect(found.map(({ id }) => id)).toEqual(found.map(({ id }) => id).toSorted());
        expect(found.find(({ id }) => id === ids.kiri)?.given).toBe('Kiri');
      },
    },
  },
};
