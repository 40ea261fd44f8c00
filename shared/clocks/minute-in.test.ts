import { expect, it } from 'vitest';
import { minuteIn } from './minute-in.ts';

it.each([
  ['America/Chicago', '2026-11-20T06:00:00Z', 0],
  ['America/Chicago', '2026-11-20T05:59:59Z', 1439],
  ['America/Chicago', '2026-07-01T03:30:00Z', 22 * 60 + 30],
  // The hour that comes twice, both times.
  ['America/Chicago', '2026-11-01T06:30:00Z', 90],
  ['America/Chicago', '2026-11-01T07:30:00Z', 90],
  ['Asia/Kathmandu', '2026-11-20T00:00:00Z', 345],
])('in %s at %s is minute %i', (timeZone, at, minute) => {
  expect(minuteIn(timeZone, Date.parse(at))).toBe(minute);
});
