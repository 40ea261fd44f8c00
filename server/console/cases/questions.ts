import type { CaseQuestion } from '../../../shared/areas/cases/case.ts';
import { m } from '../../../shared/messages/generated/messages.js';

const WORDS: Readonly<Record<CaseQuestion, () => string>> = {
  quiet: m.cl_quiet,
  overdue: m.cl_overdue,
  contracts: m.cl_contracts,
};

export const questionWord = (question: CaseQuestion): string => WORDS[question]();
