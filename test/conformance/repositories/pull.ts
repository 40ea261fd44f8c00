import { expect } from 'vitest';
import { classFilterFor, filterFor, loadActor } from '../../../server/policy/index.ts';
import { heldText } from '../../../server/sync/held-text.ts';
import { barred, contactsSince } from '../../../server/sync/pull.repo.ts';
import { NOW, TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import { contactEntrySchema } from '../../../shared/areas/contacts/contact.ts';
import { CHANGES_MAX, type Held } from '../../../shared/wire/pull.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';
import { contactId, note } from './contacts.ts';

const closedTo = ({ read }: Ground, staffId: string, held: readonly Held[]) =>
  read(async (q) => barred(q, filterFor(await loadActor(q, staffId, NOW), 'student.view'), heldText(held)));

interface Change {
  readonly studentId: string;
  readonly rev: number;
  readonly kind: string;
  readonly contact: unknown;
}

/** What the leader pulls: each row's revision with what its text says. */
const since = ({ read }: Ground, ...held: Held[]) =>
  read(async (q) => {
    const filter = classFilterFor(await loadActor(q, 'leader', NOW), 'student.view', 'casework');
    const rows = await contactsSince(q, filter, heldText(held), 'en');
    return rows.map(({ rev, json }) => ({ rev, change: JSON.parse(json) as Change }));
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
    contactsSince: {
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
  },
};
