import { monthAfter } from '../../../shared/areas/reports/month.ts';
import { type Dimension, periodFault, type ReportRequest, type Subject } from '../../../shared/areas/reports/report.ts';

/** What is chosen: months by their first and last, both of them counted. */
export interface ReportForm {
  readonly subject: Subject;
  readonly by: Dimension;
  /** Blank: by one dimension alone. */
  readonly across: Dimension | '';
  readonly first: string;
  readonly last: string;
}

/** What is wrong, by the field that has to change. */
export interface FormIssues {
  readonly across?: 'same';
  readonly first?: 'length';
  readonly last?: 'order';
}

const YEARS_BACK = 5;
const MONTHS_A_YEAR = 12;
const SCHOOL_STARTS = 8;
const ISO_MONTH = 7;

/** Months to choose from, the newest first, by the reader's day (`YYYY-MM-DD`). */
export function monthsBefore(today: string): string[] {
  const [year = 0, month = 1] = today.slice(0, ISO_MONTH).split('-').map(Number);
  return Array.from({ length: YEARS_BACK * MONTHS_A_YEAR }, (_, back) => {
    const at = year * MONTHS_A_YEAR + month - 1 - back;
    return `${Math.floor(at / MONTHS_A_YEAR)}-${String((at % MONTHS_A_YEAR) + 1).padStart(2, '0')}`;
  });
}

/** The school year until now, by school. */
export function firstForm(today: string): ReportForm {
  const [last = '', ...earlier] = monthsBefore(today);
  const starts = [last, ...earlier].find((month) => month.endsWith(`-${String(SCHOOL_STARTS).padStart(2, '0')}`));
  return { subject: 'services', by: 'school', across: '', first: starts ?? last, last };
}

/** The request that a form stands for, or what is wrong with it. */
export function requestOf({ subject, by, across, first, last }: ReportForm): ReportRequest | FormIssues {
  const period = { from: first, until: monthAfter(last) };
  const fault = periodFault(period);
  if (by === across || fault !== null) {
    return {
      ...(by === across ? { across: 'same' } : {}),
      ...(fault === 'order' ? { last: 'order' } : {}),
      ...(fault === 'length' ? { first: 'length' } : {}),
    };
  }
  return { subject, by, period, ...(across === '' ? {} : { across }) };
}

/** Whether it is a request: all is right. */
export const isRequest = (made: ReportRequest | FormIssues): made is ReportRequest => 'subject' in made;
