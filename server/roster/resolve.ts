import type { Findings } from './findings.ts';
import type { Change, Keyed } from './merge.ts';
import type { TableRead } from './read-table.ts';

export interface ReferencePlace {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly sourcedId: string;
  readonly findings: Findings;
}

/**
 * The row an id names, among those that stand after the import. Null when the id is blank, or names nothing (reported,
 * unless that table has never been part of the exchange).
 */
export function resolve<Row extends Keyed>(
  change: Change<Row>,
  read: TableRead<unknown>,
  id: string,
  { findings, ...place }: ReferencePlace,
): Row | null {
  if (id === '') return null;
  const row = change.after.get(id);
  if (row !== undefined && !hasEnded(row)) return row;
  if (read.mode !== 'absent' || change.after.size > 0) findings.add('reference-unresolved', place);
  return null;
}

function hasEnded(row: object): boolean {
  return 'active' in row && row.active === false;
}
