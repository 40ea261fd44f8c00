import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzipCsv } from './zip.ts';

const small = zipSync({ 'a.csv': strToU8('x,y\n'.repeat(1000)), 'readme.txt': strToU8('hello') });
const code = (value: string): unknown => expect.objectContaining({ code: value });

describe('unzipCsv', () => {
  it('hands over the CSV files only', async () => {
    const entries = await unzipCsv(small);
    expect(entries.map((entry) => [entry.path, entry.bytes.length])).toEqual([['a.csv', 4000]]);
  });

  it('passes over what macOS adds', async () => {
    expect(await unzipCsv(zipSync({ '__MACOSX/._a.csv': strToU8('x'), 'a.csv': strToU8('y') }))).toHaveLength(1);
  });

  it.each([1, 4, 30, 100])('says that it breaks off when %s bytes of the end are missing', async (missing) => {
    await expect(unzipCsv(small.slice(0, -missing))).rejects.toEqual(code('zip-truncated'));
  });

  it('tells an empty file, no zip, and a zip without files', async () => {
    await expect(unzipCsv(new Uint8Array())).rejects.toEqual(code('file-empty'));
    await expect(unzipCsv(strToU8('sourcedId,status\n'))).rejects.toEqual(code('not-a-zip'));
    await expect(unzipCsv(zipSync({}))).rejects.toEqual(code('no-tables'));
  });

  it('refuses too many entries and too much to unpack', async () => {
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`${i}.csv`, strToU8('x')]));
    await expect(unzipCsv(zipSync(many))).rejects.toEqual(code('zip-too-many-files'));
    await expect(unzipCsv(small, 4_000)).rejects.toEqual(code('zip-too-large'));
  });

  it('does not trust the size a bomb states', async () => {
    const bomb = zipSync({ 'a.csv': new Uint8Array(5_000_000) });
    const at = Buffer.from(bomb).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bomb.buffer).setUint32(at + 24, 10, true);
    const [entry] = await unzipCsv(bomb, 4_000).catch(() => []);
    expect(entry?.bytes.length ?? 0).toBeLessThanOrEqual(10);
  });

  it('says that a damaged entry cannot be unpacked', async () => {
    const damaged = Uint8Array.from(small);
    damaged.fill(0xff, 35, 50);
    await expect(unzipCsv(damaged)).rejects.toEqual(code('zip-damaged'));
  });
});
