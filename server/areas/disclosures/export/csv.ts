import { stringify } from 'csv-stringify/sync';
import { m } from '../../../../shared/messages/generated/messages.js';
import { aboutFile, cellsOf, headOf, type Made } from './said.ts';
import type { Batches } from './file.ts';

/** A spreadsheet takes no text of ours for a formula. */
const STYLE = { escape_formulas: true, record_delimiter: '\r\n' } as const;
const BOM = '\uFEFF';

/** The rows as CSV, after what the file says of itself and an empty line. */
export async function* csvPieces(made: Made, batches: Batches): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const title = [m.dx_title({}, { locale: made.locale })];
  const opening = stringify([title, ...aboutFile(made), [''], headOf(made.locale)], STYLE);
  yield encoder.encode(BOM + opening);
  for await (const rows of batches) {
    yield encoder.encode(
      stringify(
        rows.map((row) => cellsOf(made, row)),
        STYLE,
      ),
    );
  }
}
