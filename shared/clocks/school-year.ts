const JULY = 7;

/** The school year of a day, `2026-27`: from 1 July to 30 June. */
export function schoolYearOf(day: string): string {
  const [year, month] = day.split('-').map(Number);
  if (year === undefined || month === undefined) throw new RangeError('A day is written YYYY-MM-DD.');
  const first = month >= JULY ? year : year - 1;
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
}

/** The months of the school year that begins in this calendar year: its first, and the first that is not in it. */
export function schoolYearPeriod(firstYear: number): { readonly from: string; readonly until: string } {
  const firstOf = (year: number) => `${year}-${String(JULY).padStart(2, '0')}`;
  return { from: firstOf(firstYear), until: firstOf(firstYear + 1) };
}
