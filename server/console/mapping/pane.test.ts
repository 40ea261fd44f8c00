import { expect, test } from 'vitest';
import { type Pane, paneAt, partsOfPane } from './pane.ts';

test.each<Pane>([
  { at: 'none' },
  { at: 'new' },
  { at: 'row', id: '0192f0a0-0000-7000-8000-000000000001' },
  { at: 'earlier', version: null },
  { at: 'earlier', version: 0 },
  { at: 'earlier', version: 12 },
])('%j has an address', (pane) => {
  expect(paneAt(partsOfPane(pane))).toEqual(pane);
});

test.each([[['row']], [['nowhere']], [[]]])('%j opens nothing', (parts) => {
  expect(paneAt(parts)).toEqual({ at: 'none' });
});

test('a version that is no number leads to the list of sets', () => {
  expect(paneAt(['earlier', '1e3'])).toEqual({ at: 'earlier', version: null });
});
