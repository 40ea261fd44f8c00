import { describe, expect, it } from 'vitest';
import { Errands } from './errands.ts';
import { fakeKept } from './testing/fake-kept.ts';
import { seenOf } from './testing/samples.ts';

const owner = { serverUrl: 'https://a.test', staffId: 's1' };
const PANEL_TAB = 3;
const WINDOW_TAB = 8;

function setUp() {
  const { kept, cells } = fakeKept();
  let next = 0;
  return { errands: new Errands(kept, (length) => new Uint8Array(length).fill((next += 1))), kept, cells };
}

describe('what a window is for', () => {
  it('is known by a random key, in memory only, also after the worker was stopped', async () => {
    const { errands, kept, cells } = setUp();
    const key = await errands.begin(owner, PANEL_TAB, seenOf('17'));
    expect(key).toBe('01'.repeat(16));
    expect(cells.local).toEqual({});
    const again = new Errands(kept, () => new Uint8Array());
    expect(await again.claim(key, owner, WINDOW_TAB)).toMatchObject({ tabId: PANEL_TAB, seen: { sisId: '17' } });
  });

  it('is told to one window, as often as it asks, and to the person who opened it', async () => {
    const { errands } = setUp();
    const key = await errands.begin(owner, PANEL_TAB, seenOf('17'));
    expect(await errands.claim(key, { ...owner, staffId: 's2' }, WINDOW_TAB)).toBeNull();
    expect(await errands.claim(key, owner, WINDOW_TAB)).not.toBeNull();
    expect(await errands.claim(key, owner, WINDOW_TAB)).not.toBeNull();
    expect(await errands.claim(key, owner, WINDOW_TAB + 1)).toBeNull();
    expect(await errands.claim('constructor', owner, WINDOW_TAB)).toBeNull();
  });

  it('is forgotten when it is done and when its window is closed', async () => {
    const { errands, cells } = setUp();
    const [one, other] = [
      await errands.begin(owner, PANEL_TAB, seenOf('17')),
      await errands.begin(owner, PANEL_TAB, seenOf('18')),
    ];
    await errands.claim(one, owner, WINDOW_TAB);
    await errands.done(one);
    expect(await errands.claim(one, owner, WINDOW_TAB)).toBeNull();
    expect(await errands.windowFor(owner, PANEL_TAB, seenOf('17'))).toBeNull();
    expect(await errands.othersThan(null), 'what it shows stays, so it is closed for the next').toEqual([WINDOW_TAB]);
    await errands.claim(other, owner, WINDOW_TAB + 1);
    await errands.forget(WINDOW_TAB);
    await errands.forget(WINDOW_TAB + 1);
    expect(cells.session.errands).toEqual({});
  });

  it('names the windows of others, and all of them when nobody may have one', async () => {
    const { errands } = setUp();
    const key = await errands.begin(owner, PANEL_TAB, seenOf('17'));
    expect(await errands.othersThan(null)).toEqual([]);
    await errands.claim(key, owner, WINDOW_TAB);
    expect(await errands.othersThan(owner)).toEqual([]);
    expect(await errands.othersThan({ ...owner, staffId: 's2' })).toEqual([WINDOW_TAB]);
    expect(await errands.othersThan(null)).toEqual([WINDOW_TAB]);
  });

  it('is one window a page: the one that is open is found', async () => {
    const { errands } = setUp();
    const key = await errands.begin(owner, PANEL_TAB, seenOf('17'));
    expect(await errands.windowFor(owner, PANEL_TAB, seenOf('17'))).toBeNull();
    await errands.opened(key, 40);
    await errands.opened('gone', 41);
    expect(await errands.windowFor(owner, PANEL_TAB, seenOf('17'))).toBe(40);
    expect(await errands.windowFor(owner, PANEL_TAB, seenOf('18'))).toBeNull();
    expect(await errands.windowFor(owner, PANEL_TAB + 1, seenOf('17'))).toBeNull();
  });
});
