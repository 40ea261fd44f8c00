import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../shared/ui/locale.svelte.ts';
import type { Fault } from './fault.ts';
import { changeFaultText, faultReference, faultText } from './fault-words.ts';

beforeEach(() => setLocale('en'));

const DECIDED: Fault[] = [
  { cause: 'not-visible' },
  { cause: 'not-allowed', wouldAllow: [] },
  { cause: 'invalid', issues: [] },
  { cause: 'signed-out' },
  { cause: 'too-many', retryAt: undefined },
];
const OPEN: Fault[] = [
  { cause: 'offline' },
  { cause: 'nonsense' },
  { cause: 'server', requestId: 'R1' },
  { cause: 'store', what: 'busy', requestId: 'R1' },
];

test('a read that failed says why, each cause in words of its own', () => {
  const texts = [...DECIDED, ...OPEN].map(faultText);
  expect(new Set(texts).size).toBe(texts.length);
});

test.each(OPEN)('a change without an answer ($cause) is never said to have changed nothing', (fault) => {
  expect(changeFaultText(fault)).toContain("isn't known whether this was saved");
  expect(changeFaultText(fault)).not.toContain('Nothing was changed');
});

test.each(DECIDED)('a change the server decided ($cause) is not said to be open', (fault) => {
  expect(changeFaultText(fault)).not.toContain("isn't known");
});

test('what the server logged has a reference', () => {
  expect([...DECIDED, ...OPEN].map(faultReference).filter(Boolean)).toEqual(['Reference R1', 'Reference R1']);
});
