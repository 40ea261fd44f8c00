import { unzipSync } from 'fflate';
import { readPdf } from '../../../server/documents/testing/read-pdf.ts';

/** What an answer is, by its content type; what has another one is looked through as it is. */
const TYPES = {
  json: 'json',
  html: 'text/html',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  calendar: 'text/calendar',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

export type Kind = keyof typeof TYPES | 'other';
export const KINDS: readonly Kind[] = [...(Object.keys(TYPES) as (keyof typeof TYPES)[]), 'other'];

/** The kind of an answer. A line of JSON a time is not one document of it. */
export function kindOf({ headers }: Response): Kind {
  const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
  if (type === TYPES.ndjson) return 'ndjson';
  return KINDS.find((kind) => kind !== 'other' && type.endsWith(TYPES[kind])) ?? 'other';
}

/** All that can be read in a file of a kind, without blanks: a PDF may break a word anywhere. */
export async function textOf(kind: Kind, bytes: Uint8Array): Promise<string> {
  return (await readable(kind, bytes)).replace(/\s/g, '');
}

async function readable(kind: Kind, bytes: Uint8Array): Promise<string> {
  if (kind === 'xlsx') return Object.values(unzipSync(bytes)).map(plain).join(' ');
  if (kind !== 'pdf') return plain(bytes);
  const { text, about, bookmarks } = await readPdf(bytes);
  return [text, about, ...bookmarks].join(' ');
}

const plain = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
