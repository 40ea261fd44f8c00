import { segmentsOf, plainText } from '../../../../shared/areas/copies/redact.ts';
import type { CopyRow } from '../../../../shared/areas/disclosures/copy/family-copy.ts';
import type { Filled } from '../../../../shared/areas/forms/form-spec.ts';
import type { PersonName } from '../../../../shared/names/fold.ts';
import type { Reader } from '../../../store/store.ts';
import { hitsIn, type Seeking } from '../../copies/other-names.ts';

/** Texts in which somebody may have named another student, such as who threatened whom (R118). Parties are told. */
const TEXTS = ['interest', 'recordsNote', 'threat', 'deniedWhy'];

/** A row with its texts, in their order. */
interface Texts {
  readonly row: CopyRow;
  readonly named: readonly (readonly [string, string])[];
  readonly corrects: readonly string[];
}

/**
 * The rows without the names of other students in their texts: the family is shown the part that is about their own (R174;
 * 34 CFR 99.12(a)). `black` stands in place of each.
 */
export async function withoutOthers(
  q: Reader,
  seeking: Seeking,
  rows: readonly CopyRow[],
  { own, black }: { readonly own: PersonName; readonly black: string },
): Promise<CopyRow[]> {
  const all = rows.map(textsOf);
  const lines = all.flatMap(({ row, named, corrects }) => [
    ...named.map(([name, text]) => ({ id: `${row.id}:${name}`, text })),
    ...corrects.map((text, i) => ({ id: `${row.id}:${i}`, text })),
  ]);
  const hits = await hitsIn(q, seeking, lines, own);
  const decisions = hits.map(({ lineId, start, end }) => ({ lineId, start, end, act: 'black' as const, why: '' }));
  const clean = (id: string, text: string) => plainText(segmentsOf({ id, text }, decisions) ?? [], black);
  return all.map(({ row, named, corrects }) => {
    const cleaned: Filled = Object.fromEntries(named.map(([name, text]) => [name, clean(`${row.id}:${name}`, text)]));
    return {
      ...row,
      form: { ...row.form, filled: { ...row.form.filled, ...cleaned } },
      corrects: corrects.map((text, i) => clean(`${row.id}:${i}`, text)),
    };
  });
}

function textsOf(row: CopyRow): Texts {
  const named = TEXTS.flatMap((name) => {
    const text = row.form.filled[name];
    return typeof text === 'string' && text !== '' ? [[name, text] as const] : [];
  });
  return { row, named, corrects: row.corrects };
}
