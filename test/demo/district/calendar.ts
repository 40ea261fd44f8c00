import type { IsoDate, Session } from './types.ts';

/** The school year around a day, with its two semesters and four grading periods. */
export interface SchoolCalendar {
  /** The calendar year in which it starts. */
  readonly startYear: number;
  readonly start: IsoDate;
  /** Exclusive: the first of July. */
  readonly end: IsoDate;
  readonly year: Session;
  readonly semesters: readonly [Session, Session];
  readonly gradingPeriods: readonly Session[];
}

const FIRST_DAY = '08-17';

/**
 * The school year that covers `asOf`: mid-August to the end of June. A summer day belongs to the year ahead, which then
 * opens on the first of July, so that a demo started in the holidays still has current classes. Sessions touch without
 * gaps; ends are exclusive.
 */
export function schoolCalendar(asOf: IsoDate): SchoolCalendar {
  const monthDay = asOf.slice(5);
  const startYear = Number(asOf.slice(0, 4)) - (monthDay < '07-01' ? 1 : 0);
  const summer = monthDay >= '07-01' && monthDay < FIRST_DAY;
  const day = (rest: string, years = 0): IsoDate => `${startYear + years}-${rest}`;
  const start = day(summer ? '07-01' : FIRST_DAY);
  const cuts = [start, day('10-26'), day('01-19', 1), day('03-29', 1), day('07-01', 1)] as const;
  const session = sessionMaker(startYear);
  const year = session('year', `${startYear}-${startYear + 1}`, 'schoolYear', start, cuts[4]);
  const fall = session('s1', 'Semester 1', 'semester', start, cuts[2], year.id);
  const spring = session('s2', 'Semester 2', 'semester', cuts[2], cuts[4], year.id);
  const gradingPeriods = [
    session('q1', 'Grading period 1', 'gradingPeriod', cuts[0], cuts[1], fall.id),
    session('q2', 'Grading period 2', 'gradingPeriod', cuts[1], cuts[2], fall.id),
    session('q3', 'Grading period 3', 'gradingPeriod', cuts[2], cuts[3], spring.id),
    session('q4', 'Grading period 4', 'gradingPeriod', cuts[3], cuts[4], spring.id),
  ];
  return { startYear, start, end: cuts[4], year, semesters: [fall, spring], gradingPeriods };
}

function sessionMaker(startYear: number) {
  return (
    key: string,
    title: string,
    type: Session['type'],
    start: IsoDate,
    end: IsoDate,
    parentId?: string,
  ): Session => ({
    id: `ses-${startYear}-${key}`,
    title,
    type,
    start,
    end,
    schoolYear: startYear + 1,
    ...(parentId === undefined ? {} : { parentId }),
  });
}
