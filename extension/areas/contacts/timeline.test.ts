import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContactEntry } from '../../../shared/areas/contacts/contact.ts';
import { groupByYear, isLong } from './timeline.ts';

function entry(id: number, schoolYear: string, happenedAt: number, rev = id): ContactEntry {
  return {
    id: `0192f0a0-0000-7000-8000-${String(id).padStart(12, '0')}`,
    kind: 'phone',
    party: 'parent',
    withName: '',
    outcome: 'reached',
    restricted: 'no',
    addenda: [],
    note: 'n',
    happenedAt,
    recordedAt: happenedAt,
    schoolYear,
    author: { name: 'A', role: 'teacher', own: false },
    rev,
  };
}

describe('the timeline', () => {
  test('opens this school year and folds the earlier ones, newest first', () => {
    const contacts = [
      entry(1, '2024-25', 10),
      entry(2, '2026-27', 40),
      entry(3, '2025-26', 30),
      entry(4, '2025-26', 35),
      entry(5, '2026-27', 50),
    ];
    const { current, earlier } = groupByYear(contacts, '2026-27');
    expect(current.entries.map(({ rev }) => rev)).toEqual([5, 2]);
    expect(earlier.map(({ year, entries }) => [year, entries.map(({ rev }) => rev)])).toEqual([
      ['2025-26', [4, 3]],
      ['2024-25', [1]],
    ]);
  });

  test('folds everything when nothing happened this year: the past does not speak first', () => {
    const { current, earlier } = groupByYear([entry(1, '2025-26', 10)], '2026-27');
    expect(current.entries).toEqual([]);
    expect(earlier).toHaveLength(1);
  });

  test('two of the same minute stand in the order they were recorded', () => {
    const { current } = groupByYear([entry(1, '2026-27', 10, 7), entry(2, '2026-27', 10, 9)], '2026-27');
    expect(current.entries.map(({ rev }) => rev)).toEqual([9, 7]);
  });

  test('loses and doubles nothing', () => {
    const years = fc.constantFrom('2023-24', '2024-25', '2025-26', '2026-27', '2027-28');
    const some = fc.uniqueArray(fc.tuple(fc.nat(9999), years, fc.nat(50)), { selector: ([id]) => id });
    fc.assert(
      fc.property(some, (rows) => {
        const contacts = rows.map(([id, year, at]) => entry(id, year, at));
        const { current, earlier } = groupByYear(contacts, '2026-27');
        const shown = [current, ...earlier].flatMap(({ entries }) => entries.map(({ id }) => id));
        expect(shown.toSorted()).toEqual(contacts.map(({ id }) => id).toSorted());
        expect(
          earlier.every(({ year, entries }) => year < '2026-27' && entries.every((e) => e.schoolYear === year)),
        ).toBe(true);
      }),
    );
  });
});

test('a note is shortened by length or by lines', () => {
  expect(isLong('x'.repeat(320))).toBe(false);
  expect(isLong('x'.repeat(321))).toBe(true);
  expect(isLong('a\n'.repeat(6))).toBe(true);
});
