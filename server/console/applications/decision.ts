import {
  type Application,
  type ApplicationDecide,
  APPLICATION_FORMS,
  type ApplicationForm,
  GRANT_DAYS_MAX,
  GRANT_DAYS_USUAL,
  WRITTEN_MAX,
} from '../../../shared/areas/access/application.ts';
import { BASIC_CLASSES, type FieldClass, RECORD_CLASSES } from '../../../shared/access/field-classes.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { dayAfter, isDay, localDay } from '../parts/days.ts';
import { keptBy } from '../parts/kept.ts';
import type { Picked } from '../parts/students.ts';

/** A decision while it is being written. */
export interface Draft {
  form: ApplicationForm | '';
  student: Picked | null;
  /** What a limited permission opens beside name, number, grade and school. */
  classes: FieldClass[];
  /** The last day on which it holds: people say "to the 28th". */
  lastDay: string;
  text: string;
}

/** The fields an error can stand at, in the order of the form, named as in the op's body. */
export const DECISION_FIELDS = ['form', 'studentId', 'fieldClasses', 'until', 'text'] as const;
export type DecisionField = (typeof DECISION_FIELDS)[number];
export type DecisionErrors = Partial<Record<DecisionField, string>>;

/** What can be opened or left closed in a limited permission. */
export const CHOICE_CLASSES = RECORD_CLASSES.filter((one) => !BASIC_CLASSES.includes(one));

/** Codes of refusals that say that somebody else decided, withdrew or changed it meanwhile. */
export const OVERTAKEN: readonly string[] = ['stale', 'closed'];

/** The usual last day of what is given today. */
export const usualLastDay = (today: string): string => dayAfter(today, GRANT_DAYS_USUAL - 1);

/** A decision that is not made yet: about whom the application means, for the usual time from `today` on. */
export function emptyDraft({ student }: Pick<Application, 'student'>, today: string): Draft {
  return { form: '', student, classes: [], lastDay: usualLastDay(today), text: '' };
}

/** Whether nothing has been written or chosen yet: only looked at. */
export const isUntouched = ({ form, text }: Draft): boolean => form === '' && text === '';

/** The decisions somebody is writing. */
export const decisionsOf = keptBy({
  name: 'decision',
  idOf: ({ id }: Application) => id,
  begin: (application) => emptyDraft(application, localDay(Date.now())),
  isBlank: isUntouched,
});

/** Whether the decision opens a student's record. */
export const opensRecord = (form: Draft['form']): boolean => form === 'full' || form === 'limited';

/** Whether the decision gives anything, which then has an end. */
export const gives = (form: Draft['form']): boolean => form !== '' && form !== 'refused';

/** What keeps the decision from being sent, at its fields. Empty when all is well. */
export function checkDecision(draft: Draft, today: string): DecisionErrors {
  const wrong: Record<DecisionField, string | null> = {
    form: APPLICATION_FORMS.some((form) => form === draft.form) ? null : 'missing',
    studentId: opensRecord(draft.form) && draft.student === null ? 'missing' : null,
    fieldClasses: draft.form === 'limited' && draft.classes.length === 0 ? 'missing' : null,
    until: gives(draft.form) ? endIssue(draft.lastDay, today) : null,
    text: answerIssue(draft.text),
  };
  const errors: DecisionErrors = {};
  for (const field of DECISION_FIELDS) {
    const code = wrong[field];
    if (code !== null) errors[field] = decisionIssue(field, code);
  }
  return errors;
}

function endIssue(lastDay: string, today: string): string | null {
  if (!isDay(lastDay)) return 'missing';
  // `until` is the day after the last one.
  return lastDay < today || lastDay >= dayAfter(today, GRANT_DAYS_MAX) ? 'range' : null;
}

function answerIssue(text: string): string | null {
  const { length } = text.trim();
  if (length === 0) return 'too_small';
  return length > WRITTEN_MAX ? 'too_big' : null;
}

/** An issue, our own or the server's, in words at its field. */
export function decisionIssue(field: DecisionField, code: string): string {
  switch (field) {
    case 'form':
      return m.apps_issue_form();
    case 'studentId':
      return code === 'missing' ? m.issue_student() : m.apps_issue_student();
    case 'fieldClasses':
      return m.apps_issue_classes();
    case 'until':
      return m.apps_issue_until({ max: GRANT_DAYS_MAX });
    case 'text':
      return code === 'too_big' ? m.issue_text_long({ max: WRITTEN_MAX }) : m.apps_issue_text();
  }
}

/** The decision as it is sent; what its form does not use is left out. Null while no form is chosen. */
export function toDecide(draft: Draft, { id, rev }: Pick<Application, 'id' | 'rev'>): ApplicationDecide | null {
  const { form } = draft;
  if (form === '') return null;
  return {
    applicationId: id,
    rev,
    form,
    studentId: opensRecord(form) ? (draft.student?.studentId ?? null) : null,
    fieldClasses: form === 'limited' ? [...draft.classes] : [],
    until: gives(form) ? dayAfter(draft.lastDay, 1) : null,
    text: draft.text.trim(),
  };
}
