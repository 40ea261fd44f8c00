import { m } from '../../messages/generated/messages.js';
import { monthOf } from '../../ui/dates.ts';
import { CONTACT_KINDS, CONTACT_OUTCOMES, type ContactKind, type ContactOutcome } from '../contacts/contact.ts';
import type { Dimension, Heading, Subject } from './report.ts';

type Locale = 'en' | 'es';
type Text = (inputs: object, options: { locale: Locale }) => string;

const SUBJECTS: Readonly<Record<Subject, Text>> = { services: m.rep_services, discipline: m.rep_discipline };

const DIMENSIONS: Readonly<Record<Subject, Readonly<Record<Dimension, Text>>>> = {
  services: {
    school: m.rep_school,
    grade: m.rep_grade,
    reason: m.rep_reason_services,
    outcome: m.rep_outcome_services,
    month: m.rep_month,
  },
  discipline: {
    school: m.rep_school,
    grade: m.rep_grade,
    reason: m.rep_reason_discipline,
    outcome: m.rep_outcome_discipline,
    month: m.rep_month,
  },
};

const EVENTS: Readonly<Record<Subject, Text>> = {
  services: m.rep_events_services,
  discipline: m.rep_events_discipline,
};

const KINDS: Readonly<Record<ContactKind, Text>> = {
  phone: m.kind_phone,
  email: m.kind_email,
  visit: m.kind_visit,
  meeting: m.kind_meeting,
  'check-in': m.kind_check_in,
  letter: m.kind_letter,
};

const OUTCOMES: Readonly<Record<ContactOutcome, Text>> = {
  reached: m.outcome_reached,
  'left-message': m.outcome_left_message,
  'no-answer': m.outcome_no_answer,
  refused: m.outcome_refused,
  'not-home': m.outcome_not_home,
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
  if (key === '') return m.rep_not_recorded({}, { locale });
  if (dimension === 'grade') return gradeWord(key, locale);
  if (dimension === 'month') return monthOf(key, locale);
  const code = subject === 'services' ? contactText(dimension, key) : undefined;
  return code?.({}, { locale }) ?? label;
}

function contactText(dimension: Dimension, key: string): Text | undefined {
  const kind = dimension === 'reason' ? CONTACT_KINDS.find((one) => one === key) : undefined;
  const outcome = dimension === 'outcome' ? CONTACT_OUTCOMES.find((one) => one === key) : undefined;
  return (kind && KINDS[kind]) ?? (outcome && OUTCOMES[outcome]);
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
