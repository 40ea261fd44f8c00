import { describe, expect, it } from 'vitest';
import { faceSheetSchema } from '../../../shared/areas/cases/face-sheet.ts';
import { DEFAULT_SHEET_FORM } from '../../../shared/areas/cases/first-sheet-form.ts';
import { type AskedField, type SheetForms, sheetFormsSchema } from '../../../shared/areas/cases/sheet-form.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer } from '../../../test/tools/test-server.ts';

const { fields: FIRST } = DEFAULT_SHEET_FORM;
const HOBBIES: AskedField = { id: 'f-hobbies', title: { en: 'Hobbies', es: 'Aficiones' }, max: 300 };
const retired = (fields: readonly AskedField[], id: string) =>
  fields.map((one) => (one.id === id ? { ...one, retired: true as const } : one));

async function desks() {
  const server = await testServer();
  const [keeper, rosa] = [await acting(server, 'iaguinaldo'), await acting(server, 'rortiz')];
  const token = await server.signIn('iaguinaldo');
  return {
    server,
    edit: (rev: number, fields: readonly AskedField[]) => keeper.op('sheet-form.edit', { rev, fields }),
    forms: async (): Promise<SheetForms> =>
      sheetFormsSchema.parse(await (await server.send('GET', '/v1/sheet-form', undefined, token)).json()),
    write: (field: string, text: string, baseRev = 0) =>
      rosa.op('sheet.write', { studentId: ids.kiri, fields: [{ field, text, baseRev }] }),
    sheet: async () =>
      faceSheetSchema.parse(JSON.parse((await rosa.ask('students/face-sheet', { studentId: ids.kiri })).text)),
  };
}

describe('R1: what the face sheet asks for', () => {
  it('is the administrator’s to say, and is served beside the fields from then on', async () => {
    const { server, edit, forms, write, sheet } = await desks();
    expect((await sheet()).sheetForm).toEqual(DEFAULT_SHEET_FORM);
    expect(await write('f-hobbies', 'Chess')).toMatchObject({ outcome: 'refused', code: 'field-not-asked' });
    const said = await edit(0, [...FIRST, HOBBIES]);
    expect(said).toMatchObject({ outcome: 'applied' });
    expect(await write('f-hobbies', 'Chess')).toMatchObject({ outcome: 'applied' });
    const now = await sheet();
    expect(now.sheetForm?.fields.at(-1)).toEqual(HOBBIES);
    expect(now.sheet).toMatchObject([{ field: 'f-hobbies', text: 'Chess' }]);
    const { inForce, earlier } = await forms();
    expect(inForce).toEqual({ ...now.sheetForm, at: server.runtime.now() });
    expect(earlier).toEqual([DEFAULT_SHEET_FORM]);
  });

  it('retires a field: what stands under it is read as before, and nothing more is written there', async () => {
    const { edit, write, sheet } = await desks();
    await write('goals', 'Reads every day');
    const said = await edit(0, retired(FIRST, 'goals'));
    const { sheet: fields, sheetForm } = await sheet();
    expect(fields).toMatchObject([{ field: 'goals', text: 'Reads every day' }]);
    expect(sheetForm?.fields.find(({ id }) => id === 'goals')).toMatchObject({ retired: true, title: { en: 'Goals' } });
    expect(await write('goals', 'More', 1)).toMatchObject({
      outcome: 'refused',
      code: 'field-not-asked',
      text: expect.stringContaining('move your text into another field') as string,
    });
    const rev = said.outcome === 'applied' ? said.rev : 0;
    expect(await edit(rev, FIRST)).toMatchObject({ outcome: 'applied' });
    expect(await write('goals', 'More', 1)).toMatchObject({ outcome: 'applied' });
  });

  it('keeps every version, and loses no field', async () => {
    const { edit, forms } = await desks();
    await edit(0, [...FIRST, HOBBIES]);
    const second = (await forms()).inForce;
    expect(await edit(second.rev, FIRST)).toMatchObject({ outcome: 'refused', code: 'field-gone' });
    await edit(second.rev, retired(second.fields, 'f-hobbies'));
    expect((await forms()).earlier).toEqual([second, DEFAULT_SHEET_FORM]);
  });

  it('takes no longer text than a field does', async () => {
    const { edit, write } = await desks();
    await edit(0, [...FIRST, HOBBIES]);
    expect(await write('f-hobbies', 'x'.repeat(301))).toMatchObject({ outcome: 'refused', code: 'field-too-long' });
    expect(await write('f-hobbies', 'x'.repeat(300))).toMatchObject({ outcome: 'applied' });
  });

  it('is refused as stale where somebody else changed it meanwhile', async () => {
    const { edit, forms } = await desks();
    await edit(0, [...FIRST, HOBBIES]);
    expect(await edit(0, retired(FIRST, 'goals'))).toMatchObject({ outcome: 'refused', code: 'stale' });
    expect((await forms()).inForce.fields).toHaveLength(FIRST.length + 1);
  });

  it('is closed to everybody else, to read and to change', async () => {
    const { server } = await desks();
    for (const name of ['rortiz', 'jmwangi', 'anwosu', 'gcole', 'mhaskins']) {
      const said = await (await acting(server, name)).op('sheet-form.edit', { rev: 0, fields: FIRST });
      expect(said).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
      const answer = await server.send('GET', '/v1/sheet-form', undefined, await server.signIn(name));
      expect(answer.status).toBe(403);
    }
    expect(await server.one(`SELECT count(*) FROM setting WHERE name LIKE 'sheet-form%'`)).toBe(0);
  });

  it('R60: leaves an entry with the ids of what was changed, and no words', async () => {
    const { server, edit } = await desks();
    await edit(0, [...retired(FIRST, 'goals'), HOBBIES]);
    const [[detail]] = (await server.rows(
      `SELECT d.detail FROM audit a JOIN audit_detail d ON a.seq = d.seq WHERE a.action = 'sheet-form.edit'`,
    )) as [string[]];
    expect(JSON.parse(String(detail))).toEqual({
      added: ['f-hobbies'],
      changed: [],
      retired: ['goals'],
      broughtBack: [],
      moved: false,
    });
  });
});
