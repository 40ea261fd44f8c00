import { expect } from 'vitest';
import { findContact } from '../../../server/areas/contacts/addendum.repo.ts';
import {
  closeFollowUp,
  type FollowUpRow,
  insertFollowUp,
  openFollowUps,
} from '../../../server/areas/contacts/follow-up.repo.ts';
import { classFilterFor, loadActor } from '../../../server/policy/index.ts';
import { NOW } from '../../../shared/access/testing/cases.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';
import { add, contactId, note } from './contacts.ts';

export const addenda: Repository = {
  file: 'areas/contacts/addendum.repo.ts',
  functions: {
    findContact: {
      async 'knows a student’s own, whose it is and whether it is restricted'(on) {
        await note(on, [1]);
        await note(on, [2], { restriction: 'restricted', authorId: ids.rosa });
        await note(on, [3], { studentId: ids.amaru });
        const may = await on.mayAdd();
        const found = (n: number) => on.read((q) => findContact(q, may, contactId(n)));
        expect(await found(1)).toEqual({ authorId: ids.tove, restricted: false });
        expect(await found(2)).toEqual({ authorId: ids.rosa, restricted: true });
        expect([await found(3), await found(4)]).toEqual([undefined, undefined]);
      },
    },
    insertAddendum: {
      async 'keeps every sign, and notes the change of the contact for a pull'(on) {
        await note(on, [1]);
        await add(on, 1);
        expect(await on.rows('SELECT note, rev, author_id FROM contact_addendum')).toEqual([
          [`${TEXT} 2`, 2, ids.rosa],
        ]);
        expect(await on.rows('SELECT rev, kind, row_id FROM change ORDER BY rev')).toEqual([
          [1, 'contact', contactId(1)],
          [2, 'contact', contactId(1)],
        ]);
      },
      async 'is never written over'(on) {
        await note(on, [1]);
        await add(on, 1);
        const { contactAddendum } = await tablesOf(on);
        await expect(on.tend((tx) => tx.db.update(contactAddendum).set({ note: 'other' }))).rejects.toThrow();
        expect(await on.one('SELECT note FROM contact_addendum')).toBe(`${TEXT} 2`);
      },
    },
  },
};

const tablesOf = (on: Ground) => on.look((q) => Promise.resolve(q.tables));

const reminder = (n: number, change: Partial<FollowUpRow> = {}): FollowUpRow => ({
  studentId: ids.kiri,
  id: contactId(n),
  contactId: contactId(99),
  staffId: 'leader',
  dueOn: '2026-12-01',
  what: `${TEXT} ${n}`,
  ...change,
});

async function remind(on: Ground, ...rows: FollowUpRow[]): Promise<void> {
  const may = await on.mayAdd();
  await on.write(async (tx) => {
    for (const row of rows) await insertFollowUp(tx, may, row);
  });
}

const openOf = (on: Ground, asked: { studentId?: string; limit?: number } = {}, staffId = 'leader') =>
  on.read(async (q) => {
    const filter = classFilterFor(await loadActor(q, staffId, NOW), 'student.view', 'casework');
    return openFollowUps(q, filter, { limit: 10, ...asked });
  });

async function close(on: Ground, n: number, studentId?: string): Promise<boolean> {
  const may = await on.mayView(studentId);
  return on.write((tx) => closeFollowUp(tx, may, { id: contactId(n), outcome: 'done' }));
}

export const followUps: Repository = {
  file: 'areas/contacts/follow-up.repo.ts',
  functions: {
    insertFollowUp: {
      async 'keeps a reminder, open'(on) {
        await remind(on, reminder(1));
        expect(await on.rows('SELECT what, closed_at, outcome FROM follow_up')).toEqual([[`${TEXT} 1`, null, null]]);
      },
    },
    closeFollowUp: {
      async 'closes one’s own, once'(on) {
        await remind(on, reminder(1), reminder(2, { staffId: ids.tove }));
        expect([await close(on, 2), await close(on, 3), await close(on, 1, ids.amaru)]).toEqual([false, false, false]);
        expect([await close(on, 1), await close(on, 1)]).toEqual([true, false]);
        expect(await on.rows('SELECT id, outcome FROM follow_up ORDER BY id')).toEqual([
          [contactId(1), 'done'],
          [contactId(2), null],
        ]);
      },
    },
    openFollowUps: {
      async 'lists one’s own that are open, the first due first'(on) {
        await remind(
          on,
          reminder(1, { dueOn: '2026-12-03' }),
          reminder(2, { dueOn: '2026-12-01', studentId: ids.amaru }),
          reminder(3, { staffId: ids.tove }),
          reminder(4),
        );
        await close(on, 4);
        expect(await openOf(on)).toEqual([
          expect.objectContaining({
            followUpId: contactId(2),
            studentId: ids.amaru,
            name: 'Amaru Quispe',
            sisId: '201938',
          }),
          expect.objectContaining({ followUpId: contactId(1), dueOn: '2026-12-03', what: `${TEXT} 1` }),
        ]);
        expect(await openOf(on, { limit: 1 })).toHaveLength(1);
        expect(await openOf(on, { studentId: ids.kiri })).toMatchObject([{ followUpId: contactId(1) }]);
      },
      async 'lists none of students whom one does not see any more'(on) {
        await remind(on, reminder(1, { staffId: ids.tove }));
        expect(await openOf(on, {}, ids.tove)).toEqual([]);
      },
    },
  },
};
