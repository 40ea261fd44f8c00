import type { MappingRow, MappingTry } from '../../../shared/areas/access/mapping.ts';

type CarriedClaim = MappingTry['claims'][number];

/** The rows that fit, in their order, each once with every claim that made it fit. */
export function fitsByRow(
  { claims, fits }: Pick<MappingTry, 'claims' | 'fits'>,
  rows: readonly MappingRow[],
): readonly { readonly row: MappingRow; readonly claims: readonly CarriedClaim[] }[] {
  return rows
    .map((row) => ({
      row,
      claims: fits.filter(({ rowId }) => rowId === row.id).flatMap(({ claim }) => claims[claim] ?? []),
    }))
    .filter((each) => each.claims.length > 0);
}
