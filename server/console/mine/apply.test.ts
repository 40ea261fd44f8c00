import { beforeEach, expect, test } from 'vitest';
import { applicationWriteSchema } from '../../../shared/areas/access/application.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { APPLY_FIELDS, applyIssue, checkApply, MAX, NOTHING_WRITTEN, toApplication } from './apply.ts';

beforeEach(() => setLocale('en'));

const WRITTEN = { about: ' The eighth graders ', information: 'Marks in algebra', need: 'A study of placement\n' };

test('each field that is empty says what is wanted there', () => {
  const errors = checkApply(NOTHING_WRITTEN);
  expect(Object.keys(errors)).toEqual([...APPLY_FIELDS]);
  expect(new Set(Object.values(errors)).size).toBe(3);
});

test.each(APPLY_FIELDS)('%s that is too long says how long it may be', (field) => {
  const errors = checkApply({ ...WRITTEN, [field]: 'x'.repeat(MAX[field] + 1) });
  expect(Object.keys(errors)).toEqual([field]);
  expect(errors[field]).toBe(applyIssue(field, 'too_big'));
  expect(errors[field]).toContain(String(MAX[field]));
});

test('what is complete is sent as the server wants it', () => {
  expect(checkApply(WRITTEN)).toEqual({});
  expect(applicationWriteSchema.parse(toApplication(WRITTEN))).toEqual({
    about: 'The eighth graders',
    information: 'Marks in algebra',
    need: 'A study of placement',
  });
});
