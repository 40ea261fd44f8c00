import { beforeEach, expect, test } from 'vitest';
import { toBase64 } from '../../../shared/audit/base64.ts';
import { type SealKey, unseal } from '../../../shared/sync/seal.ts';
import type { Me } from '../../../shared/wire/session.ts';
import { keptBy, type Writer } from './kept.ts';
import { sealedWriting, type Writing } from './sealed-writing.ts';

const notesOf = keptBy({ name: 'note', idOf: (about: string) => about, begin: () => ({ text: '' }) });
const TEXT = 'Canary: she wants a meeting.';

const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
const sealKey: SealKey = {
  id: 'k1',
  key: toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
};
const meOf = (staffId: string) => ({ staffId, vault: { sealKey, draftDays: 30, offlineHours: 0 } }) as Me;
const [ROSA, JOSEPH] = [meOf('rosa'), meOf('joseph')];

let browser: Map<string, string>;
let hasRoom: boolean;
let isReached: boolean;
let clock: number;
let made: number;
beforeEach(() => {
  [browser, hasRoom, isReached, clock, made] = [new Map(), true, true, 1000, 0];
});

/** A page of the console: another one after each reload. */
function page(): Writing & { as(me: Me): Promise<Writer> } {
  let asker = '';
  const writing = sealedWriting({
    cells: {
      get length() {
        return browser.size;
      },
      key: (i) => [...browser.keys()][i] ?? null,
      getItem: (name) => browser.get(name) ?? null,
      setItem(name, value) {
        if (!hasRoom) throw new Error('QuotaExceededError');
        browser.set(name, value);
      },
      removeItem: (name) => void browser.delete(name),
    },
    prefix: 'written ',
    crypto,
    open: async (sealed) =>
      isReached ? Promise.all(sealed.map((one) => unseal(crypto, pair.privateKey, asker, one))) : null,
    newId: () => `id-${(made += 1)}`,
    now: () => (clock += 1),
  });
  return Object.assign(writing, {
    as(me: Me) {
      asker = me.staffId;
      return writing.sit(me);
    },
  });
}

test('what was written is there after a reload, for its author alone, and nothing of it in the clear', async () => {
  const first = page();
  notesOf(await first.as(ROSA)).of('student-7').text = TEXT;
  expect(first.atRisk).toBe(true);
  await first.keep();
  expect(first.atRisk).toBe(false);
  expect(JSON.stringify([...browser])).not.toMatch(/Canary|student-7|note/);
  const second = page();
  expect(notesOf(await second.as(JOSEPH)).of('student-7').text).toBe('');
  await second.keep();
  expect(notesOf(await second.as(ROSA)).of('student-7').text).toBe(TEXT);
  expect(second.unopened).toBe(0);
});

test('what was sent or given up is gone from the browser, what is left of it is not', async () => {
  const first = page();
  const notes = notesOf(await first.as(ROSA));
  notes.of('a').text = 'One.';
  notes.of('b').text = 'Two.';
  await first.keep();
  expect(browser.size).toBe(2);
  notes.drop('a');
  await first.keep();
  expect(browser.size).toBe(1);
  const second = page();
  const again = notesOf(await second.as(ROSA));
  expect([again.of('a').text, again.of('b').text]).toEqual(['', 'Two.']);
  again.of('b').text = '';
  await second.keep();
  expect(browser.size).toBe(0);
});

test('one text has one place, and is not sealed anew while it says the same', async () => {
  const first = page();
  const note = notesOf(await first.as(ROSA)).of('a');
  note.text = 'One';
  await first.keep();
  const [before] = [...browser.values()];
  await first.keep();
  expect([...browser.values()]).toEqual([before]);
  note.text = 'One more';
  await first.keep();
  expect(browser.size).toBe(1);
  expect([...browser.values()]).not.toEqual([before]);
});

test('of two windows that write on the same thing neither takes away what the other wrote', async () => {
  const [one, two] = [page(), page()];
  const mine = notesOf(await one.as(ROSA)).of('a');
  mine.text = 'Begun.';
  await one.keep();
  const theirs = notesOf(await two.as(ROSA));
  theirs.of('a').text = 'Begun. In the second window.';
  await two.keep();
  mine.text = 'Begun. In the first window.';
  await one.keep();
  theirs.drop('a');
  await two.keep();
  expect(notesOf(await page().as(ROSA)).of('a').text).toBe('Begun. In the first window.');
});

test('a full browser is told of; what was kept before stays, and its author finds all of it in the same window', async () => {
  const first = page();
  const note = notesOf(await first.as(ROSA)).of('a');
  note.text = 'Kept.';
  await first.keep();
  hasRoom = false;
  note.text = 'Kept, and no more.';
  await first.keep();
  expect([first.full, first.atRisk]).toEqual([true, true]);
  expect(notesOf(await page().as(ROSA)).of('a').text).toBe('Kept.');
  expect(notesOf(await first.as(JOSEPH)).of('a').text).toBe('');
  expect([first.full, first.atRisk]).toEqual([false, false]);
  expect(notesOf(await first.as(ROSA)).of('a').text).toBe('Kept, and no more.');
  hasRoom = true;
  await first.keep();
  expect([first.full, first.atRisk]).toEqual([false, false]);
});

test('what the server does not open now stays, and is told of', async () => {
  const first = page();
  notesOf(await first.as(ROSA)).of('a').text = TEXT;
  await first.keep();
  browser.set('written damaged', 'not JSON');
  isReached = false;
  const second = page();
  expect(notesOf(await second.as(ROSA)).of('a').text).toBe('');
  await second.keep();
  expect(second.unopened).toBe(1);
  isReached = true;
  expect(notesOf(await page().as(ROSA)).of('a').text).toBe(TEXT);
});

test('a text that is longer than what the server opens is said not to be kept', async () => {
  const first = page();
  notesOf(await first.as(ROSA)).of('a').text = 'x'.repeat(100_000);
  await first.keep();
  expect([first.full, browser.size]).toEqual([true, 0]);
});
