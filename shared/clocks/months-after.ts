const MONTHS = 12;

/**
 * The day so many months after another. Where that month is shorter, its last day: six months after 31 August end with
 * February, and a year after 29 February on the 28th.
 */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const all = year * MONTHS + (month - 1) + months;
  const [inYear, inMonth] = [Math.floor(all / MONTHS), all % MONTHS];
  // Day 0 of the month after is the last of this one.
  const last = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate();
  return [String(inYear).padStart(4, '0'), two(inMonth + 1), two(Math.min(date, last))].join('-');
}

const two = (n: number): string => String(n).padStart(2, '0');
