import { expect, it } from 'vitest';
import { dueOnFault } from './follow-up.ts';

it.each([
  ['2026-11-28', 'past'],
  ['2026-11-29', null],
  ['2028-11-29', null],
  ['2028-11-30', 'too-far'],
])('R10: a reminder for %s, today being 2026-11-29: %s', (dueOn, fault) =>
  expect(dueOnFault(dueOn, '2026-11-29')).toBe(fault),
);
