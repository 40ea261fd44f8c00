const DAY_MS = 86_400_000;

/** How many days another day lies after this one; negative where it lies before. */
export function daysBetween(day: string, other: string): number {
  return (Date.parse(`${other}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY_MS;
}
