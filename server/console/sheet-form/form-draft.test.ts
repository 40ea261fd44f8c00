import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SHEET_FORM } from '../../../shared/areas/cases/first-sheet-form.ts';
import { sheetFormEditSchema } from '../../../shared/areas/cases/sheet-form.ts';
import { keepsEveryField } from '../../../shared/areas/cases/sheet-fields.ts';
import { addField, asked, type FormDraft, formDraftsOf, move, readForm, retire, takeIn } from './form-draft.ts';

const begun = (): FormDraft => formDraftsOf({ staffId: 'x' }).of(DEFAULT_SHEET_FORM);
const names = (draft: FormDraft) => asked(draft).map(({ en }) => en);

/** Adds a field with both names. */
function add(draft: FormDraft, en: string): void {
  const key = addField(draft);
  const field = draft.fields.find((one) => one.key === key)!;
  [field.en, field.es] = [en, `${en} (es)`];
}

describe('R1: a face sheet that is being changed', () => {
  it('moves fields among those that are asked for, and no further than the ends', () => {
    const draft = begun();
    move(draft, 1, -1);
    expect(names(draft).slice(0, 3)).toEqual(['Strengths', 'Reason for referral', 'Concerns']);
    move(draft, 1, -1);
    expect(names(draft)[0]).toBe('Strengths');
  });

  it('says at the field what is missing: a name in one language, a hint in one', () => {
    const draft = begun();
    const [first, second] = draft.fields;
    first!.es = ' ';
    second!.hintEn = 'Only in English';
    const read = readForm(draft);
    expect(read.ok ? [] : [...read.errors]).toEqual([
      [0, { es: 'Give the field a name in this language.' }],
      [1, { hintEs: 'Write the hint in both languages, or in neither.' }],
    ]);
  });

  it('gives a new field an id of its own, whatever it is called', () => {
    const draft = begun();
    for (const name of ['Form', 'Form', 'Ängste', '漢字', 'Constructor', 'x'.repeat(70)]) add(draft, name);
    const read = readForm(draft);
    const ids = read.ok ? read.fields.slice(5).map(({ id }) => id) : [];
    expect(ids).toEqual(['f-form', 'f-form-2', 'f-angste', 'f', 'f-constructor', `f-${'x'.repeat(28)}`]);
    expect(sheetFormEditSchema.safeParse({ rev: 0, fields: read.ok ? read.fields : [] }).success).toBe(true);
  });

  it('forgets a field that nobody sent, and keeps one that texts may stand under', () => {
    const draft = begun();
    add(draft, 'New');
    retire(draft, draft.fields.at(-1)!);
    retire(draft, draft.fields[0]!);
    expect([draft.fields.length, asked(draft).length]).toEqual([5, 4]);
  });

  it('gives a field that is no longer asked for its names back, so that nothing unseen keeps the form from being saved', () => {
    const draft = begun();
    draft.fields[0]!.en = '';
    retire(draft, draft.fields[0]!);
    expect(readForm(draft).ok).toBe(true);
    expect(draft.fields[0]).toMatchObject({ en: 'Reason for referral', retired: true });
  });

  it('goes on from what somebody else has saved meanwhile, with all that was typed here', () => {
    const draft = begun();
    draft.fields[1]!.en = 'What goes well';
    draft.fields[2]!.en = 'My worries';
    add(draft, 'Mine');
    const named = (at: number, en: string) => ({ ...DEFAULT_SHEET_FORM.fields[at]!, title: { en, es: 'x' } });
    const [first, second] = DEFAULT_SHEET_FORM.fields;
    const theirs = [named(0, 'Why'), second!, named(2, 'Their worries'), ...DEFAULT_SHEET_FORM.fields.slice(3)];
    const fields = [...theirs, { ...first!, id: 'new', title: { en: 'New', es: 'Nuevo' } }];
    expect(takeIn(draft, { rev: 7, at: 1, fields })).toEqual({ own: true, both: ['My worries'] });
    expect(names(draft)).toEqual([
      'Why',
      'What goes well',
      'My worries',
      'Goals',
      'Best way to reach the family',
      'Mine',
      'New',
    ]);
    const read = readForm(draft);
    expect(draft.rev === 7 && read.ok && keepsEveryField({ fields }, { fields: read.fields })).toBe(true);
  });

  it('is just what somebody else has saved where nothing was changed here', () => {
    const draft = begun();
    const fields = DEFAULT_SHEET_FORM.fields.map((field, at) =>
      at === 0 ? { ...field, retired: true as const } : field,
    );
    expect(takeIn(draft, { rev: 7, at: 1, fields })).toEqual({ own: false, both: [] });
    expect(readForm(draft)).toEqual({ ok: true, fields });
  });

  it('never loses a field that the form had, whatever is done', () => {
    const act = fc.record({ what: fc.constantFrom('add', 'up', 'down', 'retire', 'back'), at: fc.nat(8) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const draft = begun();
        for (const { what, at } of acts) {
          const field = draft.fields[at % draft.fields.length]!;
          if (what === 'add') add(draft, `New ${at}`);
          else if (what === 'retire') retire(draft, field);
          else if (what === 'back') field.retired = false;
          else move(draft, field.key, what === 'up' ? -1 : 1);
        }
        const read = readForm(draft);
        expect(read.ok && keepsEveryField(DEFAULT_SHEET_FORM, { fields: read.fields })).toBe(true);
        const ids = read.ok ? read.fields.map(({ id }) => id) : [];
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
