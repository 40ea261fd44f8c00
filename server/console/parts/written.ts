import { m } from '../../../shared/messages/generated/messages.js';

/** What is wrong with a text that must be written: nothing there (in the form's own words), or too long. */
export function textIssue(text: string, max: number, missing: string): string | undefined {
  const { length } = text.trim();
  if (length === 0) return missing;
  return length > max ? m.issue_text_long({ max }) : undefined;
}
