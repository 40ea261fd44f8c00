import { strToU8, Zip, ZipDeflate } from 'fflate';
import { m } from '../../../../shared/messages/generated/messages.js';
import type { Batches } from './file.ts';
import { aboutFile, cellsOf, headOf, type Made } from './said.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Controls that XML 1.0 has no word for, and halves of signs. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text.replace(NO_XML, '\uFFFD').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');

/** Every cell is text that says it is text: nothing in it is ever a formula. */
const rowXml = (cells: readonly string[]): string =>
  `<row>${cells.map((text) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`).join('')}</row>`;
const SHEET_OPEN = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`;
const SHEET_END = '</sheetData></worksheet>';

/** The rows as a workbook of two sheets, the log and what the file says of itself, made while it is read. */
export async function* xlsxPieces(made: Made, batches: Batches): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let fault: Error | null = null;
  const zip = new Zip((error, piece) => {
    fault ??= error;
    ready.push(piece);
  });
  function* taken(): Generator<Uint8Array> {
    if (fault !== null) throw fault;
    yield* ready;
    ready = [];
  }
  const add = (name: string) => {
    const file = new ZipDeflate(name);
    zip.add(file);
    return file;
  };
  const whole = (name: string, text: string) => add(name).push(strToU8(text), true);

  const names = [m.dx_title({}, made), m.dx_about({}, made)];
  for (const [name, text] of Object.entries(partsOf(names))) whole(name, text);
  whole('xl/worksheets/sheet2.xml', SHEET_OPEN + aboutFile(made).map(rowXml).join('') + SHEET_END);
  const sheet = add('xl/worksheets/sheet1.xml');
  sheet.push(strToU8(SHEET_OPEN + rowXml(headOf(made.locale))));
  yield* taken();
  for await (const rows of batches) {
    sheet.push(strToU8(rows.map((row) => rowXml(cellsOf(made, row))).join('')));
    yield* taken();
  }
  sheet.push(strToU8(SHEET_END), true);
  zip.end();
  yield* taken();
}

/** What says which parts there are and how they belong together (ECMA-376). */
function partsOf(names: readonly string[]): Readonly<Record<string, string>> {
  const sheets = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const links = names.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  const typed = names.map((_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet'));
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>';
  const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${TYPES}">${defaults}${override('/xl/workbook.xml', 'sheet.main')}${typed.join('')}</Types>`,
    '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': HEAD + workbook,
    'xl/_rels/workbook.xml.rels': relations(links.join('')),
  };
}

const override = (part: string, type: string): string =>
  `<Override PartName="${part}" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const relations = (inner: string): string => `${HEAD}<Relationships xmlns="${RELATIONS}">${inner}</Relationships>`;
