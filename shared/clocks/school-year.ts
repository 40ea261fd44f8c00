const JULY = 7;

/** The school year of a day, `2026-27`: from 1 July to 30 June. */
export function schoolYearOf(day: string): string {
  const [year, month] = day.split('-').map(Number);
  if (year === undefined || month === undefined) throw new RangeError('A day is written YYYY-MM-DD.');
  const first = month >= JULY ? year : year - 1;
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
}
