import type { MappingRow } from '../../../../shared/areas/access/mapping.ts';
import type { Issue } from '../../../../shared/wire/problem.ts';

/**
 * What is wrong with rows that their schema cannot see, at `path`: a building that is not there (`unknown`), an end
 * that is not after the beginning (`dates-order`), and an id that an earlier row has (`id-twice`).
 */
export function rowIssues(
  rows: readonly MappingRow[],
  buildings: readonly { readonly id: string }[],
  path: string,
): Issue[] {
  const known = new Set(buildings.map(({ id }) => id));
  const ids = new Set<string>();
  return rows.flatMap((row, i) => {
    const twice = ids.has(row.id);
    ids.add(row.id);
    return [
      ...(twice ? [{ path: `${path}.${i}.id`, code: 'id-twice' }] : []),
      ...buildingIssues(row, known, `${path}.${i}`),
      ...(endsFirst(row) ? [{ path: `${path}.${i}.until`, code: 'dates-order' }] : []),
    ];
  });
}

function buildingIssues({ building, scope }: MappingRow, known: ReadonlySet<string>, path: string): Issue[] {
  const here = building === null || known.has(building) ? [] : [{ path: `${path}.building`, code: 'unknown' }];
  if (scope.kind !== 'buildings') return here;
  const there = scope.ids.flatMap((id, i) =>
    known.has(id) ? [] : [{ path: `${path}.scope.ids.${i}`, code: 'unknown' }],
  );
  return [...here, ...there];
}

const endsFirst = ({ since, until }: MappingRow): boolean => since !== null && until !== null && until <= since;
