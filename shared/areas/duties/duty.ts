import type { Title } from '../../access/roles.ts';
import type { FieldSpec } from '../forms/form-spec.ts';

/** When a duty is due in a school year: on a day of the calendar (`08-01`), or on the day before school begins. */
export type DutyDay = { readonly on: string } | { readonly before: 'school' };

/** Something that the policy asks for once a school year, as data (requirements W38 to W40). */
export interface Duty {
  /** Stored; never re-used. */
  readonly id: string;
  readonly title: Title;
  /** What is to be done, in a sentence or two. */
  readonly what: Title;
  /** The policy's own paragraph. */
  readonly source: string;
  /** Done once for the district, or by each school. */
  readonly scope: 'district' | 'school';
  readonly day: DutyDay;
  /** True where no source sets the day: it is ours, and said so. */
  readonly ownDay?: true;
  readonly fields: readonly FieldSpec[];
  /** What of it can be put on paper. */
  readonly paper?: 'rights' | 'directory' | 'recruiters' | 'plan' | 'chart';
}
