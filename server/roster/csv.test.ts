import { describe, expect, it } from 'vitest';
import { asUtf8, readCsv } from './csv.ts';
import { createPace, type Progress } from './pace.ts';

async function read(text: string, signal?: AbortSignal): Promise<{ rows: string[]; progress: Progress[] }> {
  const rows: string[] = [];
  const progress: Progress[] = [];
  const pace = createPace((one) => void progress.push(one), signal);
  await readCsv('a.csv', Buffer.from(text), pace, (cells, line) => void rows.push(`${line}:${cells.join('|')}`));
  return { rows, progress };
}

describe('readCsv', () => {
  it('reads quotes, lists in a field, any line end, and a byte order mark', async () => {
    expect((await read('\uFEFFa,"b, c","d ""e"""\r\nf,,\r\n')).rows).toEqual(['1:a|b, c|d "e"', '2:f||']);
    expect((await read('a,b\nc,d')).rows).toEqual(['1:a|b', '2:c|d']);
  });

  it('passes over blank lines and keeps the numbers of the others', async () => {
    expect((await read('a\n\n\nb\n')).rows).toEqual(['1:a', '4:b']);
  });

  it('takes a quotation mark inside a field for itself', async () => {
    expect((await read('5" pipe,x\n')).rows).toEqual(['1:5" pipe|x']);
  });

  it('says how far it is, and stops when cancelled', async () => {
    const long = 'abc,def\n'.repeat(100_000);
    const { rows, progress } = await read(long);
    expect(rows).toHaveLength(100_000);
    expect(progress.map(({ done, total }) => [done, total])).toEqual(
      [0, 1, 2, 3].map((part) => [part * 262_144, long.length]),
    );
    await expect(read(long, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('does not follow an open quotation mark through the file', async () => {
    await expect(read(`a,"b\n${'c,d\n'.repeat(500_000)}`)).rejects.toMatchObject({ code: 'csv-unreadable' });
  });
});

describe('asUtf8', () => {
  it('leaves UTF-8 alone and takes the rest for Windows-1252', () => {
    const utf8 = Buffer.from('Trần, José');
    expect(asUtf8(utf8)).toEqual({ bytes: utf8, converted: false, cleared: false });
    const converted = asUtf8(Buffer.from([0x4a, 0x6f, 0x73, 0xe9, 0x92]));
    expect([Buffer.from(converted.bytes).toString(), converted.converted]).toEqual(['José’', true]);
  });

  it('leaves U+0000 out, in either encoding', () => {
    const cleared = asUtf8(Buffer.from('Tr\0ần\0'));
    expect([Buffer.from(cleared.bytes).toString(), cleared.converted, cleared.cleared]).toEqual(['Trần', false, true]);
    const both = asUtf8(Buffer.from([0x4a, 0, 0xe9]));
    expect([Buffer.from(both.bytes).toString(), both.converted, both.cleared]).toEqual(['Jé', true, true]);
  });
});
