const YEAR_DIGITS = 4;

/** The age in whole years on a day (both `YYYY-MM-DD`). Who was born on February 29 turns older on March 1. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, YEAR_DIGITS)) - Number(birthDate.slice(0, YEAR_DIGITS));
  return day.slice(YEAR_DIGITS) < birthDate.slice(YEAR_DIGITS) ? years - 1 : years;
}
