import { describe, expect, it } from 'vitest';
import { Describing } from './describing.ts';
import { fakeKept } from './testing/fake-kept.ts';

const ann = { staffId: 'ann', serverUrl: 'https://a.test' };
const ben = { ...ann, staffId: 'ben' };
const TAB = 7;
const WINDOW = 70;

function setUp() {
  let next = 0;
  const { kept } = fakeKept();
  return new Describing(kept, (length) => new Uint8Array(length).fill((next += 1)));
}

describe('a window that describes a page', () => {
  it('leads to its tab, for who had it opened and in one window', async () => {
    const describing = setUp();
    const key = await describing.begin(ann, TAB);
    expect(await describing.claim(key, ben, WINDOW)).toBeNull();
    expect(await describing.claim(key, ann, WINDOW)).toBe(TAB);
    expect(await describing.claim(key, ann, WINDOW)).toBe(TAB);
    expect(await describing.claim(key, ann, WINDOW + 1)).toBeNull();
    expect(await describing.claim('other', ann, WINDOW)).toBeNull();
    expect(await describing.claim('constructor', ann, WINDOW)).toBeNull();
  });

  it('is closed for whoever comes after, and forgotten when it is closed', async () => {
    const describing = setUp();
    const key = await describing.begin(ann, TAB);
    await describing.claim(key, ann, WINDOW);
    expect(await describing.othersThan(ann)).toEqual([]);
    expect(await describing.othersThan(ben)).toEqual([WINDOW]);
    expect(await describing.othersThan(null)).toEqual([WINDOW]);
    expect(await describing.forget(WINDOW)).toEqual([TAB]);
    expect(await describing.claim(key, ann, WINDOW)).toBeNull();
  });

  it('belongs to the site that was beside it at first, wherever its tab goes', async () => {
    const describing = setUp();
    const key = await describing.begin(ann, TAB);
    expect(await describing.siteOf(key)).toBeNull();
    await describing.settle(key, 'https://sis.test');
    await describing.settle(key, 'https://other.test');
    expect(await describing.siteOf(key)).toBe('https://sis.test');
  });

  it('finds what was being written for the same pages, until it is kept', async () => {
    const describing = setUp();
    await describing.keepDraft(ann, 'https://sis.test', '{"id":"a"}');
    await describing.keepDraft(ann, 'https://other.test', '{"id":"b"}');
    expect(await describing.draft(ann, 'https://sis.test')).toBe('{"id":"a"}');
    expect(await describing.draft(ben, 'https://sis.test')).toBe('');
    await describing.keepDraft(ann, 'https://sis.test', '');
    expect(await describing.draft(ann, 'https://sis.test')).toBe('');
    expect(await describing.draft(ann, 'https://other.test')).toBe('{"id":"b"}');
  });
});
