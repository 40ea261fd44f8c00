import type { Mapping, MappingRow } from '../../../../shared/areas/access/mapping.ts';

/** The id of the nth row, building or set of the tests. */
export const id = (n: number) => `0192f0a0-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The nth row: social workers by their group, at their own school. */
export const row = (n: number, more: Partial<MappingRow> = {}): MappingRow => ({
  id: id(n),
  claim: 'group',
  test: 'equals',
  value: 'SOC_WORK',
  building: null,
  role: 'socialWorker',
  scope: { kind: 'own' },
  since: null,
  until: null,
  ...more,
});

/** A map with these rows in force. */
export const book = (rows: readonly MappingRow[], draft: Mapping['draft'] = null): Mapping => ({
  inForce: { version: 3, rows: [...rows], regulation: 'AR 1', reason: 'r', publishedBy: 'A', publishedAt: 1 },
  draft,
  earlier: [],
  buildings: [{ id: id(310), name: 'Harbor View High', number: '310' }],
  claims: [],
});
