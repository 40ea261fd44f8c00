import { expect, it } from 'vitest';
import { inRosterName } from './in-roster-name.ts';

const ROSTER = { givenName: 'Kiri', familyName: 'Baptiste-Nguyen' };
const named = (first: string, last = 'Baptiste-Nguyen') => ({ first, middle: 'Ann', last, gender: 'F' as const });

it.each([
  ['Please meet with us about Zephrine Baptiste-Nguyen.', 'Please meet with us about Kiri Baptiste-Nguyen.'],
  ['BAPTISTE-NGUYEN, ZEPHRINE ANN is absent.', 'Kiri Baptiste-Nguyen is absent.'],
  ['Zephrine’s bus, and what Zephrine says', 'Kiri’s bus, and what Kiri says'],
  ['Of Kiri Baptiste-Nguyen nothing else is said.', 'Of Kiri Baptiste-Nguyen nothing else is said.'],
  ['Zephrines and a zephrine-blue coat', 'Zephrines and a zephrine-blue coat'],
  ['', ''],
])('R197: the roster’s name stands where another one stood: %s', (text, shown) => {
  expect(inRosterName(text, [named('Zephrine')], ROSTER)).toBe(shown);
});

it('R201: takes out another last name where the first one stayed', () => {
  const hidden = [named('Kiri', 'Okafor')];
  expect(inRosterName('Kiri Okafor came; Kiri stayed. The Okafor family called.', hidden, ROSTER)).toBe(
    'Kiri Baptiste-Nguyen came; Kiri stayed. The Baptiste-Nguyen family called.',
  );
});

it('R204: takes out every name that is hidden, and none that is not', () => {
  const text = 'Zephrine, Kit and Kai';
  expect(inRosterName(text, [named('Zephrine'), named('Kit')], ROSTER)).toBe('Kiri, Kiri and Kai');
  expect(inRosterName(text, [], ROSTER)).toBe(text);
});

it.each([
  ['Bo', 'We spoke with Bo. Bob was away.', 'We spoke with Kiri. Bob was away.'],
  ['Mary Ann', 'Mary Ann’s plan, and Mary-Ann herself', 'Kiri’s plan, and Kiri herself'],
  ['Zoë', 'ZOE was late; Zoé’s bus; O’Zoë.', 'Kiri was late; Kiri’s bus; O’Zoë.'],
  ['D’Arcy', "D'Arcy's plan", "Kiri's plan"],
  ['May', 'Meeting on May 3 with May.', 'Meeting on May 3 with Kiri.'],
  ['Maria', 'Dear Maria Jones, Maria was here.', 'Dear Maria Jones, Kiri was here.'],
])('R204: takes out a first name alone, and no word or person that is spelled like it: %s', (first, text, shown) => {
  expect(inRosterName(text, [named(first)], ROSTER)).toBe(shown);
});
