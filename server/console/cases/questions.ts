import type { CaseRow } from '../../../shared/areas/cases/case.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { dayAfter } from '../parts/days.ts';

/** What somebody who answers for cases asks of them. */
export const QUESTIONS = ['quiet', 'overdue', 'contracts'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Longer than this without a word is asked about. */
const QUIET_DAYS = 30;

const ASKS: Readonly<Record<Question, (row: CaseRow, today: string) => boolean>> = {
  // A case that was opened yesterday has not been silent for thirty days.
  quiet: ({ lastContactOn, openedOn }, today) => (lastContactOn ?? openedOn) < dayAfter(today, -QUIET_DAYS),
  overdue: ({ due }, today) => due !== null && due < today,
  contracts: ({ stage }) => stage === 'contracts',
};

const WORDS: Readonly<Record<Question, () => string>> = {
  quiet: m.cl_quiet,
  overdue: m.cl_overdue,
  contracts: m.cl_contracts,
};

export const questionWord = (question: Question): string => WORDS[question]();

/** The cases to which every question is answered with yes. */
export function asked(rows: readonly CaseRow[], questions: readonly Question[], today: string): readonly CaseRow[] {
  return rows.filter((row) => questions.every((question) => ASKS[question](row, today)));
}
