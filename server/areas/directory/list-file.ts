import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { ITEMS } from '../../../shared/areas/directory/items.ts';
import { AUDIENCES, audienceOf } from '../../../shared/areas/directory/list-form.ts';
import { choiceTitle, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { hexSha256 } from '../../audit/hex-sha256.ts';
import type { Locale } from '../../policy/index.ts';
import type { OnList } from './gather-list.ts';

/** Text that a spreadsheet would take for a formula is escaped: names are what families gave. */
const STYLE = { escape_formulas: true, record_delimiter: '\r\n' } as const;
const ROWS_AT_ONCE = 1000;

/** A list as a file, and the hash by which anybody can tell later whether it is still what was given. */
export interface ListText {
  readonly text: string;
  readonly sha256: string;
}

/** A list as CSV: what it is and what it may be used for (R121, R165), then a row a student, of what was not refused. */
export async function listFile(
  rows: readonly OnList[],
  { filled, items, locale }: { readonly filled: Filled; readonly items: readonly string[]; readonly locale: Locale },
): Promise<ListText> {
  const parts = [`\uFEFF${stringify(head(filled, items, rows.length, locale), STYLE)}`];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE).map((row) => items.flatMap((item) => cellsOf(row, item)));
    parts.push(stringify(some, STYLE));
    await nextTurn();
  }
  const text = parts.join('');
  return { text, sha256: hexSha256(text) };
}

function head(filled: Filled, items: readonly string[], count: number, locale: Locale): string[][] {
  const audience = audienceOf(filled) ?? 'public';
  const word = (text: (inputs: object, options: { locale: Locale }) => string) => text({}, { locale });
  return [
    [word(m.dir_file_title)],
    [word(m.dir_file_for), choiceTitle(AUDIENCES, audience)[locale]],
    [word(m.dir_file_party), textAt(filled, 'party')],
    [word(m.dir_file_purpose), textAt(filled, 'purpose')],
    [word(m.dir_file_asked), textAt(filled, 'askedOn')],
    [word(m.dir_file_count), String(count)],
    [word(noticeOf(audience))],
    [''],
    items.flatMap((item) => headings(item, locale)),
  ];
}

/** R165 for the military; R121 for whoever else recruits; directory information is free to go on (R123). */
const noticeOf = (audience: string) =>
  audience === 'military'
    ? m.dir_file_notice_military
    : audience === 'college'
      ? m.dir_file_notice_college
      : m.dir_file_notice_public;

function headings(item: string, locale: Locale): string[] {
  if (item !== 'name') return [choiceTitle(ITEMS, item)[locale]];
  return [m.dir_file_family, m.dir_file_given, m.dir_file_middle].map((text) => text({}, { locale }));
}

function cellsOf(row: OnList, item: string): string[] {
  if (item === 'name') return [row.familyName, row.givenName, row.middleName];
  const value = item === 'grade' ? row.grade : row.school;
  return [row.items.includes(item) ? value : ''];
}
