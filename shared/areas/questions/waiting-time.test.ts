import { expect, it } from 'vitest';
import { isDue, waitedSince } from './waiting-time.ts';

it.each([
  // Asked on Tuesday the 10th: Wednesday to Friday, Monday and Tuesday were for the answer.
  ['2026-11-18', '2026-11-11'],
  ['2026-11-17', '2026-11-10'],
  // A weekend gives no school day.
  ['2026-11-16', '2026-11-09'],
  ['2026-11-15', '2026-11-09'],
  ['2026-11-14', '2026-11-09'],
])('on %s what was asked before %s has waited', (today, since) => {
  expect(waitedSince(today)).toBe(since);
});

it('is for somebody else to look at once it is answered or has waited', () => {
  const question = { answeredAt: null, askedDay: '2026-11-10' };
  expect(isDue(question, '2026-11-17')).toBe(false);
  expect(isDue(question, '2026-11-18')).toBe(true);
  expect(isDue({ ...question, answeredAt: 1 }, '2026-11-10')).toBe(true);
});
