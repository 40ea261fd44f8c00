import {
  type Mapping,
  type MappingCompare,
  mappingCompareSchema,
  type MappingRow,
  mappingSchema,
  type MappingTry,
  mappingTrySchema,
  type PastedClaim,
} from '../../../shared/areas/access/mapping.ts';
import type { Answer, Api } from '../api.ts';

/** Who is tried: a member of staff, or claims that are nobody's yet. */
export type Tried =
  | { readonly kind: 'person'; readonly staffId: string }
  | { readonly kind: 'claims'; readonly claims: readonly PastedClaim[] };

/** The set in force, the draft, the earlier sets, and what there is to map. */
export function mapping({ get }: Api): Promise<Answer<Mapping>> {
  return get(mappingSchema, '/v1/mapping');
}

/** What these rows would change against the set in force. Changes nothing. */
export function mappingCompare({ call }: Api, rows: readonly MappingRow[]): Promise<Answer<MappingCompare>> {
  return call(mappingCompareSchema, '/v1/mapping/compare', { rows });
}

/** What somebody would see under these rows, and which of them fit. Changes nothing. */
export function mappingTry({ call }: Api, rows: readonly MappingRow[], who: Tried): Promise<Answer<MappingTry>> {
  return call(mappingTrySchema, '/v1/mapping/try', { rows, who });
}
