import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { DAY_KINDS, type DistrictCalendar } from '../../clocks/calendar.ts';
import { schoolYearOf } from '../../clocks/school-year.ts';
import { keepableText } from '../../wire/text.ts';
import { STATE_CODES } from './states.ts';

export const DAY_NAME_MAX = 80;
/** The largest calendar still fits into one op. */
const YEARS_MAX = 15;
export const HOLIDAYS_MAX = 40;
export const SCHOOL_DAYS_MAX = 80;
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2099;

const yearSchema = z.int().check(z.minimum(FIRST_YEAR), z.maximum(LAST_YEAR));
const name = () => keepableText().check(z.trim(), z.maxLength(DAY_NAME_MAX));

const holidaySchema = z.strictObject({ day: z.iso.date(), name: name().check(z.minLength(1)) });
const holidayYearSchema = z
  .strictObject({
    year: yearSchema,
    holidays: z.array(holidaySchema).check(
      z.maxLength(HOLIDAYS_MAX),
      z.refine((all) => areApart(all.map(({ day }) => day))),
    ),
  })
  .check(z.refine(({ year, holidays }) => holidays.every(({ day }) => day.startsWith(`${year}-`))));

const schoolDaysSchema = z
  .strictObject({
    kind: z.enum(DAY_KINDS),
    from: z.iso.date(),
    until: z.iso.date(),
    name: name(),
    building: z.nullable(z.uuid()),
  })
  .check(z.refine(({ from, until }) => from <= until));

const schoolYearSchema = z
  .strictObject({
    year: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
    first: z.iso.date(),
    last: z.iso.date(),
    days: z.array(schoolDaysSchema).check(z.maxLength(SCHOOL_DAYS_MAX)),
  })
  .check(
    z.refine(({ first, last }) => first <= last),
    z.refine(({ year, first, last, days }) =>
      [first, last, ...days.flatMap(({ from, until }) => [from, until])].every((day) => schoolYearOf(day) === year),
    ),
  );

const areApart = (all: readonly unknown[]): boolean => new Set(all).size === all.length;

/** What a district has said of its days (section W). */
export const districtCalendarSchema: z.ZodMiniType<DistrictCalendar> = z.strictObject({
  holidays: z.array(holidayYearSchema).check(
    z.maxLength(YEARS_MAX),
    z.refine((all) => areApart(all.map(({ year }) => year))),
  ),
  school: z.array(schoolYearSchema).check(
    z.maxLength(YEARS_MAX),
    z.refine((all) => areApart(all.map(({ year }) => year))),
  ),
  rolls: z.boolean(),
});

/** The calendar in one of its versions. `rev` is 0, and `at` null, before a district has said anything. */
export const keptCalendarSchema = classed(
  'none',
  z.strictObject({ rev: z.int(), at: z.nullable(z.int()), calendar: districtCalendarSchema }),
);
export type KeptCalendar = z.infer<typeof keptCalendarSchema>;

/** `calendar.edit`: all of it. `rev` is that of the version it was made from. */
export const calendarEditSchema = z.strictObject({ rev: z.int(), calendar: districtCalendarSchema });
export type CalendarEdit = z.infer<typeof calendarEditSchema>;

/** `GET /v1/calendar`: the calendar in force, and the last ones before it, newest first. */
export const calendarListSchema = z.strictObject({
  inForce: keptCalendarSchema,
  earlier: z.array(keptCalendarSchema),
  /** Those of which school days may be said, by name. */
  buildings: classed('none', z.array(z.strictObject({ id: z.uuid(), name: z.string() }))),
});
export type CalendarList = z.infer<typeof calendarListSchema>;

/** `POST /v1/calendar/propose`: what a state's legal holidays of a year probably are. */
export const proposeRequestSchema = classed('none', z.strictObject({ year: yearSchema, state: z.enum(STATE_CODES) }));
export type ProposeRequest = z.infer<typeof proposeRequestSchema>;

/** A proposal is not stored: it counts once the district has saved it. */
export const proposalSchema = classed(
  'none',
  z.strictObject({
    /**
     * Whether the source was compared with the state's statute: found right, never compared, or found wrong. What is
     * known to be wrong is not proposed at all.
     */
    standing: z.enum(['compared', 'unknown', 'wrong']),
    holidays: z.array(holidaySchema),
  }),
);
export type Proposal = z.infer<typeof proposalSchema>;
