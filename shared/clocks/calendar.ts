/** A day (`YYYY-MM-DD`) on which offices are closed by law, as the district calls it. */
export interface Holiday {
  readonly day: string;
  readonly name: string;
}

/** The legal holidays of a calendar year. A year without an entry is one that nobody has told us of. */
export interface HolidayYear {
  readonly year: number;
  readonly holidays: readonly Holiday[];
}

/** What a day of a school year may be, other than its weekday says. */
export const DAY_KINDS = ['off', 'snow', 'make-up'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** Days without school, or with school where there would be none; from the first to the last of them. */
export interface SchoolDays {
  readonly kind: DayKind;
  readonly from: string;
  readonly until: string;
  /** As the district calls it; may be empty. */
  readonly name: string;
  /** The id of the building they are of; null: of all. */
  readonly building: string | null;
}

/** A school year: school is on its weekdays from the first to the last day, but for the days named. */
export interface SchoolYear {
  /** `2026-27`, from July to June. */
  readonly year: string;
  readonly first: string;
  readonly last: string;
  readonly days: readonly SchoolDays[];
}

/** What a district has said of its days. Everything that it has not said is told as unknown, and not guessed. */
export interface DistrictCalendar {
  readonly holidays: readonly HolidayYear[];
  readonly school: readonly SchoolYear[];
  /**
   * Whether a last calendar day that is no business day moves to the next one (Minn. Stat. 645.15, ORC 1.14). The
   * sources do not say it, so it is the district's to switch on.
   */
  readonly rolls: boolean;
}

/** Of a district that has said nothing. */
export const EMPTY_CALENDAR: DistrictCalendar = { holidays: [], school: [], rolls: false };
