import { foldedClaim } from '../../../shared/access/claim-test.ts';
import type { MappingRow } from '../../../shared/areas/access/mapping.ts';

export type RowChange = 'same' | 'new' | 'changed' | 'removed';

/** A row as the table shows it: as the draft has it, or as it is in force where the draft has left it out. */
export interface ShownRow {
  readonly row: MappingRow;
  readonly change: RowChange;
  /** The row in force with the same id; null for a new one. */
  readonly before: MappingRow | null;
}

/**
 * The draft beside the set in force: its rows at the places they have there, the removed ones among them, the new ones
 * last. The order of a set means nothing (every row that fits counts), so a row that only moved has not changed.
 */
export function rowDiff(inForce: readonly MappingRow[], draft: readonly MappingRow[]): readonly ShownRow[] {
  const drafted = new Map(draft.map((row) => [row.id, row]));
  const known = new Set(inForce.map(({ id }) => id));
  const kept = inForce.map((before): ShownRow => {
    const row = drafted.get(before.id);
    if (row === undefined) return { row: before, change: 'removed', before };
    return { row, change: sameRow(row, before) ? 'same' : 'changed', before };
  });
  const added = draft.filter(({ id }) => !known.has(id));
  return [...kept, ...added.map((row): ShownRow => ({ row, change: 'new', before: null }))];
}

/** How many rows are new, changed or removed. */
export function changedCount(rows: readonly ShownRow[]): number {
  return rows.filter(({ change }) => change !== 'same').length;
}

/** Whether two rows say the same; their ids do not matter, nor the case of what is compared without it. */
export function sameRow(one: MappingRow, other: MappingRow): boolean {
  return meaning(one) === meaning(other);
}

function meaning({ claim, test, value, building, role, scope, since, until }: MappingRow): string {
  const where = scope.kind === 'buildings' ? [...scope.ids].sort() : scope.kind;
  return JSON.stringify([foldedClaim(claim), test, foldedClaim(value), building, role, where, since, until]);
}
