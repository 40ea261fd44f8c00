import { expect, it } from 'vitest';
import { monthSpans } from './month-spans.ts';

it('begins and ends months by the clocks of the district, which change in November', () => {
  const spans = monthSpans('America/Chicago', { from: '2026-10', until: '2027-01' });
  expect(
    spans.map(({ month, from, until }) => [month, ...[from, until].map((at) => new Date(at).toISOString())]),
  ).toEqual([
    ['2026-10', '2026-10-01T05:00:00.000Z', '2026-11-01T05:00:00.000Z'],
    ['2026-11', '2026-11-01T05:00:00.000Z', '2026-12-01T06:00:00.000Z'],
    ['2026-12', '2026-12-01T06:00:00.000Z', '2027-01-01T06:00:00.000Z'],
  ]);
});
