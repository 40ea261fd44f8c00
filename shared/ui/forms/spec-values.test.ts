import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { LIFECYCLE } from '../../areas/cases/lifecycle/lifecycle.ts';
import { type FieldSpec, type Filled, schemaOf } from '../../areas/forms/form-spec.ts';
import { setLocale } from '../locale.svelte.ts';
import { filledFrom, isBlank, typedIn } from '../../areas/forms/filled.ts';
import { checkSpec, errorsAt, listErrors } from './spec-values.ts';

const t = (en: string) => ({ en, es: en });
const of = [
  { id: 'a', title: t('A') },
  { id: 'b', title: t('B') },
];
const FIELDS: readonly FieldSpec[] = [
  { kind: 'line', name: 'whom', label: t('Who'), max: 10 },
  { kind: 'text', name: 'words', label: t('Words'), max: 20, optional: true },
  { kind: 'number', name: 'percent', label: t('Percent'), min: 0, max: 100 },
  { kind: 'choices', name: 'told', label: t('Told'), of },
  { kind: 'agreed', name: 'agreed', label: t('Agreed') },
  { kind: 'day', name: 'meeting', label: t('Meeting') },
];
const FULL: Filled = { whom: ' Ana ', words: '', percent: '92,5', told: ['a'], agreed: true, meeting: '2026-12-02' };

beforeEach(() => setLocale('en'));

describe('a form as it is sent', () => {
  it('has numbers as numbers, no space around texts, and nothing where nothing was filled in', () => {
    expect(filledFrom(FIELDS, FULL)).toEqual({
      whom: 'Ana',
      percent: 92.5,
      told: ['a'],
      agreed: true,
      meeting: '2026-12-02',
    });
    expect(checkSpec(FIELDS, FULL)).toEqual({});
  });

  it('is not filled in at all while its boxes are empty, unticked or blank', () => {
    expect(isBlank({ whom: '  ', told: [], agreed: false })).toBe(true);
    expect(isBlank({ told: ['a'] })).toBe(false);
    expect(isBlank({ percent: '0' })).toBe(false);
  });

  it('shows again what was kept of it, a number too', () => {
    expect(typedIn({ percent: 92.5 }, 'percent')).toBe('92.5');
    expect(typedIn({ told: ['a'] }, 'told')).toBe('');
    expect(typedIn({}, 'whom')).toBe('');
  });
});

describe('what is wrong with a form', () => {
  it('is said at each field in words that tell what to do', () => {
    const wrong = { whom: 'somebody very long', percent: 'many', told: [], words: 'x\0' };
    expect(checkSpec(FIELDS, wrong)).toEqual({
      whom: 'Shorten the text to 10 characters',
      words: "Check this text for signs that can't be kept, and type it again",
      percent: 'Type a number from 0 to 100',
      told: 'Choose at least one',
      agreed: 'Tick this once it is so',
      meeting: 'Enter the day',
    });
    expect(checkSpec(FIELDS, { ...FULL, percent: '101', whom: ' ' })).toEqual({
      percent: 'Type a number from 0 to 100',
      whom: 'Fill this in',
    });
  });

  it('is taken from the server by the path of the field, the first of a field, the rest for the form', () => {
    const issues = [
      { path: 'body.form.filled.meeting', code: 'no-meeting' },
      { path: 'body.form.filled.told.0', code: 'invalid_value' },
      { path: 'body.form.filled.told', code: 'unknown' },
      { path: 'body.form.filled.older', code: 'unrecognized_keys' },
    ];
    expect(errorsAt(FIELDS, issues)).toEqual({
      meeting: 'The committee does not meet on this day. Choose one of its days.',
      told: 'Choose at least one',
      form: 'The server did not accept this. Check each field, then send it again.',
    });
  });

  it('R35: has words of its own for each of the server’s codes', () => {
    const codes = ['needed', 'future', 'past', 'before-referral', 'no-meeting', 'unknown', 'rests-on', 'names-staff'];
    const more = ['inactive', 'role-missing', 'gate.meeting-held'];
    const said = [...codes, ...more].map((code) => errorsAt(FIELDS, [{ path: 'body.form.filled.whom', code }])['whom']);
    expect(new Set(said).size).toBe(said.length);
    expect(said).toContain('Take staff names and numbers out of the text: what happened is enough');
  });

  it('is listed in the order of the fields, with their labels', () => {
    const errors = { form: 'Again', told: 'Choose at least one', whom: 'Fill this in' };
    expect(listErrors(FIELDS, errors, (name) => `x-${name}`)).toEqual([
      { id: 'x-whom', text: 'Who: Fill this in' },
      { id: 'x-told', text: 'Told: Choose at least one' },
      { text: 'Again' },
    ]);
  });

  it('is said of a sentence that is agreed to without the end of that sentence', () => {
    const signs = { kind: 'agreed', name: 'agreed', label: t('Whoever signs agrees.') } as const;
    expect(listErrors([signs], { agreed: 'Tick this' }, (name) => name)).toEqual([
      { id: 'agreed', text: 'Whoever signs agrees: Tick this' },
    ]);
  });

  it('is found in every form of the lifecycle while it is empty, in both languages', () => {
    for (const locale of ['en', 'es'] as const) {
      setLocale(locale);
      for (const { fields } of LIFECYCLE) {
        const needed = fields.filter(({ optional }) => !optional).map(({ name }) => name);
        expect(Object.keys(checkSpec(fields, {})).toSorted()).toEqual(needed.toSorted());
      }
    }
  });
});

const value = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.boolean(),
  fc.array(fc.constantFrom('a', 'b', 'c')),
  fc.double(),
);
const anyForm = fc.record(Object.fromEntries(FIELDS.map(({ name }) => [name, fc.option(value, { nil: undefined })])));

it('finds nothing wrong exactly where the server would take it, whatever stands in the boxes', () => {
  fc.assert(
    fc.property(anyForm, (boxes) => {
      const values = Object.fromEntries(Object.entries(boxes).filter(([, one]) => one !== undefined)) as Filled;
      const sent = filledFrom(FIELDS, values);
      expect(Object.keys(checkSpec(FIELDS, values)).length === 0).toBe(schemaOf(FIELDS).safeParse(sent).success);
      // What is kept and comes back is sent the same.
      expect(filledFrom(FIELDS, sent)).toEqual(sent);
    }),
  );
});
