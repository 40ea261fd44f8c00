import { expect } from 'vitest';
import { putCaseFile } from '../../../server/areas/cases/case.repo.ts';
import {
  insertLetter,
  isLetterId,
  type LetterRow,
  lettersOf,
  openCasePlace,
  writerName,
} from '../../../server/areas/letters/letter.repo.ts';
import {
  earlierTemplates,
  lockTemplates,
  replaceTemplates,
  templatesText,
  templatesTextAt,
} from '../../../server/areas/letters/templates.repo.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const row = (n: number, change: Partial<LetterRow> = {}): LetterRow => ({
  studentId: ids.kiri,
  rev: n,
  id: uuid(n),
  contactId: uuid(90),
  template: 'meeting',
  version: 0,
  lang: 'es',
  party: 'parent',
  toName: TEXT,
  way: 'mail',
  subject: TEXT,
  body: TEXT,
  authorId: ids.tove,
  authorRole: 'socialWorker',
  recordedAt: MOST,
  ...change,
});

/** Keeps a letter under the revision and the id of its number. */
export async function keepLetter(on: Ground, n: number, change: Partial<LetterRow> = {}): Promise<void> {
  const may = await on.mayAdd();
  await on.write((tx) => insertLetter(tx, may, row(n, change)));
}

/** The meeting and the state of a case of a student. */
async function putCase(on: Ground, n: number, meetingOn: string | null, closedOn: string | null, studentId: string) {
  const may = await on.mayOn('case.write');
  const common = { stage: 'referred', workerId: ids.tove, buildingId: ids.harborView, openedOn: '2026-11-01' };
  const rest = { nextStep: null, dueOn: null, rev: n };
  await on.write((tx) => putCaseFile(tx, may, { studentId, id: uuid(n), ...common, ...rest, closedOn, meetingOn }));
}

export const letters: Repository = {
  file: 'areas/letters/letter.repo.ts',
  functions: {
    insertLetter: {
      async 'keeps every sign'(on) {
        await keepLetter(on, 1);
        expect(await on.rows('SELECT * FROM letter')).toEqual([Object.values(row(1))]);
      },
      async 'refuses the same id twice, whoever the letter is about'(on) {
        await keepLetter(on, 1);
        await expect(keepLetter(on, 2, { id: uuid(1), studentId: ids.amaru })).rejects.toMatchObject({
          kind: 'unique',
        });
        expect(await on.one('SELECT count(*) FROM letter')).toBe(1);
      },
    },
    isLetterId: {
      async 'knows an id whoever the letter is about'(on) {
        await keepLetter(on, 1, { studentId: ids.amaru });
        const may = await on.mayAdd();
        const known = (n: number) => on.read((q) => isLetterId(q, may, uuid(n)));
        expect([await known(1), await known(2)]).toEqual([true, false]);
      },
    },
    lettersOf: {
      async 'are the student’s, the newest first, with their authors'(on) {
        await keepLetter(on, 2, { authorId: ids.rosa });
        await keepLetter(on, 10);
        await keepLetter(on, 3, { studentId: ids.amaru });
        const may = await on.mayView();
        const found = await on.read((q) => lettersOf(q, may));
        expect(found.map(({ id, author }) => [id, author])).toEqual([
          [uuid(10), 'Tove Söderberg'],
          [uuid(2), 'Rosa'],
        ]);
        const { studentId: _, rev: _rev, contactId: _contact, ...own } = row(10);
        expect(found[0]).toEqual({ ...own, author: 'Tove Söderberg' });
      },
    },
    openCasePlace: {
      async 'is of the case that is not closed, and of this student'(on) {
        const may = await on.mayOn('case.view');
        const place = () => on.read((q) => openCasePlace(q, may));
        await putCase(on, 1, '2026-11-18', '2026-11-20', ids.kiri);
        await putCase(on, 2, '2026-12-02', null, ids.amaru);
        expect(await place()).toBeUndefined();
        await putCase(on, 3, null, null, ids.kiri);
        expect(await place()).toEqual({ school: HARBOR_VIEW, meetingOn: null });
        await putCase(on, 3, '2026-11-25', null, ids.kiri);
        expect(await place()).toEqual({ school: HARBOR_VIEW, meetingOn: '2026-11-25' });
      },
    },
    writerName: {
      async 'is the actor’s own'(on) {
        const may = await on.mayAdd();
        await on.tend((tx) => tx.db.update(tx.tables.staff).set({ givenName: 'Zoë', familyName: "O'Brien" }));
        expect(await on.read((q) => writerName(q, may))).toBe("Zoë O'Brien");
      },
    },
  },
};

/** The right of an administrator to write the templates. */
async function mayEdit(on: Ground) {
  const since = '2019-07-01';
  await on.write((tx) => addStaff(tx, 'keeper', [{ role: 'administrator', buildingId: null, since, until: null }]));
  return on.mayDo('letter-templates.edit', 'keeper');
}

/** Templates that were replaced twice. */
async function replaced(on: Ground) {
  const may = await mayEdit(on);
  await on.write(async (tx) => {
    await lockTemplates(tx, may, TEXT);
    await replaceTemplates(tx, may, { rev: 0, value: TEXT }, 'second');
    await replaceTemplates(tx, may, { rev: 7, value: 'second' }, 'third');
  });
  return may;
}

export const letterTemplates: Repository = {
  file: 'areas/letters/templates.repo.ts',
  functions: {
    templatesText: {
      async 'is nothing until the district has written its own'(on) {
        expect(await on.look(templatesText)).toBeUndefined();
      },
    },
    lockTemplates: {
      async 'puts the first where nothing stands, and leaves what does'(on) {
        const may = await mayEdit(on);
        expect(await on.write((tx) => lockTemplates(tx, may, 'first'))).toBe('first');
        expect(await on.write((tx) => lockTemplates(tx, may, 'other'))).toBe('first');
      },
    },
    replaceTemplates: {
      async 'puts others in their place'(on) {
        await replaced(on);
        expect(await on.look(templatesText)).toBe('third');
      },
    },
    templatesTextAt: {
      async 'is what was in force under a revision'(on) {
        await replaced(on);
        const at = (rev: number) => on.look((q) => templatesTextAt(q, rev));
        expect([await at(0), await at(7), await at(8)]).toEqual([TEXT, 'second', undefined]);
      },
    },
    earlierTemplates: {
      async 'are all that were replaced, and not those in force'(on) {
        const may = await replaced(on);
        expect((await on.look((q) => earlierTemplates(q, may))).sort()).toEqual([TEXT, 'second'].sort());
      },
    },
  },
};
