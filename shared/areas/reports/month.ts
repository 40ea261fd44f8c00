import * as z from 'zod/mini';

const MONTHS_A_YEAR = 12;

/** A calendar month, `2026-09`. */
export const monthSchema = z.string().check(z.regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/));

/** What a report is of, by its months. */
export interface Period {
  readonly from: string;
  /** The first month that is no longer in it. */
  readonly until: string;
}

/** The months of the period, in their order. */
export function monthsOf({ from, until }: Period): string[] {
  const first = ordinal(from);
  return Array.from({ length: Math.max(0, ordinal(until) - first) }, (_, after) => monthAt(first + after));
}

/** The last month that is in the period: what people say when they name it. */
export function lastMonth({ until }: Period): string {
  return monthAt(ordinal(until) - 1);
}

function ordinal(month: string): number {
  const [year, number] = month.split('-').map(Number);
  if (year === undefined || number === undefined) throw new RangeError('A month is written YYYY-MM.');
  return year * MONTHS_A_YEAR + number - 1;
}

function monthAt(ordinal: number): string {
  const year = Math.floor(ordinal / MONTHS_A_YEAR);
  return `${year}-${String((ordinal % MONTHS_A_YEAR) + 1).padStart(2, '0')}`;
}
