import { expect, test } from 'vitest';
import { BASES } from '../../areas/disclosures/bases.ts';
import { CAPACITIES } from '../../areas/disclosures/parties.ts';
import { basesInOrder, isFor } from './basis-choice.ts';
import { basisSource, basisTitle } from './basis-words.ts';

const ids = (capacity: string) => basesInOrder(capacity).map(({ id }) => id);

test('the commonest for a capacity comes first, then what is made for it, then what is for anybody', () => {
  expect(ids('police')).toEqual(['R101', 'R97', 'R109-a', 'R109-b', 'R103', 'R102', 'R83', 'R104']);
  expect(ids('parent')[0]).toBe('R106');
  expect(ids('school')[0]).toBe('R94');
});

test('nothing is left out of the order, for whatever capacity', () => {
  for (const { id } of CAPACITIES) {
    expect(ids(id)).toHaveLength(BASES.filter((basis) => isFor(id, basis.id)).length);
    expect(ids(id).length).toBeGreaterThan(0);
  }
});

test('a basis is told in words with its source; one of a newer program by its number', () => {
  expect(basisTitle('R101')).toBe('Court order or subpoena');
  expect(basisSource('R101')).toContain('34 CFR 99.31(a)(9)');
  expect(basisTitle('none')).toBe('Nothing allows it');
  expect([basisTitle('R999'), basisSource('R999')]).toEqual(['R999', '']);
});
