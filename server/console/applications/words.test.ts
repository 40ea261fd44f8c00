import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { grantOpens, grantSpan, isRunning, lookOf, stateOf } from './words.ts';

beforeEach(() => setLocale('en'));

const UNTIL = new Date(2026, 11, 29).getTime();
const GRANT = {
  grantId: '0192f0a0-0000-7000-8000-000000000001',
  fieldClasses: ['identity' as const, 'academic' as const],
  untilAt: UNTIL,
  endReason: '',
};

test('each state has a shape and a word of its own', () => {
  const looks = [
    lookOf({ state: 'open', form: null }),
    lookOf({ state: 'withdrawn', form: null }),
    ...(['full', 'limited', 'de-identified', 'refused'] as const).map((form) => lookOf({ state: 'decided', form })),
  ];
  expect(new Set(looks.map(({ icon }) => icon)).size).toBe(looks.length);
  expect(new Set(looks.map(({ text }) => text())).size).toBe(looks.length);
});

test('a permission is said by its last day, not by the first without it', () => {
  expect(grantSpan(GRANT, UNTIL - 1, 'en')).toContain('Dec 28, 2026');
  expect([isRunning(GRANT, UNTIL - 1), isRunning(GRANT, UNTIL)]).toEqual([true, false]);
});

test('one that ran out is said so, and one that was ended early says when and why', () => {
  expect(grantSpan(GRANT, UNTIL, 'en')).toMatch(/^Ended.*Dec 28, 2026/);
  const early = { ...GRANT, untilAt: new Date(2026, 11, 1, 9, 30).getTime(), endReason: 'The study is over.' };
  expect(grantSpan(early, UNTIL, 'en')).toMatch(/Dec 1, 2026.*09:30.*The study is over\./);
});

test('one that holds no more is not shown as granted', () => {
  const decided = { state: 'decided', form: 'limited' } as const;
  const textAt = (grant: typeof GRANT | null, now: number) => stateOf({ ...decided, grant }, now).text();
  expect(textAt(GRANT, UNTIL - 1)).toBe('Granted in part');
  expect(textAt(GRANT, UNTIL)).toBe('Ended');
  expect(textAt({ ...GRANT, endReason: 'The study is over.' }, UNTIL)).toBe('Ended early');
  expect(textAt(null, UNTIL)).toBe('Granted in part');
});

test('what it opens is named class by class only where it is not all', () => {
  expect(grantOpens('limited', GRANT.fieldClasses)).toContain('classes and marks');
  expect(grantOpens('full', GRANT.fieldClasses)).not.toContain('classes and marks');
  expect(grantOpens('de-identified', [])).not.toBe('');
});
