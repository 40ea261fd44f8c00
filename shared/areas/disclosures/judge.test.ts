import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../clocks/day-after.ts';
import { type FieldSpec, type Filled, schemaOf } from '../forms/form-spec.ts';
import { BASES, basisOf } from './bases.ts';
import type { Basis } from './basis.ts';
import { DISCLOSURE_OUTCOMES } from './disclosure.ts';
import { type About, faultsOf, judge, openFields } from './judge.ts';
import { fieldsOf, type ReleaseForm } from './release-form.ts';
import { ADULT, completeDenial, completeRelease, TODAY } from './testing/complete.ts';

const basis = (id: string): Basis => basisOf(id)!;
const answers = (id: string, change: Filled, about: About = ADULT) => {
  const { answer, gates, book } = judge(basis(id), completeRelease(id, change).filled, about);
  return [answer, gates, book];
};

describe('R101: an order or a subpoena', () => {
  it('is not obeyed before the parent was told, or a ground says why nobody is', () => {
    expect(answers('R101', { notifiedOn: '' })).toEqual(['notice-first', ['parent-told'], 'log']);
    expect(answers('R101', { notifiedOn: TODAY })).toEqual(['must', [], 'log']);
    for (const noNotice of ['dependency', 'litigation'])
      expect(answers('R101', { notifiedOn: '', noNotice })).toEqual(['must', [], 'log']);
  });

  it('R117: is for the sealed book where it orders secrecy, whether or not somebody was told', () => {
    for (const noNotice of ['secrecy', 'ex-parte']) {
      expect(answers('R101', { notifiedOn: '', noNotice })).toEqual(['must', [], 'sealed']);
      expect(answers('R101', { noNotice })).toEqual(['must', [], 'sealed']);
    }
  });
});

describe('R109, R190, R191: part b of a juvenile justice request', () => {
  const received = (daysAgo: number) => ({ noticeOn: dayAfter(TODAY, -daysAgo) });

  it('is answered when the fourteen days after the certified notice are over', () => {
    expect(answers('R109-b', received(14))).toEqual(['notice-first', ['no-objection'], 'log']);
    expect(answers('R109-b', received(15))).toEqual(['existence', [], 'log']);
    expect(answers('R109-b', { noticeOn: '' })).toEqual(['notice-first', ['no-objection'], 'log']);
  });

  it('is not answered where the parent objected in time, or nobody says when', () => {
    expect(answers('R109-b', { ...received(90), objection: 'yes' })).toEqual(['no', ['no-objection'], 'log']);
    const came = (after: number) => ({
      ...received(90),
      objection: 'yes',
      objectedOn: dayAfter(TODAY, after - 90),
    });
    expect(answers('R109-b', came(14))).toEqual(['no', ['no-objection'], 'log']);
    // C14: one that came later changes nothing.
    expect(answers('R109-b', came(15))).toEqual(['existence', [], 'log']);
    const unsaid = completeRelease('R109-b', { ...received(90), objection: 'yes' });
    expect(openFields(unsaid)).toEqual(['objectedOn']);
    expect(faultsOf(unsaid, ADULT)).toContainEqual({ path: 'filled.objectedOn', code: 'needed' });
  });
});

describe('gates of age and of the district', () => {
  it.each([
    [17, 'no'],
    [18, 'may'],
    [null, 'no'],
  ])('R100: with age %s the answer to the parents of a dependent student is %s', (age, answer) => {
    expect(answers('R100', {}, { ...ADULT, age })[0]).toBe(answer);
  });

  it('R98: no study begins without consent, unless the district says so', () => {
    expect(answers('R98', {}, { ...ADULT, studiesOpen: false })).toEqual(['no', ['studies-open'], 'log']);
    expect(faultsOf(completeRelease('R98'), { ...ADULT, studiesOpen: false })).toEqual([
      { path: 'basis', code: 'gate.studies-open' },
    ]);
  });
});

it('nothing has happened on a day that lies ahead', () => {
  const tomorrow = dayAfter(TODAY, 1);
  expect(faultsOf(completeRelease('R94', { day: tomorrow }), ADULT)).toEqual([{ path: 'filled.day', code: 'future' }]);
  expect(faultsOf(completeRelease('R98', { destroyBy: tomorrow }), ADULT)).toEqual([]);
});

/** So many fields of a form are other than they should be. */
const FEW = 3;
const DAYS = fc.integer({ min: -40, max: 5 }).map((days) => dayAfter(TODAY, days));
const abouts: fc.Arbitrary<About> = fc.record({
  age: fc.constantFrom(null, 10, 17, 18, 21),
  today: fc.constant(TODAY),
  studiesOpen: fc.boolean(),
});

function valuesOf(field: FieldSpec): fc.Arbitrary<Filled[string]> {
  switch (field.kind) {
    case 'choice':
      return fc.constantFrom(...field.of.map(({ id }) => id));
    case 'choices':
      return fc.subarray(
        field.of.map(({ id }) => id),
        { minLength: 1 },
      );
    case 'day':
      return DAYS;
    case 'agreed':
      return fc.boolean();
    default:
      return fc.constantFrom('Words', ' ', '');
  }
}

/** Forms as people leave them: complete but for a few fields, which are left out or filled in otherwise. */
const forms: fc.Arbitrary<ReleaseForm> = fc
  .record({ outcome: fc.constantFrom(...DISCLOSURE_OUTCOMES), basis: fc.constantFrom(...BASES.map(({ id }) => id)) })
  .chain(({ outcome, basis: id }) => {
    const whole = outcome === 'denied' ? completeDenial(id) : completeRelease(id);
    const changes = fc.subarray([...fieldsOf(whole)], { maxLength: FEW }).chain(changed);
    return changes.map((change) => ({ ...whole, filled: without({ ...whole.filled, ...change }) }));
  });

const changed = (fields: readonly FieldSpec[]): fc.Arbitrary<Readonly<Record<string, Filled[string] | null>>> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, fc.option(valuesOf(field))])));

const without = (filled: Readonly<Record<string, Filled[string] | null>>): Filled =>
  Object.fromEntries(Object.entries(filled).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));

describe('whatever is filled in', () => {
  it('R92 to R113: nothing is released, and nobody told what exists, while a gate is unmet', () => {
    fc.assert(
      fc.property(forms, abouts, (form, about) => {
        const { answer, gates } = judge(basis(form.basis), form.filled, about);
        expect(['must', 'may', 'existence'].includes(answer)).toBe(gates.length === 0);
      }),
    );
  });

  it('R115, R117: what has no fault and is complete fits its schema, and a release of it belongs in the log or the sealed book', () => {
    let released = 0;
    fc.assert(
      fc.property(forms, abouts, (form, about) => {
        const { book, open } = judge(basis(form.basis), form.filled, about);
        if (form.outcome === 'denied' || open.length > 0 || faultsOf(form, about).length > 0) return;
        expect(schemaOf(fieldsOf(form)).safeParse(form.filled).success).toBe(true);
        expect(book).not.toBe('exempt');
        released += 1;
      }),
      { numRuns: 500 },
    );
    expect(released).toBeGreaterThan(50);
  });
});
