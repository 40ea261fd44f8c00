import { expect, test } from 'vitest';
import { keptBy } from './kept.ts';

test('what is written on one thing stays while others are looked at, until it is dropped', () => {
  const drafts = keptBy(
    ({ id }: { id: string }) => id,
    () => ({ text: '' }),
  );
  drafts.of({ id: 'a' }).text = 'Because.';
  expect(drafts.of({ id: 'b' }).text).toBe('');
  expect(drafts.of({ id: 'a' }).text).toBe('Because.');
  drafts.drop({ id: 'a' });
  expect(drafts.of({ id: 'a' }).text).toBe('');
});
