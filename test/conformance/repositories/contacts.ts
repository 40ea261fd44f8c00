import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import {
  type ContactRow,
  countContacts,
  entryColumns,
  entryJson,
  insertContact,
} from '../../../server/areas/contacts/contact.repo.ts';
import { type AddendumRow, insertAddendum } from '../../../server/areas/contacts/addendum.repo.ts';
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
  restriction: null,
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

/** Adds to a contact that is noted; takes the next revision. */
export async function add(on: Ground, to: number, change: Partial<AddendumRow> = {}): Promise<void> {
  const may = await on.mayAdd(change.studentId);
  await on.write(async (tx) => {
    const rev = await nextRev(tx);
    const row = { studentId: ids.kiri, contactId: contactId(to), id: addendumId(rev), note: `${TEXT} ${rev}`, rev };
    const by = { authorId: ids.rosa, authorRole: 'counselor', recordedAt: MOST };
    await insertAddendum(tx, may, { ...row, ...by, ...change });
  });
}

const addendumId = (rev: number) => `00000000-0000-7000-8001-${String(rev).padStart(12, '0')}`;

/** The same as the wire has it. */
export const added = (rev: number) => ({
  id: addendumId(rev),
  note: `${TEXT} ${rev}`,
  at: MOST,
  author: { name: 'Rosa', role: 'Counselor' },
});

/** The same as the wire has it. */
export const entry = (n: number, change: Partial<ContactEntry> = {}): ContactEntry => ({
  id: contactId(n),
  kind: 'phone',
  party: 'parent',
  withName: TEXT,
  outcome: 'reached',
  note: `${TEXT} ${n}`,
  restricted: 'no',
  addenda: [],
  happenedAt: AT,
  recordedAt: MOST,
  schoolYear: '2026-27',
  author: { name: 'Tove Söderberg', role: 'Social worker', own: false },
  rev: n,
  ...change,
});

interface Reading {
  readonly reader: string;
  readonly writer?: string;
  readonly opened?: number;
}

/** The contacts of everybody as a reader sees them, in the order of their numbers. */
const entriesFor = (on: Ground, { reader, writer = reader, opened = 0 }: Reading, locale: Locale = 'en') =>
  on.read(async (q) => {
    const entries = q.prepared(`test.entries.${locale}`, (db, tables) => {
      const { contact, staff } = tables;
      const isOpened = sql`${sql.placeholder('opened')} = 1`;
      return db
        .select({ json: jsonColumn(q, entryJson(q, entryColumns(tables), locale, isOpened)) })
        .from(contact)
        .innerJoin(staff, eq(staff.id, contact.authorId))
        .orderBy(contact.id);
    });
    const rows = await entries.execute({ reader, writer, opened });
    return rows.map(({ json }) => contactEntrySchema.parse(JSON.parse(json)));
  });

export const contacts: Repository = {
  file: 'areas/contacts/contact.repo.ts',
  functions: {
    insertContact: {
      async 'keeps every sign, and notes the change for a pull'(on) {
        await note(on, [1]);
        const { restriction, ...row } = plain(1);
        expect(await on.rows('SELECT * FROM contact')).toEqual([[...Object.values(row), restriction]]);
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
        expect(row).toEqual({ ...plain(1), authorGiven: 'Tove', authorFamily: 'Söderberg' });
      },
    },
    entryJson: {
      async 'is an entry of the wire, whose reader is told which are their own'(on) {
        await note(on, [1], { authorRole: 'a word of another program' });
        const asked = async (reader: string) => (await entriesFor(on, { reader }, 'es'))[0];
        const author = { name: 'Tove Söderberg', role: 'a word of another program', own: true };
        expect(await asked(ids.tove)).toEqual(entry(1, { author }));
        expect(await asked(ids.rosa)).toEqual(entry(1, { author: { ...author, own: false } }));
      },
      async 'has what was added, in its order, of its own contact alone'(on) {
        await note(on, [1, 2]);
        await note(on, [3], { studentId: ids.amaru });
        await add(on, 2);
        await add(on, 1);
        await add(on, 2, { authorId: ids.rosa });
        await add(on, 3, { studentId: ids.amaru });
        const entries = await entriesFor(on, { reader: ids.tove });
        expect(entries.map(({ addenda }) => addenda)).toEqual([[added(5)], [added(4), added(6)], [added(7)]]);
      },
      async 'keeps a restricted note in the database, but for its author and who has the right'(on) {
        await note(on, [1], { restriction: 'restricted' });
        await add(on, 1);
        const whole = entry(1, { restricted: 'shown', addenda: [added(2)] });
        const author = { ...whole.author, own: true };
        const hidden = entry(1, { restricted: 'hidden', note: '', withName: '' });
        expect(await entriesFor(on, { reader: ids.rosa })).toEqual([hidden]);
        expect(await entriesFor(on, { reader: ids.tove, writer: '' })).toEqual([{ ...hidden, author }]);
        expect(await entriesFor(on, { reader: ids.tove })).toEqual([{ ...whole, author }]);
        expect(await entriesFor(on, { reader: ids.rosa, opened: 1 })).toEqual([whole]);
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
