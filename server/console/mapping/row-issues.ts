import { m } from '../../../shared/messages/generated/messages.js';
import type { RowIssue } from './row-form.ts';

const ISSUES: Readonly<Record<RowIssue, () => string>> = {
  'claim-missing': m.mapping_issue_claim_missing,
  'claim-not-kept': m.mapping_issue_claim_not_kept,
  'value-missing': m.mapping_issue_value_missing,
  'value-not-kept': m.mapping_issue_value_not_kept,
  'role-missing': m.mapping_issue_role_missing,
  'schools-missing': m.mapping_issue_schools_missing,
  'day-wrong': m.mapping_issue_day_wrong,
  'last-before-since': m.mapping_issue_last_before_since,
  'same-row': m.mapping_issue_same_row,
};

/** What is wrong with a field and what to do about it, in words; undefined where nothing is. */
export function issueWord(issue: RowIssue | undefined): string | undefined {
  return issue === undefined ? undefined : ISSUES[issue]();
}
