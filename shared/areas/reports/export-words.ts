import { m } from '../../messages/generated/messages.js';
import { exactTimeOf } from '../../ui/dates.ts';
import { DIMENSIONS, type Subject } from './report.ts';
import { type ExportWords, exportLine } from './to-csv.ts';
import { dimensionWord, eventsWord, headingWord, subjectWord } from './words.ts';

type Locale = 'en' | 'es';

/** The words of an export in one language. */
export function exportWords(subject: Subject, locale: Locale): ExportWords {
  const word = (text: (inputs: object, options: { locale: Locale }) => string) => text({}, { locale });
  return {
    title: word(m.rep_csv_title),
    subjects: { services: subjectWord('services', locale), discipline: subjectWord('discipline', locale) },
    dimensions: Object.fromEntries(
      DIMENSIONS.map((dimension) => [dimension, dimensionWord(subject, dimension, locale)]),
    ) as ExportWords['dimensions'],
    heading: (dimension, heading) => headingWord(subject, dimension, heading, locale),
    labels: {
      subject: word(m.rep_csv_subject),
      by: word(m.rep_csv_by),
      across: word(m.rep_csv_across),
      from: word(m.rep_csv_from),
      through: word(m.rep_csv_through),
      suppressed: word(m.rep_csv_suppressed),
      preparedBy: word(m.rep_csv_prepared_by),
      preparedAt: word(m.rep_csv_prepared_at),
      recordAsOf: word(m.rep_csv_as_of),
    },
    students: word(m.rep_students),
    events: eventsWord(subject, locale),
    enrolled: word(m.rep_enrolled),
    rate: word(m.rep_rate),
    total: word(m.rep_total),
    withheld: word(m.rep_withheld),
    useNotice: word(m.rep_notice),
  };
}

/** The last line of an export: the hash of all that stands before it. */
export const hashLine = (sha256: string, locale: Locale): string =>
  exportLine([m.rep_csv_hash({}, { locale }), sha256]);

/** An instant as people of the district read it, with the zone it is said in. */
export const momentWord = (at: number, timeZone: string, locale: Locale): string =>
  `${exactTimeOf(at, { locale, timeZone })} (${timeZone})`;
