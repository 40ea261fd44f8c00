import type { NameState } from '../../areas/names/judge.ts';
import { nameStep } from '../../areas/names/update-steps.ts';
import { m } from '../../messages/generated/messages.js';
import type { Issue } from '../../wire/problem.ts';
import type { SpecErrors } from '../forms/spec-values.ts';
import { inWords } from '../forms/step-words.ts';
import { spelled } from '../words.ts';

/** The title of a step; its name, spelled out, where a newer program wrote it. */
export function nameStepTitle(kind: string): string {
  const step = nameStep(kind);
  return step === undefined ? spelled(kind) : inWords(step.title);
}

const STATES: Readonly<Record<NameState, () => string>> = {
  asked: m.nmc_state_asked,
  approved: m.nmc_state_approved,
  done: m.nmc_state_done,
  denied: m.nmc_state_denied,
  withdrawn: m.nmc_state_withdrawn,
};

/** Where an update stands, in words. */
export const nameStateWords = (state: NameState): string => STATES[state]();

const LACKS: Readonly<Record<string, () => string>> = {
  'policy.off': m.nmc_lack_off,
  'policy.forbidden': m.nmc_lack_forbidden,
  'consent-form': m.nmc_lack_consent,
  'parents-told': m.nmc_lack_told,
  'signature.parent': m.nmc_lack_parent,
  'signature.student': m.nmc_lack_student,
  'student-asked': m.nmc_lack_asked,
  closed: m.nmc_lack_closed,
  decided: m.nmc_lack_decided,
  once: m.nmc_lack_once,
  'after.approved': m.nmc_lack_approved,
  'nothing-to-strike': m.nmc_lack_strike,
};

/** What an update lacks, or why a step cannot be taken, in a sentence. */
export const lackWords = (code: string): string => LACKS[code]?.() ?? m.nmc_lack_other();

const AT_FIELDS: Readonly<Record<string, () => string>> = {
  'who student-signs': m.nmc_issue_student_signs,
  'day student-signs': m.nmc_issue_student_signs,
  'how student-signs': m.nmc_issue_student_must,
  'how parent-signs': m.nmc_issue_parent_must,
  'step stays': m.nmc_issue_stays,
  'step rests-on': m.nmc_issue_rests_on,
  'day before.other': m.np_before_other,
  'currentFirst not-current': m.np_not_current,
  'currentLast not-current': m.np_not_current,
  'first nothing-changes': m.nmc_issue_nothing,
  'day policy.off': m.nmc_lack_off,
  'day policy.forbidden': m.nmc_lack_forbidden,
};

/** What only these forms have words for, at its field; what keeps a step from being taken at all stands at none. */
export function nameErrors(issues: readonly Issue[]): SpecErrors {
  const found = issues.flatMap(({ path, code }) => {
    const field = path.split('.').at(-1) ?? '';
    if (field === 'kind') return [['form', lackWords(code)] as const];
    const text = AT_FIELDS[`${field} ${code}`];
    if (text !== undefined) return [[field, text()] as const];
    if (!code.startsWith('before.')) return [];
    return [[field, m.nmc_issue_before({ step: nameStepTitle(code.slice('before.'.length)) })] as const];
  });
  return Object.fromEntries(found);
}
