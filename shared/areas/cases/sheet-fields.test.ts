import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DEFAULT_SHEET_FORM } from './first-sheet-form.ts';
import { SHEET_FIELDS_MAX } from './sheet.ts';
import { askedUnder, formChanges, keepsEveryField, readingOrder } from './sheet-fields.ts';
import { type AskedField, faceSheetFormSchema, sheetFormEditSchema } from './sheet-form.ts';

const field = (id: string, more: Partial<AskedField> = {}): AskedField => ({
  id,
  title: { en: `E ${id}`, es: `S ${id}` },
  max: 4000,
  ...more,
});
const fine = (...fields: unknown[]) => sheetFormEditSchema.safeParse({ rev: 0, fields }).success;

describe('R1: a form of the face sheet', () => {
  it('is the one the program comes with, until the district has another', () => {
    expect(faceSheetFormSchema.parse(DEFAULT_SHEET_FORM)).toEqual(DEFAULT_SHEET_FORM);
    expect(DEFAULT_SHEET_FORM.fields.map(({ id }) => id)).toEqual([
      'referral',
      'strengths',
      'concerns',
      'goals',
      'reach',
    ]);
  });

  it('asks for one field at least and twenty at most, each under an id of its own', () => {
    const many = Array.from({ length: SHEET_FIELDS_MAX }, (_, i) => field(`f-${i}`));
    expect(fine(...many)).toBe(true);
    expect(fine(...many, field('one-more'))).toBe(false);
    expect(fine(...many, field('one-more', { retired: true }))).toBe(true);
    expect(fine(field('a', { retired: true }))).toBe(false);
    expect(fine(field('a'), field('a'))).toBe(false);
  });

  it('has every title, and a hint where there is one, in both languages', () => {
    expect(fine(field('a', { title: { en: 'A', es: ' ' } }))).toBe(false);
    expect(fine(field('a', { hint: { en: 'A', es: '' } }))).toBe(false);
    expect(fine(field('a', { hint: { en: 'A', es: 'A' } }))).toBe(true);
  });

  it.each(['constructor', 'form', 'A', '', '__proto__', 'a b'])('takes no field under %j', (id) => {
    expect(fine(field(id))).toBe(false);
  });
});

test('R1: says by ids what differs from the version before', () => {
  const before = { fields: [field('a'), field('b'), field('c'), field('d', { retired: true })] };
  const after = {
    fields: [
      field('b'),
      field('a', { title: { en: 'New', es: 'S a' } }),
      field('c', { retired: true }),
      field('d'),
      field('e'),
    ],
  };
  expect(formChanges(before, after)).toEqual({
    added: ['e'],
    changed: ['a'],
    retired: ['c'],
    broughtBack: ['d'],
    moved: true,
  });
  expect(formChanges(before, before)).toEqual({ added: [], changed: [], retired: [], broughtBack: [], moved: false });
});

/** What a district does to its form, and staff to a face sheet. */
const act = fc.record({
  what: fc.constantFrom('add', 'retire', 'back', 'move', 'rename', 'take-out', 'write'),
  at: fc.nat({ max: 30 }),
});

test('R1: no text under any id ever becomes unreadable or nameless, whatever is done to the form', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      let form: { readonly fields: readonly AskedField[] } = DEFAULT_SHEET_FORM;
      const written = new Set<string>();
      for (const [i, { what, at }] of acts.entries()) {
        const { fields } = form;
        const one = fields[at % fields.length]!;
        if (what === 'write') {
          if (askedUnder(form, one.id)) written.add(one.id);
          continue;
        }
        const others = fields.filter(({ id }) => id !== one.id);
        const { retired: _, ...asked } = one;
        const next = {
          add: [...fields, field(`f-${i}`)],
          retire: fields.map((each) => (each === one ? { ...asked, retired: true as const } : each)),
          back: fields.map((each) => (each === one ? asked : each)),
          move: [...others, one],
          rename: fields.map((each) => (each === one ? { ...one, title: { en: `T${i}`, es: `T${i}` } } : each)),
          'take-out': others,
        }[what];
        // The server's rule: the schema's limits, and no field that was there is missing.
        if (!sheetFormEditSchema.safeParse({ rev: 0, fields: next }).success) continue;
        if (keepsEveryField(form, { fields: next })) form = { fields: next };
        const order = readingOrder(form, [...written]);
        expect(new Set(order).size).toBe(order.length);
        for (const id of written) {
          expect(order).toContain(id);
          expect(form.fields.find((each) => each.id === id)?.title.en).toBeTruthy();
        }
      }
    }),
    { numRuns: 500 },
  );
});
