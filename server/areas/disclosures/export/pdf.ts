import type { DisclosureRow } from '../../../../shared/areas/disclosures/disclosure.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { exactTimeOf } from '../../../../shared/ui/dates.ts';
import { makePdf } from '../../../documents/make-pdf.ts';
import type { Paper } from '../../../documents/paper.ts';
import type { Batches } from './file.ts';
import { aboutFile, cellsOf, headOf, type Made } from './said.ts';

/** Shares of the page: days, names and outcomes are short. */
const WIDTHS = [3, 4, 3, 5, 6, 5, 4];

/** The rows as one tagged paper; title and foot name no student. */
export async function* pdfPieces(made: Made, batches: Batches): AsyncGenerator<Uint8Array> {
  const rows: DisclosureRow[] = [];
  for await (const some of batches) rows.push(...some);
  yield await makePdf(paperOf(made, rows));
}

function paperOf(made: Made, rows: readonly DisclosureRow[]): Paper {
  const { locale, at, name } = made;
  const say = { locale };
  const when = exactTimeOf(at, made);
  return {
    title: m.dx_title({}, say),
    lang: locale,
    opening: [m.dx_copy({ name, at: when }, say)],
    missing: m.pk_not_shown({}, say),
    foot: m.dx_foot({ name, at: when }, say),
    at,
    blocks: [
      { kind: 'part', text: m.dx_about({}, say), follows: true },
      { kind: 'facts', of: aboutFile(made) },
      { kind: 'part', text: m.dx_entries({}, say), follows: true },
      rows.length === 0
        ? { kind: 'text', text: m.dx_nothing({}, say) }
        : {
            kind: 'table',
            head: narrow(headOf(locale)),
            widths: WIDTHS,
            rows: rows.map((row) => narrow(cellsOf(made, row))),
          },
    ],
  };
}

/** Nine columns on a page are seven: a number stands below its name, a correction below what became of it. */
function narrow([day = '', student, number, school, party, interest, basis, outcome, corrected]: readonly string[]) {
  const below = (first = '', second = '') => (second === '' ? first : `${first}\n${second}`);
  return [day, below(student, number), school, party, interest, basis, below(outcome, corrected)].map(
    (text) => text ?? '',
  );
}
