import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SHEET_FORM } from '../../../shared/areas/cases/first-sheet-form.ts';
import type { SheetChange, SheetField } from '../../../shared/areas/cases/sheet.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import type { PanelState, SheetForm } from '../../messages.ts';
import { me, uuidOf } from '../../sync/testing/samples.ts';
import { deskTools, expired, panelOf, studentView } from '../forms/testing/panel-samples.ts';
import { SheetDesk } from './sheet-desk.svelte.ts';

const NOW = 5_000;
const sent = vi.fn();
let sheets: SheetDesk;

const recorded = (field: string, text: string, rev: number): SheetField => ({
  field,
  text,
  rev,
  at: NOW,
  author: { name: 'M. Haskins', own: false },
});
const goals = recorded('goals', 'Nine of ten first hours.', 4);

function show(sheet: SheetField[], rev = 9, form: SheetForm | null = null, more: Partial<PanelState> = {}): void {
  const view = studentView('17', { sheetDraft: form === null ? null : { textId: 'kept', form, keptAt: 3 } });
  sheets.follow(panelOf({ ...view, faceSheet: { ...view.faceSheet, sheet, rev } }, more));
}

const fields = () => sheets.desk?.form.fields;
const conflict = (...now: SheetField[]) => ({ ok: false, why: { cause: 'conflict', fields: now } });

beforeEach(() => {
  setLocale('en');
  sent.mockReset().mockResolvedValue({ ok: true, at: NOW, waiting: false });
  sheets = new SheetDesk({ ask: (name, body) => sent(name, body) as never, ...deskTools(NOW) });
  show([goals]);
});

describe('a face sheet that is changed', () => {
  it('shows what is recorded, and takes up only what differs from it', () => {
    expect(sheets.text('goals')).toBe('Nine of ten first hours.');
    sheets.write('goals', 'Nine of ten.');
    sheets.write('reach', 'After 4.');
    expect(fields()).toEqual([
      { field: 'goals', text: 'Nine of ten.', baseRev: 4 },
      { field: 'reach', text: 'After 4.', baseRev: 0 },
    ]);
    sheets.write('goals', 'Nine of ten first hours.');
    expect(fields()).toEqual([{ field: 'reach', text: 'After 4.', baseRev: 0 }]);
  });

  it('is kept, and sent with its changed fields only', async () => {
    sheets.write('reach', 'After 4.');
    sheets.flush();
    const form = { fields: [{ field: 'reach', text: 'After 4.', baseRev: 0 }] };
    expect(sent).toHaveBeenCalledWith('sheet.keep', { studentId: uuidOf('17'), textId: 'text-1', form });
    expect(await sheets.save()).toBe(true);
    expect(sent).toHaveBeenLastCalledWith('sheet.write', {
      studentId: uuidOf('17'),
      textId: 'text-1',
      epoch: 1,
      form,
    });
    expect(sheets.line).toEqual({ kind: 'saved', at: NOW });
    expect(sheets.desk).toMatchObject({ hasText: false, open: false });
  });

  it('comes back with its text after a restart, and waits through the end of a session', () => {
    const form: SheetForm = { fields: [{ field: 'goals', text: 'Ten.', baseRev: 4 }] };
    sheets.follow(panelOf({ kind: 'signed-out', why: 'by-user', keptDraftAt: 3 }, { me: null }));
    show([goals], 9, form);
    expect(sheets.desk).toMatchObject({ open: true, restoredAt: 3 });
    expect(sheets.text('goals')).toBe('Ten.');
    sheets.follow(panelOf(expired, { me: null }));
    expect(sheets.kept).toEqual({ text: 'Goals: Ten.', name: 'Name 17' });
    show([goals]);
    expect(sheets.resumed).toBe(true);
    show([goals], 9, null, { me: { ...me, staffId: uuidOf('8') } });
    expect(sheets.text('goals')).toBe('Nine of ten first hours.');
  });

  it('does not go while a text is too long, and says so at its field', async () => {
    sheets.write('reach', 'x'.repeat(4001));
    expect(await sheets.save()).toBe(false);
    expect(sheets.desk?.errors).toEqual({ reach: 'Shorten the text to 4000 characters' });
    expect(sent).not.toHaveBeenCalledWith('sheet.write', expect.anything());
  });
});

describe('R35: a text that names staff', () => {
  it('is said to at its field, in the words of the other forms, and stays', async () => {
    sheets.write('reach', 'Joseph Mwangi.');
    const issues = [{ path: 'body.fields.reach', code: 'names-staff' }];
    sent.mockResolvedValueOnce({ ok: false, why: { cause: 'invalid', issues } });
    expect(await sheets.save()).toBe(false);
    expect(sheets.desk?.errors.reach).toMatch(/^Take staff names and numbers out/);
    expect(sheets.text('reach')).toBe('Joseph Mwangi.');
  });
});

