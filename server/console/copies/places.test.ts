import { expect, it } from 'vitest';
import type { Decision, Hit } from '../../../shared/areas/copies/redact.ts';
import { alike, around, byHand, nextPlace, placesOf } from './places.ts';

const line = {
  id: 'a',
  part: 'casework',
  day: null,
  heading: 'Note',
  text: 'Ann Lee met Ann Lee and Annie. 12 Elm St. (elm st)',
};
const hit = (start: number, whom = 'Ann Lee'): Hit => ({
  lineId: 'a',
  start,
  end: start + 7,
  whom: [whom],
  alone: false,
});
const hits = [hit(0), hit(12), hit(24, 'Other')];
const chosen = { parts: [], lang: 'en' as const, lines: [line], hits: hits as never, leftOut: [], at: 0 };
const black = (start: number, end = start + 7): Decision => ({ lineId: 'a', start, end, act: 'black', why: '' });

it('R174: goes on to what is open, and round again; with nothing open it stays', () => {
  expect(nextPlace(hits, [], 0)).toBe(1);
  expect(nextPlace(hits, [black(12), black(24)], 1)).toBe(0);
  expect(nextPlace(hits, [black(0), black(12), black(24)], 1)).toBe(1);
});

it('R174: the same person is found in other places, words by hand stand whole and in any case', () => {
  expect(alike(hits, [], hits[0]!)).toEqual([hits[0], hits[1]]);
  expect(alike(hits, [black(12)], hits[0]!)).toEqual([hits[0]]);
  const lost = [0, 12].map((start) => ({ ...hit(start), whom: [] }));
  expect(alike(lost, [], lost[0]!)).toEqual([lost[0]]);
  expect(placesOf(chosen, 'elm st').map(({ start, end }) => line.text.slice(start, end))).toEqual(['Elm St', 'elm st']);
  expect(placesOf(chosen, 'Ann').map(({ start }) => start)).toEqual([0, 12]);
  expect(placesOf(chosen, '  ')).toEqual([]);
  expect(placesOf(chosen, 'St.').length).toBe(1);
  expect(around(chosen, hits[0]!)).toMatchObject({ before: '', name: 'Ann Lee', line: { id: 'a' } });
  expect(byHand(chosen, [black(0), black(34, 40)])).toEqual([black(34, 40)]);
});
