import { expect, test } from 'vitest';
import { feeWords } from './fee.ts';
import { hindrance, refusalOf } from './hindrances.ts';
import { stepFields } from './step-form.ts';

const DONE = { kind: 'inspection', step: 'done' };

test('what keeps a step from being taken is said, with the step that mends it', () => {
  expect(hindrance(DONE, 'after.arranged')).toEqual({ text: 'First: Time and place told', first: 'arranged' });
  expect(hindrance(DONE, 'after-any').text).toBe('First one of these: Record inspected; Copies handed over.');
  expect(hindrance(DONE, 'until.denied').text).toBe('No longer possible after this step: Denied.');
  const texts = [
    'once',
    'closed',
    'unknown',
    'gate.something-marked',
    'gate.to-amend',
    'gate.dependency-shown',
    'logged',
    'something-new',
  ].map((code) => hindrance(DONE, code).text);
  expect(new Set(texts).size).toBe(8);
});

/** The server's answer to a step of a kind. */
function refused(kind: string, step: string, ...issues: readonly [path: string, code: string][]) {
  const found = issues.map(([path, code]) => ({ path: `body.form${path}`, code }));
  return refusalOf({ kind, step }, stepFields(kind, step, []), found);
}

test('what is wrong with a step stands at its field, what must be done first apart from it', () => {
  const { errors, hindrances } = refused(
    'inspection',
    'copied',
    ['.kind', 'after.received'],
    ['.day', 'before.received'],
    ['.filled.noFee', 'needed'],
    ['.filled.fee', 'fee-too-high'],
  );
  expect(hindrances.map(({ text }) => text)).toEqual(['First: Request received']);
  expect(errors).toEqual({
    day: 'This is before the step it follows: Request received. Choose that day or a later one.',
    noFee: 'Without a fee, say why there is none.',
    fee: 'Up to 100 pages at most 25 cents a page.',
  });
});

test('R188, R191: part b is answered for what is marked, and in its time', () => {
  const { errors } = refused(
    'juvenile',
    'part-b',
    ['.day', 'gate.objection-over'],
    ['.filled.exists', 'not-marked'],
    ['', 'barred'],
  );
  expect(errors['day']).toMatch(/^The parent may still object/);
  expect(errors['exists']).toBe('Answer only what is marked on the form.');
  expect(errors['form']).toMatch(/^Whoever asks is barred/);
});

test('R100, R210: a hearing is decided in its time, and who asks as a parent is said at the field', () => {
  const hearing = refused('amendment', 'hearing-decided', ['.day', 'gate.hearing-held']);
  expect(hearing.errors['day']).toMatch(/^This is before the day of the hearing/);
  const as = (code: string) => refused('inspection', 'received', ['.filled.as', code]).errors['as'];
  expect(as('adult')).toMatch(/^The student is 18 or over/);
  expect(as('not-adult')).toMatch(/^By the roster/);
  expect(refused('inspection', 'received', ['.filled.evidence', 'needed']).errors).toEqual({
    evidence: 'Choose one',
  });
});

test('R33, R120: why a step cannot be struck stands at the step', () => {
  for (const [code, words] of [
    ['first', /^The first step stays/],
    ['logged', /^The disclosure log holds/],
    ['rests-on', /^Later steps rest on this one/],
    ['unknown', /^This is no longer there/],
  ] as const) {
    expect(refused('inspection', 'struck', ['.filled.step', code]).errors['step']).toMatch(words);
  }
});

test('R176: the most that copies may cost is said as the pages are written', () => {
  expect(feeWords({ pages: '10' })).toBe('At most $2.50 for 10 pages.');
  expect(feeWords({ pages: '1' })).toBe('At most $0.25 for 1 page.');
  expect(feeWords({ pages: '101' })).toMatch(/^Over 100 pages/);
  expect([feeWords({}), feeWords({ pages: 'ten' })]).toEqual(['', '']);
});
