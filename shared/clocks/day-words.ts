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

const ORDER = {
  en: ['weekday', 'month', 'day', 'year'],
  es: ['weekday', 'day', 'month', 'year'],
} as const;

/**
 * `Mon Nov 2`, or `Mon Nov 2, 2026`: a day as it stands among others in a list, in the order in which the language has it
 * everywhere else, and without a comma of its own where no year is said.
 */
export function listedDay(day: string, locale: string, withYear: boolean): string {
  const parts = formatOf(locale).formatToParts(Date.parse(`${day}T00:00:00Z`));
  const words = new Map<string, string>(parts.map(({ type, value }) => [type, value]));
  const order = locale === 'en' ? ORDER.en : ORDER.es;
  const said = order.filter((type) => type !== 'year').map((type) => words.get(type));
  const year = withYear ? `${locale === 'en' ? ', ' : ' '}${words.get('year') ?? ''}` : '';
  return said.join(' ') + year;
}
