import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesFile, testKey, testLines, verdictOf, wholeFile } from './testing/make-export.ts';

const key = testKey();
const stranger = testKey();
const LINES = testLines(600);
let whole = '';
let entries = '';
beforeAll(async () => {
  whole = await wholeFile(key, LINES, [100, 300, 600]);
  entries = entriesFile(key, LINES, [1, 17, 256, 257, 600]);
});

/** The file with line `n` (from 1) as `change` makes it; null takes it away. */
function changed(file: string, n: number, change: (line: string) => string | null): string {
  const lines = file.split('\n');
  const now = change(lines[n - 1]!);
  lines.splice(n - 1, 1, ...(now === null ? [] : now.split('\n')));
  return lines.join('\n');
}
const lineOf = (file: string, start: string) => file.split('\n').findIndex((line) => line.startsWith(start)) + 1;
const entryLine = (seq: number) => lineOf(whole, `[1,${seq},`);
const flipped = (line: string) => line.replace('face-sheet', 'face-sheep');

describe('an export of the whole trail', () => {
  it('is whole, with its key and by itself', async () => {
    const good = { fault: null, whole: true, entries: 600, upTo: 600 };
    expect(await verdictOf(whole, [key.text])).toEqual(good);
    expect(await verdictOf(whole, [stranger.text, key.text])).toEqual(good);
    expect(await verdictOf(whole)).toEqual(good);
  });

  it.each([1, 2, 99, 100, 101, 256, 257, 300, 301, 599, 600])('names entry %i when it was altered', async (seq) => {
    const at = entryLine(seq);
    const before = [300, 100, 0].find((size) => size < seq);
    expect(await verdictOf(changed(whole, at, flipped))).toEqual({
      fault: { line: at, text: `entry ${seq} is not what was signed` },
      whole: true,
      entries: before,
      upTo: before,
    });
  });

  it('names the entries between two checkpoints when the leaves were altered with the entry', async () => {
    const altered = LINES.map((line, i) => (i === 149 ? flipped(line) : line));
    const forged = (await wholeFile(stranger, altered, [100, 300, 600])).split('\n');
    // The forger has the right leaves for the altered lines, but not the key: the notes stay as they were.
    const mixed = whole
      .split('\n')
      .map((line, i) => (line.startsWith('[') || line.startsWith('{"leaves') ? forged[i] : line));
    expect(await verdictOf(mixed.join('\n'))).toMatchObject({
      fault: { text: 'of entries 101 to 300, at least one is not what was signed' },
      upTo: 100,
    });
  });

  const at = (start: string) => () => lineOf(whole, start);
  const seq = (n: number) => () => entryLine(n);
  it.each<[string, () => number, (line: string) => string | null, RegExp]>([
    ['an entry taken away', seq(150), () => null, /entry 150 is missing: entry 151 stands in its place/],
    ['the first entry taken away', seq(1), () => null, /entry 1 is missing/],
    ['an entry twice', seq(150), (line) => `${line}\n${line}`, /entry 150 is here a second time/],
    ['an entry from before', seq(150), (line) => `${line}\n${LINES[6]!}`, /entry 7 stands after entry 150/],
    ['an entry invented at the end', seq(600), (line) => `${line}\n${line.replace('[1,600', '[1,601')}`, /leaves|checkpoint/],
    ['an entry cut off', seq(150), (line) => line.slice(0, 40), /not a line of an export/],
    ['an entry renumbered', seq(150), (line) => line.replace('[1,150', '[1,151'), /entry 150 is missing/],
    ['a line that is none', seq(150), (line) => `${line}\nhello`, /not a line of an export/],
    ['an empty line', seq(150), (line) => `${line}\n`, /not a line of an export/],
    ['a line break of another system', seq(150), (line) => `${line}\r`, /entry 150 is not what was signed/],
    ['leaves taken away', at('{"leaves'), () => null, /leaves up to entry 100 are missing/],
    ['leaves twice', at('{"leaves'), (line) => `${line}\n${line}`, /these leaves are not those/],
    ['leaves cut off', at('{"leaves'), (line) => `${line.slice(0, 30)}"}`, /not base64|these leaves|not a line/],
    ['a leaf altered', at('{"leaves'), (line) => line.replace(/:"../, ':"AA'), /leaf of entry 1 was altered, but not the entry/],
    ['a checkpoint taken away', at('{"checkpoint'), () => null, /a checkpoint is missing/],
    ['a checkpoint twice', at('{"checkpoint'), (line) => `${line}\n${line}`, /does not belong after entry 100/],
    ['a checkpoint of another size', at('{"checkpoint'), (line) => line.replace('\\n100', '\\n101'), /signature does not belong/],
    ['a checkpoint signed by nobody', at('{"checkpoint'), (line) => line.replace(/— .*\\n/, ''), /none of the trusted keys/],
    ['a checkpoint of another trail', at('{"checkpoint'), () => JSON.stringify({ checkpoint: key.sign(`other\n100\n${'A'.repeat(43)}=\n`) }), /of another trail/],
    ['a checkpoint by another key', at('{"checkpoint'), () => JSON.stringify({ checkpoint: stranger.sign(`facesheet/test\n100\n${'A'.repeat(43)}=\n`) }), /none of the trusted keys/],
    ['the head taken away', () => 1, () => null, /not the head/],
    ['what signs the head taken away', () => 2, () => null, /none of the trusted keys|not a|not signed/],
    ['another person in the head', () => 1, (line) => line.replace('-000000000001', '-000000000002'), /the head is not what was signed/],
    ['another number in the head', () => 1, (line) => line.replace('"entries":600', '"entries":599'), /the head is not what was signed/],
    ['another filter in the head', () => 1, (line) => line.replace('"filter":null', '"filter":{}'), /the head is not what was signed/],
    ['another trail in the head', () => 1, (line) => line.replace('facesheet/test', 'facesheet/best'), /the head is not what was signed/],
    ['another version', () => 1, (line) => line.replace('"version":1', '"version":2'), /not the head of an export/],
    ['a head with two readings', () => 1, (line) => line.replace('"version":1', '"version":1,"entries":2'), /not a line of an export/],
  ])('is not whole with %s', async (_, where, change, words) => {
    const { fault, upTo } = await verdictOf(changed(whole, where(), change), [key.text]);
    expect(fault?.text).toMatch(words);
    expect(upTo).toBeLessThanOrEqual(600);
  }); // prettier-ignore

  it('is not whole with two entries exchanged', async () => {
    const [a, b] = [entryLine(150), entryLine(151)];
    const lines = whole.split('\n');
    [lines[a - 1], lines[b - 1]] = [lines[b - 1]!, lines[a - 1]!];
    expect(await verdictOf(lines.join('\n'))).toMatchObject({
      fault: { line: a, text: 'entry 150 is missing: entry 151 stands in its place' },
      upTo: 100,
    });
  });

  it('is not whole when it ends early, wherever it does, and says how far it reaches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 2), async (end) => {
        const { fault, upTo } = await verdictOf(whole.slice(0, end), [key.text]);
        expect(fault).not.toBeNull();
        expect([0, 100, 300, 600]).toContain(upTo);
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('says so when a stranger signed it, whatever keys the file names', async () => {
    const forged = await wholeFile(stranger, LINES, [600]);
    expect(await verdictOf(forged)).toMatchObject({ fault: null });
    expect(await verdictOf(forged, [key.text])).toMatchObject({
      fault: { line: 2, text: 'none of the trusted keys signed this' },
      upTo: 0,
    });
  });

  it('vouches after any single edit only for what is untouched', async () => {
    const signs = '0123456789abcdefzAZ{}[],:"\\n\n +/=—';
    const edit = fc.record({
      at: fc.nat(whole.length - 1),
      cut: fc.integer({ min: 0, max: 3 }),
      put: fc.string({ unit: fc.constantFrom(...signs), maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(edit, async ({ at, cut, put }) => {
        const file = whole.slice(0, at) + put + whole.slice(at + cut);
        const { fault, upTo } = await verdictOf(file, [key.text]);
        const shown = file.split('\n').filter((line) => line.startsWith('['));
        expect(shown.slice(0, upTo)).toEqual(LINES.slice(0, upTo));
        if (fault === null) expect(shown).toEqual(LINES);
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});

describe('an export of single entries', () => {
  it('is not whole with an entry exchanged for another one of the same trail, though that one is proven too', async () => {
    const other = entriesFile(key, LINES, [1, 18, 256, 257, 600]).split('\n')[3]!;
    expect(
      await verdictOf(
        changed(entries, 4, () => other),
        [key.text],
      ),
    ).toMatchObject({
      fault: { line: 1, text: 'these are not the entries that were exported' },
    });
  });

  it('is whole', async () => {
    expect(await verdictOf(entries, [key.text])).toEqual({ fault: null, whole: false, entries: 5, upTo: 600 });
  });

  it.each<[string, number, (line: string) => string | null, RegExp, number]>([
    ['an entry altered', 4, flipped, /entry 17 is not what was signed, or its path/, 1],
    ['an entry taken away', 4, () => null, /its head says that there is more/, 4],
    ['an entry twice', 4, (line) => `${line}\n${line}`, /entry 17 is here a second time/, 2],
    ['an entry from before', 5, (line) => `${line}\n${entries.split('\n')[3]!}`, /entry 17 stands after entry 256/, 3],
    ['a path altered', 4, (line) => line.replace(/"path":\["../, '"path":["AA'), /entry 17 is not what was signed, or its path/, 1],
    ['a path cut off', 4, (line) => line.replace(/,"[^"]*"\]\}$/, ']}'), /entry 17 is not what was signed, or its path/, 1],
    ['a path made longer', 4, (line) => line.replace(/\]\}$/, `,"${'A'.repeat(43)}="]}`), /or its path/, 1],
    ['another number', 4, (line) => line.replace('"seq":17', '"seq":18'), /is not what was signed/, 1],
    ['two readings', 4, (line) => line.replace('"seq":17', '"seq":18,"seq":17'), /not a line of an export/, 1],
    ['a head altered', 1, (line) => line.replace('student.view', 'contact.add'), /head is not what was signed/, 0],
    ['a stored line bare', 4, () => LINES[16]!, /is not what was signed|not a line/, 1],
  ])('is not whole with %s', async (_, n, change, words, good) => {
    const verdict = await verdictOf(changed(entries, n, change), [key.text]);
    expect(verdict.fault?.text).toMatch(words);
    expect(verdict.entries).toBe(good);
  }); // prettier-ignore
});

it('refuses what is empty, or something else', async () => {
  expect(await verdictOf('')).toMatchObject({ fault: { line: 0 }, entries: 0 });
  expect(await verdictOf('PK\u0003\u0004')).toMatchObject({ fault: { line: 1 } });
  expect(await verdictOf('null\n')).toMatchObject({ fault: { line: 1 } });
});
