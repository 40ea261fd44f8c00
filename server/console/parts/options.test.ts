import { expect, test } from 'vitest';
import { stepTo } from './options.ts';

test.each([
  ['ArrowDown', -1, 3, 0],
  ['ArrowDown', 1, 3, 2],
  ['ArrowDown', 2, 3, -1],
  ['ArrowUp', -1, 3, 2],
  ['ArrowUp', 0, 3, -1],
  ['ArrowDown', -1, 0, -1],
  ['ArrowUp', -1, 0, -1],
  ['Home', 1, 3, null],
  ['o', 1, 3, null],
])('%s at %i of %i goes to %s', (key, active, count, next) => {
  expect(stepTo(key, active, count)).toBe(next);
});
