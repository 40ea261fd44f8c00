import { CASELOAD_RELATIONS, type CaseloadAssign, type PersonRow } from '../../../shared/areas/access/people.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { dayAfter, isDay, localDay } from '../parts/days.ts';
import { keptBy } from '../parts/kept.ts';
import type { Picked } from '../parts/students.ts';

export type Relation = (typeof CASELOAD_RELATIONS)[number];

/** An assignment while it is being written. */
export interface AssignDraft {
  student: Picked | null;
  relation: Relation | '';
  since: string;
  /** The last day; empty while nobody knows. */
  lastDay: string;
}

/** The fields an error can stand at, in the order of the form, named as in the op's body. */
export const ASSIGN_FIELDS = ['studentId', 'relation', 'since', 'until'] as const;
export type AssignField = (typeof ASSIGN_FIELDS)[number];

/** Nothing but the day it begins: today. */
export function emptyAssign(today: string): AssignDraft {
  return { student: null, relation: '', since: today, lastDay: '' };
}

/** The assignments somebody is writing, by whose caseload. */
export const assignmentsOf = keptBy({
  name: 'assignment',
  idOf: ({ staffId }: PersonRow) => staffId,
  begin: () => emptyAssign(localDay(Date.now())),
});

/** What keeps the assignment from being sent, at its fields. Empty when all is well. */
export function checkAssign({ student, relation, since, lastDay }: AssignDraft): Partial<Record<AssignField, string>> {
  return {
    ...(student === null ? { studentId: m.issue_student() } : {}),
    ...(relation === '' ? { relation: assignIssue('relation') } : {}),
    ...(isDay(since) ? {} : { since: assignIssue('since') }),
    ...(lastDay === '' || (isDay(lastDay) && lastDay >= since) ? {} : { until: assignIssue('until') }),
  };
}

/** An issue, our own or the server's, in words at its field. */
export function assignIssue(field: AssignField | 'staffId', code = ''): string {
  switch (field) {
    case 'staffId':
      return code === 'inactive' ? m.people_issue_inactive() : m.people_issue_gone();
    case 'studentId':
      return m.people_issue_student();
    case 'relation':
      return code === 'role-missing' ? m.people_issue_role() : m.people_issue_relation();
    case 'since':
      return sinceIssue(code);
    case 'until':
      return code === 'ended' ? m.people_issue_ended() : m.people_issue_until();
  }
}

function sinceIssue(code: string): string {
  switch (code) {
    case 'past':
      return m.people_issue_past();
    case 'overlap':
      return m.people_issue_overlap();
    case 'from-file':
      return m.people_issue_file();
    case 'unknown':
      return m.people_issue_gone();
    default:
      return m.people_issue_since();
  }
}

/** The assignment as it is sent; null while something is missing. */
export function toAssign({ student, relation, since, lastDay }: AssignDraft, staffId: string): CaseloadAssign | null {
  if (student === null || relation === '') return null;
  const until = lastDay === '' ? null : dayAfter(lastDay, 1);
  return { staffId, studentId: student.studentId, relation, since, until };
}

/** Whether a relation can be given and ended here: who teaches whom comes from the roster alone. */
export function isGiven(relation: string): relation is Relation {
  return CASELOAD_RELATIONS.some((one) => one === relation);
}
