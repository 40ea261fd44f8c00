import { expect, it } from 'vitest';
import { hexOf, namedCopies } from './named-copy.ts';

it('R85: reads the copies off the opened details, and none off what is of something else', () => {
  const details = new Map([
    [3, '{"sha256":"ab"}'],
    [4, '{"disclosureId":"x"}'],
    [5, 'no JSON'],
    [6, 'null'],
    [7, '{"sha256":7}'],
  ]);
  expect(namedCopies(details)).toEqual([{ seq: 3, sha256: 'ab' }]);
});

it('says bytes in hex', () => {
  expect(hexOf(new Uint8Array([0, 10, 255]))).toBe('000aff');
});
