import { expect, test } from 'vitest';
import { SEALED_LENGTH_MAX, SEALED_MAX } from '../wire/vault.ts';
import { sealedBatches } from './sealed-batches.ts';

const texts = (count: number, length: number) =>
  Array.from({ length: count }, (_, id) => ({ id, sealed: 'x'.repeat(length) }));
const sizes = (count: number, length: number) => sealedBatches(texts(count, length)).map((batch) => batch.length);

test('a request takes as many texts as the server opens at once, and no more than fit', () => {
  expect(sizes(0, 1)).toEqual([]);
  expect(sizes(SEALED_MAX + 1, 1)).toEqual([SEALED_MAX, 1]);
  expect(sizes(5, SEALED_LENGTH_MAX)).toEqual([2, 2, 1]);
  expect(sealedBatches(texts(45, 1)).flat()).toEqual(texts(45, 1));
});
