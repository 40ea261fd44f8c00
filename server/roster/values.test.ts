import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIdShaped, readDay, readFlag, readList, readWord } from './values.ts';

describe('readDay', () => {
  it.each([
    ['2026-08-17', false, '2026-08-17', true],
    ['2026-08-17T00:00:00.000Z', false, '2026-08-17', false],
    ['8/27/2018', false, '2018-08-27', false],
    ['08/07/2018', false, '2018-08-07', false],
    ['08/07/2018', true, '2018-07-08', false],
    ['27/8/2018', true, '2018-08-27', false],
    ['8/27/2018 12:00:00 AM', false, '2018-08-27', false],
  ])('%s (day first: %s) is %s', (value, dayFirst, day, standard) =>
    expect(readDay(value, dayFirst)).toEqual({ day, standard }),
  );

  it.each([
    ['27/8/2018', false],
    ['8/27/2018', true],
    ['2026-02-29', false],
    ['2/30/2026', false],
    ['8/27/18', false],
    ['2026-8-7', false],
    ['soon', false],
  ])('never guesses: %s (day first: %s) is no day', (value, dayFirst) =>
    expect(readDay(value, dayFirst).day).toBeNull(),
  );

  it('reads each real day in all three shapes alike', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (at) => {
        const day = at.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = day.split('-').map((part) => String(Number(part)));
        expect([
          readDay(day, false).day,
          readDay(`${m}/${d}/${y}`, false).day,
          readDay(`${d}/${m}/${y}`, true).day,
        ]).toEqual([day, day, day]);
      }),
    );
  });
});

describe('other values', () => {
  it('reads true and false in any spelling, and nothing else', () => {
    expect(['true', 'TRUE', 'True', '1', 'yes'].map(readFlag)).toEqual([true, true, true, true, true]);
    expect(['false', 'FALSE', '0', 'N'].map(readFlag)).toEqual([false, false, false, false]);
    expect(['', 'maybe', '2'].map(readFlag)).toEqual([null, null, null]);
  });

  it('reads lists without blanks', () => {
    expect(readList(' a, b ,,c')).toEqual(['a', 'b', 'c']);
    expect(readList('')).toEqual([]);
  });

  it('finds the standard word in any capitals', () => {
    expect(readWord('SCHOOLYEAR', ['schoolYear', 'term'])).toBe('schoolYear');
    expect(readWord('terms', ['schoolYear', 'term'])).toBeNull();
  });

  it('knows the shape of ids', () => {
    expect(['a', 'A-1_b.c/d@e', '9'.repeat(255)].map(isIdShaped)).toEqual([true, true, true]);
    expect(['', 'a b', 'é', '9'.repeat(256)].map(isIdShaped)).toEqual([false, false, false, false]);
  });
});
