const DAY_MS = 86_400_000;
const ISO_DAY = 10;

/** The day (`YYYY-MM-DD`) that lies so many days after another, or before it. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, ISO_DAY);
}
