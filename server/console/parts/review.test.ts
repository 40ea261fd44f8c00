import { expect, test } from 'vitest';
import { issueAt } from './review.ts';

test('each issue says what to do at its field', () => {
  const texts = [
    issueAt('finding', 'missing', 'Choose', 9),
    issueAt('text', 'too_small', 'Choose', 9),
    issueAt('text', 'too_big', 'Choose', 9),
  ];
  expect(new Set(texts).size).toBe(3);
  expect(texts[0]).toBe('Choose');
  expect(texts[2]).toContain('9');
});
