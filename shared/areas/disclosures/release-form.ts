import type { FieldSpec, Filled } from '../forms/form-spec.ts';
import { basisOf } from './bases.ts';
import type { DISCLOSURE_OUTCOMES } from './disclosure.ts';
import { ASKED_FIELDS, DENIED_FIELDS, releaseFields } from './fields.ts';

export type Outcome = (typeof DISCLOSURE_OUTCOMES)[number];

/** A request and what became of it, as it is filled in. */
export interface ReleaseForm {
  /** Empty while nobody has said. */
  readonly outcome: Outcome | '';
  /** A basis's id; `none` where a request was denied that nothing would have allowed. */
  readonly basis: string;
  readonly filled: Filled;
}

/** What the form asks for: the same of everybody (R115), then what its basis asks for, or why it was denied. */
export function fieldsOf({ outcome, basis: id }: Omit<ReleaseForm, 'filled'>): readonly FieldSpec[] {
  const basis = basisOf(id);
  if (outcome === 'denied') return [...ASKED_FIELDS, ...(basis?.deniedFields ?? []), ...DENIED_FIELDS];
  return basis === undefined ? ASKED_FIELDS : [...ASKED_FIELDS, ...basis.fields, ...releaseFields(basis)];
}
