import { ABOUT_MAX, type ApplicationWrite, WRITTEN_MAX } from '../../../shared/areas/access/application.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { keptBy } from '../parts/kept.ts';
import { textIssue } from '../parts/written.ts';

/** The fields of an application, in the order of the form (R56: the precise information and the need). */
export const APPLY_FIELDS = ['about', 'information', 'need'] as const;
export type ApplyField = (typeof APPLY_FIELDS)[number];
export type ApplyDraft = Record<ApplyField, string>;

export const NOTHING_WRITTEN: ApplyDraft = { about: '', information: '', need: '' };

/** The application somebody is writing. */
export const applicationsOf = keptBy({
  name: 'application',
  idOf: (which: 'new') => which,
  begin: () => ({ ...NOTHING_WRITTEN }),
});

/** The most that each field holds. */
export const MAX: Readonly<Record<ApplyField, number>> = {
  about: ABOUT_MAX,
  information: WRITTEN_MAX,
  need: WRITTEN_MAX,
};

const MISSING: Readonly<Record<ApplyField, () => string>> = {
  about: m.mine_issue_about,
  information: m.mine_issue_information,
  need: m.mine_issue_need,
};

/** What keeps the application from being sent, at its fields. Empty when all is well. */
export function checkApply(draft: ApplyDraft): Partial<ApplyDraft> {
  const errors: Partial<ApplyDraft> = {};
  for (const field of APPLY_FIELDS) {
    const issue = textIssue(draft[field], MAX[field], MISSING[field]());
    if (issue !== undefined) errors[field] = issue;
  }
  return errors;
}

/** The server's issue in words at its field. */
export function applyIssue(field: ApplyField, code: string): string {
  return code === 'too_big' ? m.issue_text_long({ max: MAX[field] }) : MISSING[field]();
}

/** The application as it is sent. */
export function toApplication({ about, information, need }: ApplyDraft): ApplicationWrite {
  return { about: about.trim(), information: information.trim(), need: need.trim() };
}
