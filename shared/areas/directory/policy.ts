import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import type { DistrictCalendar } from '../../clocks/calendar.ts';
import { clockRule } from '../../clocks/clock-rules.ts';
import { dueOf } from '../../clocks/due.ts';
import { schoolYearOf } from '../../clocks/school-year.ts';
import type { Due } from '../../clocks/working.ts';
import { keepableText } from '../../wire/text.ts';
import { DESIGNABLE } from './items.ts';

export const LIMITS_MAX = 20;
export const LIMIT_MAX = 160;
export const FEE_MAX = 400;

const limits = () =>
  z.array(keepableText().check(z.trim(), z.minLength(1), z.maxLength(LIMIT_MAX))).check(z.maxLength(LIMITS_MAX));

/** What the district has said of directory information, for one school year (R128 to R131, R161). */
export const directoryPolicySchema = z.strictObject({
  /** Which of the items that may be designated it designates (C4). */
  items: z.array(z.enum(DESIGNABLE.map(({ id }) => id))).check(
    z.minLength(1),
    z.refine((ids) => new Set(ids).size === ids.length),
  ),
  /** R129: released to these parties alone, for these purposes alone; both empty: to the public. */
  parties: limits(),
  purposes: limits(),
  /** The last day on which the yearly notice was published (R130). */
  noticeOn: z.iso.date(),
  /** The first day of school. */
  openingOn: z.iso.date(),
  /** The district's yearly date for refusing recruiters (R161). */
  recruitersBy: z.iso.date(),
  /** What is asked for the cost of publication (R137). */
  fee: keepableText().check(z.trim(), z.maxLength(FEE_MAX)),
});
export type DirectoryPolicy = z.infer<typeof directoryPolicySchema>;

/** A version of it. `rev` is 0, and `policy` null, before a district has said anything: then there is no list at all. */
export const keptPolicySchema = classed(
  'none',
  z.strictObject({ rev: z.int(), at: z.nullable(z.int()), policy: z.nullable(directoryPolicySchema) }),
);
export type KeptPolicy = z.infer<typeof keptPolicySchema>;

/** `directory.edit`: all of it. `rev` is that of the version it was made from. */
export const directoryEditSchema = z.strictObject({ rev: z.int(), policy: directoryPolicySchema });
export type DirectoryEdit = z.infer<typeof directoryEditSchema>;

/** Whether it is released to certain parties or for certain purposes alone (R129). */
export const isLimited = ({ parties, purposes }: Pick<DirectoryPolicy, 'parties' | 'purposes'>): boolean =>
  parties.length > 0 || purposes.length > 0;

/** What does not fit together in a policy, by the name of its field. */
export function policyFaults({ noticeOn, openingOn, recruitersBy }: DirectoryPolicy): readonly string[] {
  const year = schoolYearOf(openingOn);
  // R161: the date is of each school year.
  return [
    // R226: the notice comes before the school year, so that one after the opening day is of the next. R130: it is given
    // each year anew, so that one from before the calendar year is of the last.
    ...(noticeOn > openingOn || noticeOn < `${year.slice(0, 'YYYY'.length)}-01-01` ? ['noticeOn'] : []),
    ...(schoolYearOf(recruitersBy) === year ? [] : ['recruitersBy']),
  ];
}

/** The two clocks in which a family may refuse; nothing is released before both have ended (R131, C2). */
export interface TimeToRefuse {
  readonly byNotice: Due;
  readonly byOpening: Due;
  /** The last day of the later one. */
  readonly last: string;
}

/** How long families may refuse before anything is released (W15, W16, C2). */
export function timeToRefuse(
  { noticeOn, openingOn }: Pick<DirectoryPolicy, 'noticeOn' | 'openingOn'>,
  calendar: DistrictCalendar,
): TimeToRefuse {
  const byNotice = dueOf(clockRule('W15'), noticeOn, calendar);
  const byOpening = dueOf(clockRule('W16'), openingOn, calendar);
  const [first = '', last = first] = [byNotice.due ?? '', byOpening.due ?? ''].toSorted();
  return { byNotice, byOpening, last };
}
