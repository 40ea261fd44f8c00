import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { fieldJson, fieldsNow, insertField, sheetJson, type SheetRow } from '../../../server/areas/cases/sheet.repo.ts';
import { jsonColumn } from '../../../server/store/json.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import { type SheetField, sheetFieldSchema } from '../../../shared/areas/cases/sheet.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const plain: SheetRow = {
  studentId: ids.kiri,
  field: 'goals',
  rev: 1,
  text: TEXT,
  authorId: ids.tove,
  authorRole: 'socialWorker',
  recordedAt: MOST,
};

/** Writes fields in their order; each takes the next revision. */
export async function write(
  on: Ground,
  fields: readonly { readonly field: string; readonly text?: string }[],
  change: Partial<SheetRow> = {},
): Promise<void> {
  const may = await on.mayOn('sheet.write', change.studentId);
  await on.write(async (tx) => {
    for (const field of fields) {
      const row = { ...plain, ...change, ...field };
      await insertField(tx, may, { ...row, rev: change.rev ?? (await nextRev(tx)) });
    }
  });
}

/** A field of Tove's as the wire has it. */
export const fieldOf = (field: string, change: Partial<SheetField> = {}): SheetField => ({
  field,
  text: TEXT,
  rev: 1,
  at: MOST,
  author: { name: 'Tove Söderberg', own: false },
  ...change,
});

/** All fields as they are now, to the leader who writes. */
async function now(on: Ground): Promise<SheetField[]> {
  const may = await on.mayOn('sheet.write');
  return on.write(async (tx) => (await fieldsNow(tx, may)).map((one) => sheetFieldSchema.parse(one)));
}

export const sheets: Repository = {
  file: 'areas/cases/sheet.repo.ts',
  functions: {
    insertField: {
      async 'keeps every sign, and notes the change for a pull'(on) {
        await write(on, [{ field: 'goals' }]);
        expect(await on.rows('SELECT * FROM sheet_entry')).toEqual([Object.values(plain)]);
        expect(await on.rows('SELECT * FROM change')).toEqual([[ids.kiri, 1, 'sheet', 'goals']]);
      },
      async 'refuses the same revision twice and an author who is nobody; nothing is noted then'(on) {
        await write(on, [{ field: 'goals' }]);
        await expect(write(on, [{ field: 'goals' }], { rev: 1 })).rejects.toMatchObject({ kind: 'unique' });
        const byNobody = write(on, [{ field: 'reach' }], { authorId: ids.nobody });
        await expect(byNobody).rejects.toMatchObject({ kind: 'foreign-key' });
        expect(await on.one('SELECT count(*) FROM change')).toBe(1);
      },
      async 'is written over by nobody'(on) {
        await write(on, [{ field: 'goals' }]);
        const forge = on.tend((tx) => tx.db.update(tx.tables.sheetEntry).set({ text: 'x' }));
        await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
        expect(await on.one('SELECT text FROM sheet_entry')).toBe(TEXT);
      },
    },
    fieldsNow: {
      async 'gives of each field the highest revision, also where its text was taken out'(on) {
        expect(await now(on)).toEqual([]);
        await write(on, [{ field: 'goals' }, { field: 'reach' }, { field: 'goals', text: '' }]);
        await write(on, [{ field: 'concerns' }], { studentId: ids.amaru });
        expect(await now(on)).toEqual([fieldOf('goals', { rev: 3, text: '' }), fieldOf('reach', { rev: 2 })]);
      },
    },
    fieldJson: {
      async 'is a field of the wire, whose reader is told which are their own'(on) {
        await write(on, [{ field: 'goals' }]);
        const asked = (reader: string) =>
          on.read(async (q) => {
            const fields = q.prepared('test.fields', (db, tables) => {
              const { sheetEntry, staff } = tables;
              return db
                .select({ json: jsonColumn(q, fieldJson(q, tables)) })
                .from(sheetEntry)
                .innerJoin(staff, eq(staff.id, sheetEntry.authorId));
            });
            const [row] = await fields.execute({ reader });
            return sheetFieldSchema.parse(JSON.parse(row?.json ?? ''));
          });
        expect(await asked(ids.rosa)).toEqual(fieldOf('goals'));
        expect(await asked(ids.tove)).toEqual(fieldOf('goals', { author: { name: 'Tove Söderberg', own: true } }));
      },
    },
    sheetJson: {
      async 'is a column of a question about one student'(on) {
        await write(on, [{ field: 'goals' }, { field: 'reach' }, { field: 'reach', text: '' }]);
        const asked = (studentId: string) =>
          on.read(async (q) => {
            const sheet = q.prepared('test.sheet', (db, tables) =>
              db
                .select({ json: sheetJson(q, db, tables) })
                .from(tables.staff)
                .where(eq(tables.staff.id, sql.placeholder('who'))),
            );
            const [row] = await sheet.execute({ studentId, reader: ids.rosa, who: ids.rosa });
            return JSON.parse(row?.json ?? '') as unknown;
          });
        expect(await asked(ids.kiri)).toEqual([fieldOf('goals'), fieldOf('reach', { rev: 3, text: '' })]);
        expect(await asked(ids.amaru)).toEqual([]);
      },
    },
  },
};
