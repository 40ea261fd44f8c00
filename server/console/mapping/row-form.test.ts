import { expect, test } from 'vitest';
import { formOf, newForm, OTHER_CLAIM, readForm, type RowForm } from './row-form.ts';
import { id, row } from './testing/rows.ts';

const filled = (more: Partial<RowForm> = {}): RowForm => ({ ...newForm(), value: 'SUB', role: 'teacher', ...more });
const errorsOf = (form: RowForm) => readForm(form, id(1), []);

test.each([
  row(1),
  row(1, { claim: 'department', test: 'matches', value: 'Student *', building: id(310) }),
  row(1, { scope: { kind: 'buildings', ids: [id(310), id(320)] }, since: '2026-11-30', until: '2026-12-19' }),
  row(1, { scope: { kind: 'district' }, until: '2027-01-01' }),
])('a row goes through its form and back: %j', (before) => {
  expect(readForm(formOf(before, ['roster', 'group']), id(1), [])).toEqual({ row: before });
});

test('the form asks for the last day, the row says from which day it no longer holds', () => {
  expect(formOf(row(1, { until: '2027-01-01' }), ['group']).last).toBe('2026-12-31');
  expect(readForm(filled({ last: '2026-12-31' }), id(1), [])).toMatchObject({ row: { until: '2027-01-01' } });
});

test('a claim that nobody carries is written out', () => {
  const form = formOf(row(1, { claim: 'department' }), ['roster', 'group']);
  expect([form.claim, form.otherClaim]).toEqual([OTHER_CLAIM, 'department']);
  expect(readForm(filled({ claim: OTHER_CLAIM, otherClaim: ' dept ' }), id(1), [])).toMatchObject({
    row: { claim: 'dept' },
  });
});

test('what is missing is said at each field', () => {
  expect(errorsOf({ ...newForm(), claim: OTHER_CLAIM, where: 'buildings' })).toEqual({
    errors: {
      otherClaim: 'claim-missing',
      value: 'value-missing',
      role: 'role-missing',
      schools: 'schools-missing',
    },
  });
});

test.each([
  [{ since: '2026-12-02', last: '2026-12-01' }, { last: 'last-before-since' }],
  [{ since: 'soon' }, { since: 'day-wrong' }],
  [{ last: 'late' }, { last: 'day-wrong' }],
  [{ value: 'v'.repeat(201) }, { value: 'value-not-kept' }],
  [{ value: 'a\0b' }, { value: 'value-not-kept' }],
  [{ claim: OTHER_CLAIM, otherClaim: 'c'.repeat(65) }, { otherClaim: 'claim-not-kept' }],
])('%j is wrong: %j', (more, errors) => {
  expect(errorsOf(filled(more))).toEqual({ errors });
});

test('a row may hold for one day', () => {
  expect(errorsOf(filled({ since: '2026-12-01', last: '2026-12-01' }))).toMatchObject({
    row: { since: '2026-12-01', until: '2026-12-02' },
  });
});

test('a row that another one says already is not put in twice', () => {
  const form = formOf(row(1), ['group']);
  expect(readForm(form, id(2), [row(1)])).toEqual({ errors: { value: 'same-row' } });
});

test('schools that were chosen before the place was are left out', () => {
  expect(readForm(filled({ where: 'district', schools: [id(310)] }), id(1), [])).toMatchObject({
    row: { scope: { kind: 'district' } },
  });
});
