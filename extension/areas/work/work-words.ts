import { m } from '../../../shared/messages/generated/messages.js';
import { fullDayOf, type DateStyle } from '../../../shared/ui/dates.ts';
import { errorsAt } from '../../../shared/ui/forms/spec-values.ts';
import { hindrance, stepTitle } from '../../../shared/ui/forms/step-words.ts';
import { releaseErrors } from '../../../shared/ui/disclosures/release-check.ts';
import { ALL_NAME_FIELDS } from '../../../shared/ui/names/name-draft.ts';
import { nameErrors } from '../../../shared/ui/names/name-words.ts';
import { reasonOf, type IssueWords } from '../../entrypoints/panel/trouble.ts';
import type { Trouble, WorkItem } from '../../messages.ts';
import { errorsOf as sheetIssues } from '../cases/sheet-check.ts';
import { errorsOf as noteIssues } from '../contacts/note-check.ts';
import { letterErrors } from '../letters/letter-check.ts';
import { daysLeft } from './own-work.svelte.ts';

const WORK_KINDS: Readonly<Record<WorkItem['kind'], () => string>> = {
  contact: m.work_kind_contact,
  sheet: m.work_kind_sheet,
  case: m.work_kind_case,
  letter: m.work_kind_letter,
  disclosure: m.work_kind_disclosure,
  name: m.work_kind_name,
  application: m.work_kind_application,
  threat: m.work_kind_threat,
};

/** What a text is: a step of a case by its title. */
export function workKind({ kind, step }: Pick<WorkItem, 'kind' | 'step'>): string {
  return step === undefined ? WORK_KINDS[kind]() : m.work_kind_step({ step: stepTitle(step) });
}

/** Why one of them was not accepted, in the words of its form. */
export function refusalWords({ kind, step }: Pick<WorkItem, 'kind' | 'step'>, why: Trouble): string {
  const issueWords: Partial<Record<WorkItem['kind'], IssueWords>> = {
    contact: noteIssues,
    sheet: sheetIssues,
    case: (issues) => stepIssues(issues, step ?? ''),
    letter: (issues) => letterErrors(issues),
    disclosure: (issues) => releaseErrors(issues),
    name: (issues) => ({ ...errorsAt(ALL_NAME_FIELDS, issues), ...nameErrors(issues) }),
  };
  return reasonOf(why, issueWords[kind]);
}

const stepIssues = (issues: Parameters<IssueWords>[0], kind: string): ReturnType<IssueWords> =>
  Object.fromEntries(issues.map(({ path, code }) => [`${path} ${code}`, hindrance(code, { kind }).text]));

/** When it is discarded for its age, and whether that is near enough to be a warning; null: never. */
export function expiryWords(item: WorkItem, now: number, style: DateStyle): { soon: boolean; text: string } | null {
  if (item.expiresAt === null) return null;
  const day = fullDayOf(item.expiresAt, style);
  const count = daysLeft(item, now);
  if (count === null) return { soon: false, text: m.work_expires({ day }) };
  return { soon: true, text: count === 0 ? m.work_expires_today() : m.work_expires_soon({ count, day }) };
}
