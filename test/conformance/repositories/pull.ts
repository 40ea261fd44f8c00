import { expect } from 'vitest';
import { classFilterFor, filterFor, loadActor } from '../../../server/policy/index.ts';
import { heldText } from '../../../server/sync/held-text.ts';
import { barred, changesSince, editorsOf } from '../../../server/sync/pull.repo.ts';
import { NOW, TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import { contactEntrySchema } from '../../../shared/areas/contacts/contact.ts';
import { CHANGES_MAX, type Held } from '../../../shared/wire/pull.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';
import { add, added, contactId, note } from './contacts.ts';
import { edit } from './editing.ts';
import { keepNameStep, keepNameUpdate, nameId } from './names.ts';
import { fieldOf, write } from './sheets.ts';

const closedTo = ({ read }: Ground, staffId: string, held: readonly Held[]) =>
  read(async (q) => barred(q, filterFor(await loadActor(q, staffId, NOW), 'student.view'), heldText(held)));

interface Change {
  readonly studentId: string;
  readonly rev: number;
  readonly kind: string;
  readonly contact?: unknown;
  readonly field?: unknown;
}

/** What the leader pulls: each row's revision with what its text says. */
const since = (on: Ground, ...held: Held[]) => sinceWith(on, [], ...held);

const sinceWith = ({ read }: Ground, opened: readonly Held[], ...held: Held[]) =>
  read(async (q) => {
    const filter = classFilterFor(await loadActor(q, 'leader', NOW), 'student.view', 'casework');
    const rows = await changesSince(q, filter, heldText(held), heldText(opened), 'en');
    return rows.map(({ json, ...row }) => ({ ...row, change: JSON.parse(json) as Change }));
  });

/** Whom the leader is told of at an instant, holding these students. */
const editors = ({ read }: Ground, at: number, ...held: string[]) =>
  read(async (q) => {
    const filter = classFilterFor(await loadActor(q, 'leader', NOW), 'student.view', 'casework');
    const told = await editorsOf(q, filter, heldText(held.map((id) => ({ id, rev: MOST }))), at);
    return told.sort((a, b) => (a.studentId + a.name < b.studentId + b.name ? -1 : 1));
  });

export const pulls: Repository = {
  file: 'sync/pull.repo.ts',
  functions: {
    barred: {
      async 'gives the hidden and the unknown of those held, each once'(on) {
        const held = [ids.kiri, ids.nobody, ids.kiri, TEXT, ids.gone, ids.amaru].map((id) => ({ id, rev: MOST }));
        expect((await closedTo(on, 'leader', held)).sort()).toEqual([ids.nobody, TEXT].sort());
        expect((await closedTo(on, ids.tove, held)).sort()).toEqual([...new Set(held.map(({ id }) => id))].sort());
        expect(await closedTo(on, 'leader', [])).toEqual([]);
      },
      async 'stands to each student as the filter does'(on) {
        const fact = { studentId: ids.kiri, relation: 'teacher', source: 'test', since: TODAY, until: TOMORROW };
        await on.write(async (tx) => {
          await addStaff(tx, 'mwangi', [{ role: 'teacher', buildingId: ids.harborView, since: TODAY, until: null }]);
          await tx.db.insert(tx.tables.relation).values([
            { ...fact, staffId: 'mwangi' },
            { ...fact, staffId: 'mwangi', studentId: ids.amaru, since: YESTERDAY, until: TODAY },
          ]);
        });
        const held = [ids.kiri, ids.amaru].map((id) => ({ id, rev: 0 }));
        expect(await closedTo(on, 'mwangi', held)).toEqual([ids.amaru]);
      },
    },
    changesSince: {
      async 'gives what is newer than each student’s own revision, ascending over all'(on) {
        await note(on, [1, 2]);
        await note(on, [3], { studentId: ids.amaru });
        await note(on, [4]);
        await note(on, [5], { studentId: ids.gone });
        const rows = await since(on, { id: ids.kiri, rev: 1 }, { id: ids.amaru, rev: 0 });
        expect(rows.map(({ rev, change }) => [rev, change.rev, change.kind, change.studentId])).toEqual([
          [2, 2, 'contact', ids.kiri],
          [3, 3, 'contact', ids.amaru],
          [4, 4, 'contact', ids.kiri],
        ]);
        expect(await since(on, { id: ids.kiri, rev: 4 })).toEqual([]);
        expect(await since(on, { id: ids.nobody, rev: 0 })).toEqual([]);
        expect(await since(on)).toEqual([]);
      },
      async 'gives each as an entry of the wire'(on) {
        await note(on, [1], { authorId: 'leader', authorRole: 'superintendent' });
        const [row] = await since(on, { id: ids.kiri, rev: 0 });
        const author = { name: 'Given Family', role: 'Superintendent', own: true };
        expect(contactEntrySchema.parse(row?.change.contact)).toMatchObject({
          id: contactId(1),
          withName: TEXT,
          author,
        });
      },
      async 'gives each text of a field as it was written, among the contacts'(on) {
        await note(on, [1]);
        await write(on, [{ field: 'goals', text: 'first' }, { field: 'goals' }, { field: 'reach' }]);
        await note(on, [2]);
        const rows = await since(on, { id: ids.kiri, rev: 1 });
        expect(rows.map(({ change }) => [change.rev, change.kind])).toEqual([
          [2, 'sheet'],
          [3, 'sheet'],
          [4, 'sheet'],
          [5, 'contact'],
        ]);
        expect(rows.slice(0, 2).map(({ change }) => change)).toEqual([
          { studentId: ids.kiri, rev: 2, kind: 'sheet', field: fieldOf('goals', { text: 'first', rev: 2 }) },
          { studentId: ids.kiri, rev: 3, kind: 'sheet', field: fieldOf('goals', { rev: 3 }) },
        ]);
      },
      async 'gives a contact anew with what was added to it, under the revision of that'(on) {
        await note(on, [1, 2]);
        await add(on, 1);
        const [row, ...others] = await since(on, { id: ids.kiri, rev: 2 });
        expect(others).toEqual([]);
        expect(row).toMatchObject({
          rev: 3,
          change: { rev: 3, kind: 'contact', contact: { id: contactId(1), rev: 1 } },
        });
        expect(contactEntrySchema.parse(row?.change.contact).addenda).toEqual([added(3)]);
      },
      async 'keeps a restricted note back but from its author and for students that are opened'(on) {
        await note(on, [1], { restriction: 'restricted' });
        await add(on, 1);
        await note(on, [2], { restriction: 'restricted', authorId: 'leader', authorRole: 'superintendent' });
        await note(on, [3], { restriction: 'restricted', studentId: ids.amaru });
        const held = [ids.kiri, ids.amaru].map((id) => ({ id, rev: 0 }));
        const seen = async (...opened: Held[]) =>
          (await sinceWith(on, opened, ...held)).map(({ hidden, change }) => {
            const { restricted, note: text, withName, addenda } = contactEntrySchema.parse(change.contact);
            return [hidden, restricted, text === '' && withName === '', addenda.length];
          });
        const closed = [true, 'hidden', true, 0];
        const own = [false, 'shown', false, 0];
        expect(await seen()).toEqual([closed, closed, own, closed]);
        const open = [false, 'shown', false, 1];
        expect(await seen({ id: ids.kiri, rev: 0 })).toEqual([open, open, own, closed]);
      },
      async 'R197, R204: says of a name that there is news, and whether the one in use may be another'(on) {
        await keepNameUpdate(on, 1);
        await keepNameUpdate(on, 2, { studentId: ids.amaru });
        const held = [ids.kiri, ids.amaru].map((id) => ({ id, rev: 0 }));
        const told = async () => (await since(on, ...held)).map(({ rev, inUse }) => [rev, inUse]);
        expect(await told()).toEqual([
          [1, false],
          [2, false],
        ]);
        await keepNameStep(on, 1, { kind: 'approved', rev: 3, id: nameId(7) });
        expect(await told()).toEqual([
          [1, true],
          [2, false],
          [3, true],
        ]);
        const change = { studentId: ids.kiri, rev: 3, kind: 'name' };
        expect((await since(on, ...held)).at(-1)).toMatchObject({ kind: 'name', change });
      },
      async 'gives one more than an answer holds'(on) {
        await note(
          on,
          Array.from({ length: CHANGES_MAX + 4 }, (_, i) => i + 1),
        );
        const rows = await since(on, { id: ids.kiri, rev: 1 });
        expect(rows.map(({ rev }) => rev)).toEqual(Array.from({ length: CHANGES_MAX + 1 }, (_, i) => i + 2));
      },
      async 'compares revisions as numbers, beyond 32 bits'(on) {
        await on.tend((tx) => tx.db.update(tx.tables.counter).set({ value: 2 ** 33 }));
        await note(on, [1]);
        expect(await since(on, { id: ids.kiri, rev: 2 ** 33 })).toMatchObject([{ rev: 2 ** 33 + 1 }]);
        expect(await since(on, { id: ids.kiri, rev: 2 ** 33 + 1 })).toEqual([]);
      },
    },
    editorsOf: {
      async 'names who else is editing one of the students now'(on) {
        await edit(on, ids.tove, [ids.kiri, ids.amaru, ids.gone], AT + 2);
        await edit(on, ids.rosa, [ids.kiri], AT + 1);
        await edit(on, 'leader', [ids.kiri], AT + 2);
        expect(await editors(on, AT, ids.kiri, ids.amaru)).toEqual([
          { studentId: ids.kiri, name: 'Rosa' },
          { studentId: ids.kiri, name: 'Tove Söderberg' },
          { studentId: ids.amaru, name: 'Tove Söderberg' },
        ]);
        expect(await editors(on, AT + 1, ids.kiri)).toEqual([{ studentId: ids.kiri, name: 'Tove Söderberg' }]);
        expect(await editors(on, AT + 2, ids.kiri)).toEqual([]);
        expect(await editors(on, AT)).toEqual([]);
      },
    },
  },
};
