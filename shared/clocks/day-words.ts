/** Made once a language: making one costs far more than asking it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  formats.set(locale, made);
  return made;
}

const ORDER = ['weekday', 'day', 'month', 'year'] as const;

/** `Mon 2 Nov`, or `Mon 2 Nov 2026`: a day as it stands among others in a list, and so without commas of its own. */
export function listedDay(day: string, locale: string, withYear: boolean): string {
  const parts = formatOf(locale).formatToParts(Date.parse(`${day}T00:00:00Z`));
  const words = new Map<string, string>(parts.map(({ type, value }) => [type, value]));
  return ORDER.filter((type) => withYear || type !== 'year')
    .map((type) => words.get(type))
    .join(' ');
}
