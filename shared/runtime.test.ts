import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, startOfDay } from './runtime.ts';

/** Where clocks change at midnight, by half an hour, south of the equator, never, or next to the date line. */
const ZONES = [
  'America/Chicago',
  'America/Havana',
  'America/Santiago',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Madrid',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
];
const DAY_MS = 86_400_000;
const FIRST = Date.parse('2010-01-01T00:00:00Z') / DAY_MS;
const LAST = Date.parse('2040-01-01T00:00:00Z') / DAY_MS;

describe('startOfDay', () => {
  it.each([
    ['America/Chicago', '2026-11-20', '2026-11-20T06:00:00Z'],
    // Clocks go on and back at two in the morning: these days are 23 and 25 hours long.
    ['America/Chicago', '2027-03-14', '2027-03-14T06:00:00Z'],
    ['America/Chicago', '2027-03-15', '2027-03-15T05:00:00Z'],
    ['America/Chicago', '2026-11-01', '2026-11-01T05:00:00Z'],
    ['America/Chicago', '2026-11-02', '2026-11-02T06:00:00Z'],
    // There is no midnight: the day begins at one.
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00Z'],
    ['Asia/Kathmandu', '2026-11-20', '2026-11-19T18:15:00Z'],
    // Samoa left this day out when it changed over the date line.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
  ])('in %s, of %s, is %s', (zone, day, instant) => {
    expect(new Date(startOfDay(zone, day)).toISOString()).toBe(instant.replace('Z', '.000Z'));
  });

  it('parts the instants of the day from all before it, in every zone on every day', () => {
    const zone = fc.constantFrom(...ZONES);
    const number = fc.integer({ min: FIRST, max: LAST });
    const apart = fc.oneof(fc.integer({ min: 1, max: 3 * DAY_MS }), fc.constant(1));
    fc.assert(
      fc.property(zone, number, apart, (timeZone, n, ms) => {
        const day = new Date(n * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
        const start = startOfDay(timeZone, day);
        expect(dayIn(timeZone, start) >= day).toBe(true);
        expect(dayIn(timeZone, start - ms) < day).toBe(true);
        expect(dayIn(timeZone, start + ms) >= day).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('wants a day', () => {
    expect(() => startOfDay('UTC', 'tomorrow')).toThrow(RangeError);
  });
});
