import { expect, test } from 'vitest';
import { openedAt, partsOf, soughtAt } from './sought.ts';

test('the address says which requests are listed, and comes back as it was', () => {
  expect(soughtAt([])).toEqual({ view: 'open', kind: null });
  for (const parts of [['closed'], ['open', 'juvenile']]) expect(partsOf(soughtAt(parts))).toEqual(parts);
});

test('a view or a kind that there is not is left out', () => {
  expect(soughtAt(['lost', 'nothing'])).toEqual({ view: 'open', kind: null });
});

test('an address of the panel opens one request beside the list of all kinds', () => {
  const parts = ['open', 'all', 'a-request'];
  expect([soughtAt(parts), openedAt(parts)]).toEqual([{ view: 'open', kind: null }, 'a-request']);
  expect(openedAt(['open', 'juvenile'])).toBeNull();
});
