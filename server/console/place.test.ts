import { expect, test, vi } from 'vitest';
import { hashOf, partsOf, placeOf, placeWithin } from './place.svelte.ts';

/** A window's address with the two ways it changes: by our own steps, and by Back or by hand. */
function bar(hash = '') {
  const heard = new Set<() => void>();
  const location = { hash };
  const history = { state: null as unknown, pushState: step, replaceState: vi.fn(step) };
  function step(data: unknown, _unused: string, url?: string | URL | null) {
    location.hash = String(url);
    history.state = data;
  }
  return {
    location,
    history,
    addEventListener: (_type: string, listener: () => void) => void heard.add(listener),
    byHand(next: string, state: unknown = null) {
      location.hash = next;
      history.state = state;
      for (const listener of heard) listener();
    },
    replace: history.replaceState,
  };
}

test.each([
  ['', []],
  ['#', []],
  ['#/', []],
  ['#/audit', ['audit']],
  ['#/mapping/draft/', ['mapping', 'draft']],
  ['#/mapping/a%2Fb', ['mapping', 'a/b']],
  ['#/mapping/%E0%A4%A', ['mapping', '%E0%A4%A']],
  ['#work', null],
])('%s names the place %j', (hash, parts) => {
  expect(partsOf(hash)).toEqual(parts);
});

test('what is written is read again the same', () => {
  expect(partsOf(hashOf(['mapping', 'a/b ü#?']))).toEqual(['mapping', 'a/b ü#?']);
});

test('the place follows the address, but not a link inside the page', () => {
  const window = bar('#/audit');
  const place = placeOf(window);
  expect(place.parts).toEqual(['audit']);
  window.byHand('#/people');
  expect(place.parts).toEqual(['people']);
  window.byHand('#work');
  expect(place.parts).toEqual(['people']);
});

test('going somewhere is a step back can take, unless it replaces the place', () => {
  const window = bar();
  const place = placeOf(window);
  place.go(['audit']);
  expect(window.replace).not.toHaveBeenCalled();
  place.go(['people'], { replace: true });
  expect(window.replace).toHaveBeenCalledOnce();
  expect([window.location.hash, place.parts]).toEqual(['#/people', ['people']]);
});

test('a page sees and changes only what follows its section', () => {
  const window = bar('#/mapping/draft');
  const place = placeOf(window);
  const own = placeWithin(place, 'mapping');
  expect(own.parts).toEqual(['draft']);
  own.go(['set', '7']);
  expect(window.location.hash).toBe('#/mapping/set/7');
  window.byHand('#/audit/x');
  expect(own.parts).toEqual([]);
});

test('a step keeps its mark over Back and a reload; another section and a link have none', () => {
  const window = bar('#/audit');
  const place = placeOf(window);
  place.go(['audit'], { mark: 'one' });
  expect([place.mark, placeWithin(place, 'audit').mark, placeWithin(place, 'people').mark]).toEqual([
    'one',
    'one',
    null,
  ]);
  place.go(['people']);
  expect([place.mark, window.history.state]).toEqual([null, null]);
  window.byHand('#/audit', 'one');
  expect(place.mark).toBe('one');
  expect(placeOf(window).mark).toBe('one');
  window.byHand('#/audit', { not: 'ours' });
  expect(place.mark).toBeNull();
});
