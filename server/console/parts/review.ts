import { m } from '../../../shared/messages/generated/messages.js';

/** A review while it is being written. */
export interface Review<F extends string> {
  finding: F | '';
  text: string;
}

export const FIELDS = ['finding', 'text'] as const;
export type Field = (typeof FIELDS)[number];

/** An issue of a review in words at its field. */
export function issueAt(field: Field, code: string, findingIssue: string, max: number): string {
  if (field === 'finding') return findingIssue;
  return code === 'too_big' ? m.issue_text_long({ max }) : m.emer_issue_text();
}
