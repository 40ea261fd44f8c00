import { expect, test } from 'vitest';
import { keptBy, putBack, writtenBy } from './kept.ts';

const draftsOf = keptBy({
  name: 'test',
  idOf: ({ id }: { id: string }) => id,
  begin: () => ({ text: '', day: '2026-11-20' }),
  isBlank: ({ text }) => text === '',
});

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

test('what somebody wrote can be put back at another desk of theirs; what was only looked at is none', () => {
  const [before, after] = [{ staffId: '1' }, { staffId: '1' }];
  draftsOf(before).of({ id: 'a' }).text = 'Because.';
  draftsOf(before).of({ id: 'b' }).day = '2026-11-21';
  expect([...writtenBy(before).keys()]).toEqual(['test a']);
  for (const [name, text] of writtenBy(before)) putBack(after, name, text);
  // Before its form is opened, and after.
  expect(writtenBy(after)).toEqual(writtenBy(before));
  expect(draftsOf(after).of({ id: 'a' })).toEqual({ text: 'Because.', day: '2026-11-20' });
  expect(writtenBy(after)).toEqual(writtenBy(before));
  draftsOf(after).drop({ id: 'a' });
  expect(writtenBy(after).size).toBe(0);
  expect(draftsOf(after).of({ id: 'a' }).text).toBe('');
});
