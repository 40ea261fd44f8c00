import { createHash } from 'node:crypto';
import {
  type DisclosureRow,
  disclosureRowSchema,
  type LogFormat,
} from '../../../../shared/areas/disclosures/disclosure.ts';
import type { Authorized } from '../../../policy/index.ts';
import type { Store } from '../../../store/store.ts';
import { exportedRows } from '../disclosure.repo.ts';
import type { Narrowed, Place } from '../../../store/log-filter.ts';
import { csvPieces } from './csv.ts';
import { pdfPieces } from './pdf.ts';
import type { Made } from './said.ts';
import { xlsxPieces } from './xlsx.ts';

/** The rows, some at a time: no more of them are in memory, however many there are. */
export type Batches = AsyncIterable<readonly DisclosureRow[]>;

const BATCH = 500;

/** Of which log as of when, and under whose right. */
export interface Source {
  readonly store: Store;
  readonly may: Authorized<'disclosure.list'>;
  readonly filter: Narrowed;
  readonly rev: number;
}

/** What became of a file: whole, or how many entries were in it when it ended on the way. */
export type Ended = { readonly entries: number } & (
  { readonly sha256: string; readonly bytes: number } | { readonly cut: true }
);

export const TYPES: Readonly<Record<LogFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};
const WRITERS = { csv: csvPieces, xlsx: xlsxPieces, pdf: pdfPieces };

/**
 * The file, piece by piece. `ended` is told of it before the last piece is followed by the end, so that whoever has the
 * whole file has it in the trail with its hash; also of one that was stopped.
 */
export async function* filePieces(
  source: Source,
  made: Made,
  ended: (how: Ended) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  const count = { entries: 0, bytes: 0 };
  let isTold = false;
  try {
    for await (const piece of WRITERS[made.asked.format](made, batches(source, count))) {
      hash.update(piece);
      count.bytes += piece.byteLength;
      yield piece;
    }
    isTold = true;
    await ended({ ...count, sha256: hash.digest('hex') });
  } finally {
    if (!isTold) await ended({ entries: count.entries, cut: true });
  }
}

async function* batches({ store, may, filter, rev }: Source, count: { entries: number }) {
  let before: Place | undefined;
  for (let more = true; more;) {
    const { rows, next } = await store.look((q) => exportedRows(q, may, { ...filter, before, limit: BATCH }, rev));
    count.entries += rows.length;
    yield rows.map((row) => disclosureRowSchema.parse(JSON.parse(row)));
    more = next !== null;
    before = next ?? undefined;
  }
}
