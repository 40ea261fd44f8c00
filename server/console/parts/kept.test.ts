import { expect, test } from 'vitest';
import { keptBy } from './kept.ts';

const draftsOf = keptBy(
  ({ id }: { id: string }) => id,
  () => ({ text: '' }),
);

test('what is written on one thing stays while others are looked at, until it is dropped', () => {
  const drafts = draftsOf({ staffId: '1' });
  drafts.of({ id: 'a' }).text = 'Because.';
  expect(drafts.of({ id: 'b' }).text).toBe('');
  expect(drafts.of({ id: 'a' }).text).toBe('Because.');
  drafts.drop({ id: 'a' });
  expect(drafts.of({ id: 'a' }).text).toBe('');
});

test('who comes back to it finds it as it was left, and nobody else does', () => {
  const writer = { staffId: '1' };
  draftsOf(writer).of({ id: 'a' }).text = 'Because.';
  expect(draftsOf(writer).of({ id: 'a' }).text).toBe('Because.');
  expect(draftsOf({ staffId: '2' }).of({ id: 'a' }).text).toBe('');
});
