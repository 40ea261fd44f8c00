import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { Pace } from './pace.ts';
import { RosterError } from './roster-error.ts';

const CHUNK = 256 * 1024;
const MAX_RECORD = 1_000_000;

/**
 * Reads one CSV file (RFC 4180, leniently) and hands over its records with the line each ends on; nothing is kept.
 * Blank lines are passed over. Throws a `RosterError` when a quotation mark is never closed, since that swallows rows.
 */
export async function readCsv(
  name: string,
  bytes: Uint8Array,
  pace: Pace,
  visit: (cells: readonly string[], line: number) => void,
): Promise<void> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
    on_record: (cells: string[], { lines }: { lines: number }) => {
      visit(cells, lines);
      return null;
    },
  });
  parser.resume();
  try {
    await pipeline(Readable.from(chunks(name, bytes, pace)), parser);
  } catch (error) {
    throw error instanceof CsvError ? unreadable(name, error) : error;
  }
}

async function* chunks(name: string, bytes: Uint8Array, pace: Pace): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += CHUNK) {
    await pace.step({ phase: 'reading', what: name, done: from, total: bytes.length });
    yield bytes.subarray(from, from + CHUNK);
  }
}

function unreadable(name: string, error: CsvError): RosterError {
  const line: unknown = error['lines'];
  const where = typeof line === 'number' ? ` near line ${line}` : '';
  return new RosterError(
    'csv-unreadable',
    `${name} cannot be read${where}: a quotation mark is opened and never closed, or the file breaks off. Export the set again.`,
  );
}

export interface Utf8 {
  readonly bytes: Uint8Array;
  /** Whether they were in another encoding. */
  readonly converted: boolean;
  /** Whether U+0000 was among them, which not every database keeps: it is left out. */
  readonly cleared: boolean;
}

/** The bytes as UTF-8. What is not UTF-8 is taken for Windows-1252, the commonest other encoding of US exports. */
export function asUtf8(raw: Uint8Array): Utf8 {
  const cleared = raw.includes(0);
  const bytes = cleared ? raw.filter((byte) => byte !== 0) : raw;
  if (isUtf8(bytes)) return { bytes, converted: false, cleared };
  // `stream` keeps Node 20 off its short cut, which takes Windows-1252 for Latin-1 and loses typographic apostrophes.
  const text = new TextDecoder('windows-1252').decode(bytes, { stream: true });
  return { bytes: Buffer.from(text, 'utf8'), converted: true, cleared };
}
