import type { Title } from '../access/roles.ts';

/** What a clock counts. */
export type ClockUnit = 'calendar' | 'business' | 'school' | 'month' | 'year';

/** A clock as a source has it (requirements W). The first day is never counted. A district may write another length. */
export interface ClockRule<Id extends string = string> {
  /** Its number in section W. */
  readonly id: Id;
  readonly title: Title;
  /** What happens on the first day. */
  readonly starts: Title;
  readonly length: number;
  readonly unit: ClockUnit;
  /** Whether its last day may move to a business day, where the district's calendar says that last days do. */
  readonly rolls: boolean;
  /** True where it is only a choice: the default of the conflict named is that nothing waits for it. */
  readonly off?: true;
  readonly source: string;
  readonly owner: Title;
}
