import type { Title } from '../../access/roles.ts';
import type { FieldSpec } from '../forms/form-spec.ts';
import type { RecordPart } from './fields.ts';
import type { Capacity } from './parties.ts';

/** What must be true besides filled fields before something is given. Each is a function in `judge.ts`. */
export const GATES = [
  /** Asked of every basis: nothing is asked for that the law opens under others alone (R78, R144 to R146). */
  'parts-open',
  /** Asked of every basis: of a student of a nonpublic school the law opens less (R114). */
  'public-school',
  /** The parent was told of the order in advance, or an order on file forbids it (R101, C13). */
  'parent-told',
  /** Nobody objected, and the time to object is over (R190, R191, C14). */
  'no-objection',
  /** The student is 18 or older (R72, R100). */
  'of-age',
  /** The district lets studies begin without consent: it does not, unless it says so (T2). */
  'studies-open',
] as const;
export type ReleaseGate = (typeof GATES)[number];

/**
 * The consent or the exception under which a disclosure is lawful, as data: who may be given something, what must be
 * recorded, and whether it is in the log (34 CFR 99.31, 99.32).
 */
export interface Basis {
  /** The requirement's number; stands in the log, never re-used. */
  readonly id: string;
  readonly title: Title;
  /** For whom and for what, in a sentence for whoever chooses. */
  readonly when: Title;
  /** Federal or state law, then the paragraph of the policy. */
  readonly source: string;
  /** Who may be given something under it; empty: anybody whose knowledge is necessary. */
  readonly capacities: readonly Capacity[];
  /** Ids of the parts of the record that may be given under it; absent: whatever its purpose needs. */
  readonly records?: readonly RecordPart[];
  /** Whether the district has a choice once everything is met. */
  readonly duty: 'must' | 'may';
  /** `exempt`: not in the disclosure log; `elsewhere` says where it is recorded instead (R117). */
  readonly log: 'logged' | 'exempt';
  readonly elsewhere?: Title;
  /** Whether the receiver is told of the rules on further disclosure (R121, R125). */
  readonly notice: boolean;
  /** What is recorded beyond the three items of R115. */
  readonly fields: readonly FieldSpec[];
  /** What is asked even where it was denied: it says in which book the denial stands. */
  readonly deniedFields?: readonly FieldSpec[];
  readonly gates?: readonly ReleaseGate[];
  /** Whether data exist is all that is told (R188). */
  readonly existenceOnly?: true;
  /** Names of authorities that may disclose further must be recorded (R115c). */
  readonly furtherRequired?: true;
}
