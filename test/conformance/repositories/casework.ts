import { expect } from 'vitest';
import { caseworkOf, FACE_SHEET_CONTACTS } from '../../../server/areas/cases/casework.repo.ts';
import type { Locale } from '../../../server/policy/index.ts';
import type { FieldClass } from '../../../shared/access/field-classes.ts';
import { type ContactEntry, contactEntrySchema } from '../../../shared/areas/contacts/contact.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { entry, note } from './contacts.ts';
import { fieldOf, write } from './sheets.ts';

/** What a face sheet shows, as the leader sees it. */
async function casework(on: Ground, locale: Locale = 'en', studentId: string = ids.kiri) {
  const may = await on.mayView(studentId);
  const { contacts, sheet, ...rest } = await on.read((q) => caseworkOf(q, may, locale));
  return { contacts: JSON.parse(contacts) as unknown[], sheet: JSON.parse(sheet) as unknown[], ...rest };
}

async function contactsOf(on: Ground, locale: Locale = 'en') {
  const { contacts, count } = await casework(on, locale);
  return { entries: contacts.map((one) => contactEntrySchema.parse(one)), count };
}

export const caseworks: Repository = {
  file: 'areas/cases/casework.repo.ts',
  functions: {
    caseworkOf: {
      async 'lists newest first, word for word, the author’s role in the reader’s language'(on) {
        await note(on, [2, 1, 3]);
        await note(on, [9], { studentId: ids.amaru });
        expect(await contactsOf(on)).toEqual({
          entries: [entry(3, { rev: 3 }), entry(2, { rev: 1 }), entry(1, { rev: 2 })],
          count: 3,
        });
        const author = { name: 'Tove Söderberg', role: 'Trabajo social', own: false };
        expect((await contactsOf(on, 'es')).entries[0]).toEqual(entry(3, { author }));
      },
      async 'hides restricted notes from who has no right to them, unless they wrote them'(on) {
        await note(on, [1], { restriction: 'restricted' });
        await note(on, [2], { restriction: 'restricted', authorId: 'leader' });
        const may = await on.mayView();
        const seen = async (classes: readonly FieldClass[], asAnother?: boolean) => {
          const less = { ...may, fieldClasses: new Set(classes) } as unknown as typeof may;
          const { contacts } = await on.read((q) => caseworkOf(q, less, 'en', asAnother));
          return (JSON.parse(contacts) as ContactEntry[]).map(({ restricted }) => restricted);
        };
        expect(await seen(['casework', 'restricted'])).toEqual(['shown', 'shown']);
        expect(await seen(['casework'])).toEqual(['shown', 'hidden']);
        expect(await seen(['casework'], true)).toEqual(['hidden', 'hidden']);
      },
      async 'shows of each field the text of now, also one that was emptied'(on) {
        await write(on, [
          { field: 'goals', text: 'first' },
          { field: 'reach', text: 'Call after four' },
          { field: 'goals', text: 'second' },
        ]);
        await write(on, [{ field: 'reach', text: '' }], { authorId: 'leader' });
        await write(on, [{ field: 'strengths' }], { authorId: 'leader' });
        await write(on, [{ field: 'concerns' }], { studentId: ids.amaru });
        const author = { name: 'Given Family', own: true };
        const { sheet } = await casework(on);
        expect(sheet).toEqual([
          fieldOf('goals', { text: 'second', rev: 3 }),
          fieldOf('reach', { text: '', rev: 4, author }),
          fieldOf('strengths', { rev: 5, author }),
        ]);
      },
      async 'says up to which revision it is whole'(on) {
        expect(await casework(on)).toEqual({ contacts: [], case: null, count: 0, sheet: [], rev: 0 });
        await on.tend((tx) => tx.db.update(tx.tables.counter).set({ value: 2 ** 33 }));
        expect(await casework(on)).toMatchObject({ rev: 2 ** 33 });
      },
      async 'of a student without contacts is the empty list'(on) {
        expect(await contactsOf(on)).toEqual({ entries: [], count: 0 });
      },
      async 'shows the newest two hundred'(on) {
        const all = Array.from({ length: FACE_SHEET_CONTACTS + 3 }, (_, i) => i + 1);
        await note(on, all);
        const { entries, count } = await contactsOf(on);
        expect(count).toBe(FACE_SHEET_CONTACTS);
        expect(entries.map(({ rev }) => rev)).toEqual(all.toReversed().slice(0, FACE_SHEET_CONTACTS));
      },
    },
  },
};
