const MONTH_AND_DAY = 5;

/**
 * How old somebody born on a day is on another, in whole years; both `YYYY-MM-DD`. Whoever was born on 29 February is
 * a year older on 1 March of a year without one.
 */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(MONTH_AND_DAY) < birthDate.slice(MONTH_AND_DAY) ? years - 1 : years;
}