describe('a field that somebody else changed meanwhile', () => {
  const theirs = recorded('goals', 'Ten of ten.', 12);

  async function meet(): Promise<void> {
    sheets.write('goals', 'Mine.');
    sent.mockResolvedValueOnce(conflict(theirs));
    expect(await sheets.save()).toBe(false);
  }

  it('leaves both texts, and is not sent before its writer has chosen', async () => {
    await meet();
    expect(sheets.conflicts).toEqual([{ field: 'goals', mine: 'Mine.', theirs }]);
    const before = sent.mock.calls.length;
    expect(await sheets.save()).toBe(false);
    expect(sheets.desk?.errors).toEqual({ goals: 'Choose one of the two texts' });
    expect(sent).toHaveBeenCalledTimes(before);
  });

  it('keeps mine, over theirs, which stays in sight', async () => {
    await meet();
    sheets.keepMine('goals');
    expect(sheets.conflicts).toEqual([]);
    expect(sheets.desk?.trouble).toBeNull();
    expect(sheets.replaced).toEqual({ goals: theirs });
    expect(await sheets.save()).toBe(true);
    expect(sent).toHaveBeenLastCalledWith('sheet.write', {
      studentId: uuidOf('17'),
      textId: 'text-1',
      epoch: 1,
      form: { fields: [{ field: 'goals', text: 'Mine.', baseRev: 12 }] },
    });
  });

  it('takes theirs, and mine can be brought back', async () => {
    await meet();
    sheets.takeTheirs('goals');
    expect(sheets.text('goals')).toBe('Ten of ten.');
    expect(fields()).toEqual([]);
    sheets.bringBack('goals');
    expect(sheets.text('goals')).toBe('Mine.');
    expect(fields()).toEqual([{ field: 'goals', text: 'Mine.', baseRev: 12 }]);
    expect(sheets.setAside.goals).toBeUndefined();
  });

  it('is seen before it is sent, once the news is shown, and a late push takes nothing back', async () => {
    sheets.write('goals', 'Mine.');
    show([theirs], 12);
    expect(sheets.conflicts).toHaveLength(1);
    show([goals], 9);
    expect(sheets.conflicts).toHaveLength(1);
  });

  it('is no conflict where both wrote the same', () => {
    sheets.write('goals', 'Ten of ten.');
    show([theirs], 12);
    expect(sheets.conflicts).toEqual([]);
    expect(fields()).toEqual([]);
  });

  it('is no choice where there was no text and is none', async () => {
    sheets.write('reach', 'After 4.');
    sent.mockResolvedValueOnce(conflict(recorded('reach', '', 11)));
    expect(await sheets.save()).toBe(true);
    expect(sent).toHaveBeenLastCalledWith('sheet.write', {
      studentId: uuidOf('17'),
      textId: 'text-1',
      epoch: 1,
      form: { fields: [{ field: 'reach', text: 'After 4.', baseRev: 11 }] },
    });
  });
});

describe('a change that waits to be sent', () => {
  const mine: SheetChange = { field: 'goals', text: 'Mine.', baseRev: 4 };
  const wait = (sheet: SheetField[], rev: number, unsentSheet: SheetChange[]) => {
    const view = studentView('17', { unsentSheet });
    sheets.follow(panelOf({ ...view, faceSheet: { ...view.faceSheet, sheet, rev } }));
  };
  const own = (text: string, rev: number) => ({ ...recorded('goals', text, rev), author: { name: 'I', own: true } });

  beforeEach(() => wait([goals], 9, [mine]));

  it('is what its writer goes on from, and no conflict with itself once it is recorded', () => {
    expect(sheets.text('goals')).toBe('Mine.');
    sheets.write('goals', 'Mine, and more.');
    expect(fields()).toEqual([{ field: 'goals', text: 'Mine, and more.', baseRev: 4 }]);
    wait([goals], 9, []);
    wait([own('Mine.', 12)], 12, []);
    expect(sheets.conflicts).toEqual([]);
    expect(fields()).toEqual([{ field: 'goals', text: 'Mine, and more.', baseRev: 12 }]);
  });

  it('can be changed back to what is recorded', () => {
    sheets.write('goals', goals.text);
    wait([goals], 9, [mine]);
    wait([goals], 9, []);
    wait([own('Mine.', 12)], 12, []);
    expect(sheets.text('goals')).toBe(goals.text);
    expect(fields()).toEqual([{ field: 'goals', text: goals.text, baseRev: 12 }]);
  });

  it('comes back with both texts when somebody else was faster', () => {
    show([recorded('goals', 'Theirs.', 12)], 12, { fields: [mine] });
    expect(sheets.desk?.open).toBe(true);
    expect(sheets.conflicts).toMatchObject([{ field: 'goals', mine: 'Mine.', theirs: { text: 'Theirs.' } }]);
  });
});

