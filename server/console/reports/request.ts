import {
  type Dimension,
  DIMENSIONS,
  mayCross,
  type ReportRequest,
  type Subject,
} from '../../../shared/areas/reports/report.ts';
import { schoolYearOf, schoolYearPeriod } from '../../../shared/clocks/school-year.ts';

/** What is chosen. */
export interface ReportForm {
  readonly subject: Subject;
  readonly by: Dimension;
  /** Blank: by one dimension alone. */
  readonly across: Dimension | '';
  /** The calendar year in which the school year begins. */
  readonly year: string;
}

/** What is wrong, by the field that has to change. */
export interface FormIssues {
  readonly across: 'same' | 'group';
}

const YEARS_BACK = 5;

/** School years to choose from, the newest first, by the reader's day: `2026` for 2026-27. */
export function schoolYears(today: string): { readonly value: string; readonly text: string }[] {
  const first = Number.parseInt(schoolYearOf(today), 10);
  return Array.from({ length: YEARS_BACK }, (_, back) => {
    const value = String(first - back);
    return { value, text: schoolYearOf(`${value}-12-31`) };
  });
}

/** The school year until now, by school. */
export function firstForm(today: string): ReportForm {
  return { subject: 'services', by: 'school', across: '', year: schoolYears(today)[0]?.value ?? '' };
}

/** What the columns may be beside these rows, and what they are: a choice does not vanish when the rows change. */
export function columnsFor({ by, across }: ReportForm): readonly Dimension[] {
  return DIMENSIONS.filter((each) => each === across || (each !== by && mayCross(by, each)));
}

/** The request that a form stands for, or what is wrong with it. */
export function requestOf({ subject, by, across, year }: ReportForm): ReportRequest | FormIssues {
  if (by === across) return { across: 'same' };
  if (across !== '' && !mayCross(by, across)) return { across: 'group' };
  return { subject, by, period: schoolYearPeriod(Number(year)), ...(across === '' ? {} : { across }) };
}

/** Whether it is a request: all is right. */
export const isRequest = (made: ReportRequest | FormIssues): made is ReportRequest => 'subject' in made;
