import { describe, expect, test } from 'vitest';
import { calendarDay, dayOf, exactTimeOf, sameDay, timeOf, whenOf } from './dates.ts';
import { fromLocalInput, toLocalInput } from './local-time.ts';
import { preferredLocale } from './locale.svelte.ts';

const AT = Date.UTC(2026, 10, 24, 23, 5, 7);
const chicago = { locale: 'en', timeZone: 'America/Chicago' };

describe('dates and times', () => {
  test('are in the reader’s zone, as they are written in America, 24 hours', () => {
    expect(timeOf(AT, chicago)).toBe('17:05');
    expect(dayOf(AT, chicago)).toBe('Nov 24');
    expect(dayOf(AT, { locale: 'es', timeZone: 'Asia/Tokyo' })).toBe('25 nov');
    expect(exactTimeOf(AT, chicago)).toBe('Tue, Nov 24, 2026, 17:05:07');
  });

  test('midnight is 00, not 24', () => {
    expect(timeOf(Date.UTC(2026, 10, 24), { locale: 'en', timeZone: 'UTC' })).toBe('00:00');
  });

  test('a calendar day does not move with the zone; what is no day comes back as it is', () => {
    expect(calendarDay('2012-03-14', 'en')).toBe('Mar 14, 2012');
    expect(calendarDay('unknown', 'en')).toBe('unknown');
  });

  test('the hour is said of today, the day of what is older, and the year of another one', () => {
    expect(whenOf(AT, AT + 60_000, chicago)).toBe('17:05');
    expect(whenOf(AT, AT + 86_400_000, chicago)).toBe('Nov 24');
    expect(whenOf(AT, Date.UTC(2027, 1, 1), chicago)).toBe('Nov 24, 2026');
  });

  test('the same day is the reader’s day', () => {
    expect(sameDay(AT, AT + 2 * 3_600_000, chicago)).toBe(true);
    expect(sameDay(AT, AT + 2 * 3_600_000, { ...chicago, timeZone: 'UTC' })).toBe(false);
  });
});

describe('the date and time box', () => {
  test('gives back the minute it was given', () => {
    const minute = Math.floor(AT / 60_000) * 60_000;
    expect(fromLocalInput(toLocalInput(minute))).toBe(minute);
  });

  test('an empty or half-typed box is no time', () => {
    expect(fromLocalInput('')).toBeNull();
    expect(fromLocalInput('2026-13-40T99:00')).toBeNull();
  });
});

test('the first language we write wins, English otherwise', () => {
  expect(preferredLocale(['fr-CA', 'es-MX', 'en-US'])).toBe('es');
  expect(preferredLocale(['en-US', 'es'])).toBe('en');
  expect(preferredLocale(['fr'])).toBe('en');
});
