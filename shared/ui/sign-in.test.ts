import { beforeEach, expect, test } from 'vitest';
import { setLocale } from './locale.svelte.ts';
import { m } from '../messages/generated/messages.js';
import { STORE_CODES } from '../wire/problem.ts';
import { USE_NOTICE } from '../wire/session.ts';
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

test('the notice of acceptable use has a new version when its text is new (R55)', () => {
  expect([USE_NOTICE, m.sign_in_use_notice()]).toEqual([
    '2026-11',
    "Use only for the students and tasks your work gives you. Every view is recorded and reviewed. Use outside the district's rules can lead to discipline up to termination (district policy, General Access).",
  ]);
});
