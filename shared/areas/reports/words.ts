import { m } from '../../messages/generated/messages.js';
import { monthOf } from '../../ui/dates.ts';
import { CONTACT_KINDS, CONTACT_OUTCOMES } from '../contacts/contact.ts';
import { KIND_WORDS, OUTCOME_WORDS } from '../contacts/words.ts';
import { FOLDED } from './fold.ts';
import type { Dimension, Group, Heading, Race, Sex, Subject } from './report.ts';

type Locale = 'en' | 'es';
type Text = (inputs: object, options: { locale: Locale }) => string;

const SUBJECTS: Readonly<Record<Subject, Text>> = { services: m.rep_services, discipline: m.rep_discipline };

const DIMENSIONS: Readonly<Record<Subject, Readonly<Record<Dimension, Text>>>> = {
  services: {
    school: m.rep_school,
    grade: m.rep_grade,
    program: m.rep_program,
    race: m.rep_race,
    sex: m.rep_sex,
    reason: m.rep_reason_services,
    outcome: m.rep_outcome_services,
    month: m.rep_month,
  },
  discipline: {
    school: m.rep_school,
    grade: m.rep_grade,
    program: m.rep_program,
    race: m.rep_race,
    sex: m.rep_sex,
    reason: m.rep_reason_discipline,
    outcome: m.rep_outcome_discipline,
    month: m.rep_month,
  },
};

const EVENTS: Readonly<Record<Subject, Text>> = {
  services: m.rep_events_services,
  discipline: m.rep_events_discipline,
};

/** What is counted. */
export const subjectWord = (subject: Subject, locale: Locale): string => SUBJECTS[subject]({}, { locale });

/** By what: the same dimension has another name in each subject. */
export const dimensionWord = (subject: Subject, dimension: Dimension, locale: Locale): string =>
  DIMENSIONS[subject][dimension]({}, { locale });

/** What a student may have several of. */
export const eventsWord = (subject: Subject, locale: Locale): string => EVENTS[subject]({}, { locale });

/** A row or column as people read it; a code that is the district's own stays as it is. */
export function headingWord(subject: Subject, dimension: Dimension, { key, label }: Heading, locale: Locale): string {
  if (key === FOLDED && isGroup(dimension)) return FOLDED_WORDS[dimension]({}, { locale });
  if (dimension === 'program') return programText(key)({}, { locale });
  if (key === '') return m.rep_not_recorded({}, { locale });
  if (dimension === 'grade') return gradeWord(key, locale);
  if (dimension === 'month') return monthOf(key, locale);
  const code = GROUPS[dimension]?.[key] ?? (subject === 'services' ? contactText(dimension, key) : undefined);
  return code?.({}, { locale }) ?? label;
}

const FOLDED_WORDS: Readonly<Record<Group, Text>> = {
  program: m.rep_folded_programs,
  race: m.rep_folded,
  sex: m.rep_folded,
};
const isGroup = (dimension: Dimension): dimension is Group => dimension in FOLDED_WORDS;

const RACES: Readonly<Record<Race, Text>> = {
  hispanic: m.rep_race_hispanic,
  'american-indian': m.rep_race_american_indian,
  asian: m.rep_race_asian,
  black: m.rep_race_black,
  'pacific-islander': m.rep_race_pacific_islander,
  white: m.rep_race_white,
  'two-or-more': m.rep_race_two_or_more,
};
const SEXES: Readonly<Record<Sex, Text>> = { female: m.rep_sex_female, male: m.rep_sex_male };
const GROUPS: Readonly<Partial<Record<Dimension, Readonly<Record<string, Text>>>>> = { race: RACES, sex: SEXES };

function contactText(dimension: Dimension, key: string): Text | undefined {
  const kind = dimension === 'reason' ? CONTACT_KINDS.find((one) => one === key) : undefined;
  const outcome = dimension === 'outcome' ? CONTACT_OUTCOMES.find((one) => one === key) : undefined;
  return (kind && KIND_WORDS[kind]) ?? (outcome && OUTCOME_WORDS[outcome]);
}

function programText(key: string): Text {
  if (key === 'sped') return m.rep_program_sped;
  return key === 's504' ? m.rep_program_s504 : m.rep_program_none;
}

/** `09` → `Grade 9`; a code that is neither a number nor known stays as it is. */
function gradeWord(grade: string, locale: Locale): string {
  if (/^\d+$/.test(grade)) return m.rep_grade_of({ grade: Number(grade) }, { locale });
  switch (grade.toUpperCase()) {
    case 'K':
    case 'KG':
      return m.rep_grade_kindergarten({}, { locale });
    case 'PK':
    case 'PR':
      return m.rep_grade_prekindergarten({}, { locale });
    default:
      return grade;
  }
}
