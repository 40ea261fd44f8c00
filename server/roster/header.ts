import type { Findings } from './findings.ts';
import { RosterError } from './roster-error.ts';
import type { RuleId } from './rules.ts';
import type { TableSpec } from './tables.ts';

export interface Header {
  /** The standard's column name → where it stands. */
  readonly at: ReadonlyMap<string, number>;
  /** Fields a row should have, without nameless ones at the end. */
  readonly width: number;
}

/**
 * Finds the standard's columns in a file's header: any case and order, known other names, nameless and unknown columns
 * passed over, each reported. `silent` names may be missing without a finding. Throws when an id column is missing.
 */
export function readHeader(
  cells: readonly string[],
  spec: TableSpec,
  file: string,
  silent: readonly string[],
  findings: Findings,
): Header {
  const at = new Map<string, number>();
  const names = cells.map((cell) => cell.trim());
  names.forEach((name, index) => placeColumn(name, index, at, spec, file, findings));
  for (const id of spec.ids) if (!at.has(id)) throw missingId(file, id);
  for (const column of spec.columns) {
    if (!at.has(column) && !silent.includes(column)) findings.add('column-missing', { file, row: 1, column });
  }
  const places = spec.columns.flatMap((column) => at.get(column) ?? []);
  if (places.some((place, i) => place < (places[i - 1] ?? 0))) findings.add('column-order', { file, row: 1 });
  return { at, width: names.findLastIndex((name) => name !== '') + 1 };
}

function placeColumn(
  name: string,
  index: number,
  at: Map<string, number>,
  spec: TableSpec,
  file: string,
  findings: Findings,
): void {
  if (name === '') return findings.add('column-name-blank', { file, row: 1 });
  if (/^metadata\./iu.test(name)) return;
  const column = officialName(name, spec);
  if (column === undefined) return findings.add(unreadRule(name, spec), { file, row: 1, column: name });
  if (at.has(column)) return findings.add('column-twice', { file, row: 1, column });
  at.set(column, index);
  if (name === column) return;
  findings.add(name.toLowerCase() === column.toLowerCase() ? 'column-name-case' : 'column-alias', {
    file,
    row: 1,
    column,
  });
}

const plainName = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/gu, '');

function unreadRule(name: string, { barred }: TableSpec): RuleId {
  return barred?.names.test(plainName(name)) === true ? barred.rule : 'column-unknown';
}

function officialName(name: string, spec: TableSpec): string | undefined {
  const plain = plainName(name);
  return spec.columns.find((column) => column.toLowerCase() === plain) ?? spec.aliases[plain];
}

function missingId(file: string, id: string): RosterError {
  return new RosterError(
    'column-missing',
    `${file} has no column ${id}, so its rows cannot be told apart. Check that its first line holds the column names, and export the set again.`,
  );
}
