import { beforeEach, expect, test } from 'vitest';
import { setLocale } from './locale.svelte.ts';
import { STORE_CODES } from '../wire/problem.ts';
import { missing, signInText } from './sign-in.ts';

beforeEach(() => setLocale('en'));

test('what is missing is said at its field before the server is asked', () => {
  expect(missing(' ', '')).toEqual({ username: 'Type your user name', password: 'Type your password' });
  expect(missing('rortiz', 'x')).toEqual({});
});

test('a locked account says until when, as far as it is known', () => {
  const retryAt = new Date(2026, 10, 24, 11, 5).getTime();
  expect(signInText({ code: 'locked', retryAt }, 'en')).toContain('until 11:05');
  expect(signInText({ code: 'locked' }, 'en')).toContain('for a while');
});

test('every failure has its own words', () => {
  const codes = ['wrong-sign-in', 'locked', 'too-many', 'offline', 'nonsense', 'server', ...STORE_CODES] as const;
  expect(new Set(codes.map((code) => signInText({ code }, 'en'))).size).toBe(codes.length);
});
