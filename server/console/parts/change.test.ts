import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import type { OpAnswer } from '../../../shared/wire/ops.ts';
import { errorsAt, fieldOf, troubleOf } from './change.ts';

beforeEach(() => setLocale('en'));

const opId = '0192f0a0-0000-7000-8000-000000000001';
const FIELDS = ['until', 'text'] as const;

test('what was applied is no trouble', () => {
  expect(troubleOf({ ok: true, value: { opId, outcome: 'applied', rev: 1, seq: 2 } })).toBeNull();
});

test('a refusal speaks with the server’s own words', () => {
  const value: OpAnswer = { opId, outcome: 'refused', code: 'stale', text: 'Somebody decided.' };
  expect(troubleOf({ ok: true, value })).toEqual({ code: 'stale', text: 'Somebody decided.', issues: [] });
});

test('a missing right is said in a sentence, with the rules that would give it', () => {
  const value: OpAnswer = { opId, outcome: 'refused', code: 'not-allowed', text: 'The superintendent' };
  expect(troubleOf({ ok: true, value })?.text).toBe(
    'You may not do this as who you are signed in now. It is open to: The superintendent.',
  );
  expect(troubleOf({ ok: true, value: { ...value, text: '' } })?.text).not.toContain(':');
});

test('without an answer nobody says that nothing was changed, and the log’s reference stands beside', () => {
  const text = troubleOf({ ok: false, fault: { cause: 'server', requestId: 'R7' } })?.text;
  expect(text).toContain("isn't known");
  expect(text).toContain('R7');
});

test('the end of the session says how to go on without losing what was typed', () => {
  expect(troubleOf({ ok: false, fault: { cause: 'signed-out' } })?.text).toContain('another tab');
});

test.each([
  ['body.until', 'until'],
  ['body/text', 'text'],
  ['until', 'until'],
  ['body.fieldClasses.0', null],
  ['opId', null],
])('%s stands at %s', (path, field) => {
  expect(fieldOf(path, FIELDS)).toBe(field);
});

test('the first issue of a field is the one it shows; what has no field stands nowhere', () => {
  const issues = [
    { path: 'body.until', code: 'past' },
    { path: 'body.until', code: 'late' },
    { path: 'body.rev', code: 'x' },
  ];
  expect(errorsAt(issues, FIELDS, (field, code) => `${field} ${code}`)).toEqual({ until: 'until past' });
});