describe('R1: a field that the district no longer asks for', () => {
  const retired = {
    ...DEFAULT_SHEET_FORM,
    fields: DEFAULT_SHEET_FORM.fields.map((one) => (one.id === 'goals' ? { ...one, retired: true as const } : one)),
  };
  const showRetired = (form: SheetForm | null = null) => {
    const view = studentView('17', { sheetDraft: form === null ? null : { textId: 'kept', form, keptAt: 3 } });
    sheets.follow(panelOf({ ...view, faceSheet: { ...view.faceSheet, sheet: [goals], sheetForm: retired, rev: 9 } }));
  };

  it('comes after the others, under its title', () => {
    showRetired();
    expect(sheets.order([goals])).toEqual(['referral', 'strengths', 'concerns', 'reach', 'goals']);
    expect(sheets.order([])).not.toContain('goals');
    expect([sheets.title('goals'), sheets.asks('goals')]).toEqual(['Goals', undefined]);
    setLocale('es');
    expect(sheets.title('goals')).toBe('Metas');
  });

  it('keeps what was typed in it, says so before it is sent, and goes when its writer removes it', async () => {
    showRetired({ fields: [{ field: 'goals', text: 'Half typed.', baseRev: 4 }] });
    sheets.write('reach', 'After 4.');
    expect(await sheets.save()).toBe(false);
    expect(sheets.desk?.errors.goals).toMatch(/^No longer asked for/);
    expect(sheets.text('goals')).toBe('Half typed.');
    sheets.leave('goals');
    expect(sheets.text('goals')).toBe(goals.text);
    expect(fields()).toEqual([{ field: 'reach', text: 'After 4.', baseRev: 0 }]);
    expect(await sheets.save()).toBe(true);
  });
});

it('leaves a box to its writer until they leave it or save, though somebody else was faster', async () => {
  sheets.write('goals', 'Mine.');
  sheets.held = 'goals';
  show([recorded('goals', 'Theirs.', 12)], 12);
  expect(sheets.conflicts).toEqual([]);
  expect(await sheets.save()).toBe(false);
  expect(sheets.conflicts).toHaveLength(1);
  expect(sent).not.toHaveBeenCalledWith('sheet.write', expect.anything());
});

/** What the writer and the rest of the world may do, in any order. */
const act = fc.record({
  what: fc.constantFrom('write', 'news', 'keepMine', 'takeTheirs', 'bringBack', 'save'),
  field: fc.constantFrom(...DEFAULT_SHEET_FORM.fields.map(({ id }) => id)),
  text: fc.constantFrom('', 'a', 'b', 'c'),
});

it('loses no text and never writes over one that its writer did not see, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
      const record = new Map<string, SheetField>();
      let rev = 1;
      const put = (field: string, text: string) => record.set(field, recorded(field, text, ++rev));
      // The server's rule: all or nothing, and nobody's text is written over unseen.
      const serve = ({ fields: changes }: SheetForm) => {
        const faster = changes.filter((one) => (record.get(one.field)?.rev ?? 0) !== one.baseRev);
        const differ = faster.flatMap((one) => {
          const there = record.get(one.field);
          return there === undefined || there.text === one.text ? [] : [there];
        });
        if (differ.length > 0) return conflict(...differ);
        for (const { field, text } of changes) put(field, text);
        return { ok: true, waiting: false };
      };
      sent.mockImplementation((name: string, body: { form: SheetForm }) =>
        Promise.resolve(name === 'sheet.write' ? serve(body.form) : { ok: true, at: NOW }),
      );
      sheets = new SheetDesk({ ask: (name, body) => sent(name, body) as never, ...deskTools(NOW) });
      /** What the writer wrote last in each field, and neither sent nor gave up, and nobody else wrote as well. */
      const mine = new Map<string, string>();
      const own = (field: string, text: string) => {
        if (text === (record.get(field)?.text ?? '')) mine.delete(field);
        else mine.set(field, text);
      };
      const look = () => {
        const sheet = [...record.values()].filter(({ text }) => text !== '');
        show(sheet, rev);
        for (const [field, text] of mine) own(field, text);
      };
      look();
      for (const { what, field, text } of acts) {
        if (what === 'news') {
          put(field, text);
          look();
        } else if (what === 'save') {
          if (await sheets.save()) mine.clear();
          look();
        } else if (what === 'write') {
          // A field with two texts has no box to write in.
          if (sheets.conflicts.some((one) => one.field === field)) continue;
          sheets.write(field, text);
          own(field, text);
        } else {
          if (what === 'takeTheirs' && fields()?.some((one) => one.field === field)) mine.delete(field);
          const back = what === 'bringBack' ? sheets.setAside[field] : undefined;
          sheets[what](field);
          if (back) own(field, back.text);
        }
        for (const [name, written] of mine) {
          const two = sheets.conflicts.find((one) => one.field === name);
          expect(two?.mine ?? sheets.text(name)).toBe(written);
        }
      }
    }),
    { numRuns: 500 },
  );
});
