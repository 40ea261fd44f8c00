import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import {
  contactsOf,
  type ContactRow,
  countContacts,
  entryColumns,
  entryJson,
  FACE_SHEET_CONTACTS,
  insertContact,
} from '../../../server/areas/contacts/contact.repo.ts';
import type { Locale } from '../../../server/policy/index.ts';
import { jsonColumn } from '../../../server/store/json.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import { type ContactEntry, contactEntrySchema } from '../../../shared/areas/contacts/contact.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';

/** Ids are time-ordered: the higher number is the newer. */
export const contactId = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const plain = (n: number): ContactRow => ({
  studentId: ids.kiri,
  id: contactId(n),
  kind: 'phone',
  party: 'parent',
  withName: TEXT,
  outcome: 'reached',
  note: `${TEXT} ${n}`,
  happenedAt: AT,
  recordedAt: MOST,
  schoolYear: '2026-27',
  authorId: ids.tove,
  authorRole: 'socialWorker',
  rev: n,
});

/** Notes contacts numbered as they are; each takes the next revision. */
export async function note(on: Ground, numbers: readonly number[], change: Partial<ContactRow> = {}): Promise<void> {
  const may = await on.mayAdd(change.studentId);
  await on.write(async (tx) => {
    for (const n of numbers) await insertContact(tx, may, { ...plain(n), ...change, rev: await nextRev(tx) });
  });
}

const entry = (n: number, change: Partial<ContactEntry> = {}): ContactEntry => ({
  id: contactId(n),
  kind: 'phone',
  party: 'parent',
  withName: TEXT,
  outcome: 'reached',
  note: `${TEXT} ${n}`,
  happenedAt: AT,
  recordedAt: MOST,
  schoolYear: '2026-27',
  author: { name: 'Tove Söderberg', role: 'Social worker', own: false },
  rev: n,
  ...change,
});

/** The student's contacts, as the leader sees them. */
async function sheet(on: Ground, locale: Locale = 'en', studentId: string = ids.kiri) {
  const may = await on.mayView(studentId);
  const { json, count } = await on.read((q) => contactsOf(q, may, locale));
  return { entries: (JSON.parse(json) as unknown[]).map((one) => contactEntrySchema.parse(one)), count };
}

export const contacts: Repository = {
  file: 'areas/contacts/contact.repo.ts',
  functions: {
    insertContact: {
      async 'keeps every sign, and notes the change for a pull'(on) {
        await note(on, [1]);
        expect(await on.rows('SELECT * FROM contact')).toEqual([Object.values(plain(1))]);
        expect(await on.rows('SELECT * FROM change')).toEqual([[ids.kiri, 1, 'contact', contactId(1)]]);
      },
      async 'refuses the same id twice and an author who is nobody; nothing is noted then'(on) {
        await note(on, [1]);
        await expect(note(on, [1])).rejects.toMatchObject({ kind: 'unique' });
        await expect(note(on, [2], { authorId: ids.nobody })).rejects.toMatchObject({ kind: 'foreign-key' });
        expect(await on.one('SELECT count(*) FROM change')).toBe(1);
      },
    },
    entryColumns: {
      async 'are the columns of one contact with its author'(on) {
        await note(on, [1]);
        const [row] = await on.read(async (q) => {
          const { contact, staff } = q.tables;
          return q.db.select(entryColumns(q.tables)).from(contact).innerJoin(staff, eq(staff.id, contact.authorId));
        });
        const { studentId: _, ...own } = plain(1);
        expect(row).toEqual({ ...own, authorGiven: 'Tove', authorFamily: 'Söderberg' });
      },
    },
    entryJson: {
      async 'is an entry of the wire, whose reader is told which are their own'(on) {
        await note(on, [1], { authorRole: 'a word of another program' });
        const asked = (reader: string) =>
          on.read(async (q) => {
            const entries = q.prepared('test.entries', (db, tables) => {
              const { contact, staff } = tables;
              return db
                .select({ json: jsonColumn(q, entryJson(q, entryColumns(tables), 'es')) })
                .from(contact)
                .innerJoin(staff, eq(staff.id, contact.authorId));
            });
            const [row] = await entries.execute({ reader });
            return contactEntrySchema.parse(JSON.parse(row?.json ?? ''));
          });
        const author = { name: 'Tove Söderberg', role: 'a word of another program', own: true };
        expect(await asked(ids.tove)).toEqual(entry(1, { author }));
        expect(await asked(ids.rosa)).toEqual(entry(1, { author: { ...author, own: false } }));
      },
    },
    contactsOf: {
      async 'lists newest first, word for word, the author’s role in the reader’s language'(on) {
        await note(on, [2, 1, 3]);
        await note(on, [9], { studentId: ids.amaru });
        expect(await sheet(on)).toEqual({
          entries: [entry(3, { rev: 3 }), entry(2, { rev: 1 }), entry(1, { rev: 2 })],
          count: 3,
        });
        const author = { name: 'Tove Söderberg', role: 'Trabajador social', own: false };
        expect((await sheet(on, 'es')).entries[0]).toEqual(entry(3, { author }));
      },
      async 'of a student without contacts is the empty list'(on) {
        expect(await sheet(on)).toEqual({ entries: [], count: 0 });
      },
      async 'shows the newest two hundred, and countContacts all'(on) {
        const all = Array.from({ length: FACE_SHEET_CONTACTS + 3 }, (_, i) => i + 1);
        await note(on, all);
        const { entries, count } = await sheet(on);
        expect(count).toBe(FACE_SHEET_CONTACTS);
        expect(entries.map(({ rev }) => rev)).toEqual(all.toReversed().slice(0, FACE_SHEET_CONTACTS));
      },
    },
    countContacts: {
      async 'counts one student’s, as a number'(on) {
        await note(on, [1, 2]);
        await note(on, [3], { studentId: ids.amaru });
        const [kiri, amaru, gone] = [await on.mayView(), await on.mayView(ids.amaru), await on.mayView(ids.gone)];
        const counts = await on.read((q) => Promise.all([kiri, amaru, gone].map((may) => countContacts(q, may))));
        expect(counts).toEqual([2, 1, 0]);
      },
    },
  },
};
