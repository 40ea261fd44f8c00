import { ABOUT_MAX, applicationWriteSchema, WRITTEN_MAX } from '../../../shared/areas/access/application.ts';
import { emergencyOpenSchema, THREAT_MAX, THREAT_MIN } from '../../../shared/areas/access/emergency.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { ApplicationForm, ThreatForm } from '../../messages.ts';
import { lastName } from '../forms/errors.ts';
import type { FormChecks, FormErrors } from '../forms/form-desk.svelte.ts';

type Words = (code: string) => string;
type Checked = { readonly error?: { readonly issues: readonly { path: PropertyKey[]; code?: string }[] } | undefined };

const APPLICATION: Record<keyof ApplicationForm, Words> = {
  about: (code) => textIssue(code, m.issue_about_empty(), m.issue_about_long({ max: ABOUT_MAX })),
  information: (code) => textIssue(code, m.issue_information_empty(), m.issue_written_long({ max: WRITTEN_MAX })),
  need: (code) => textIssue(code, m.issue_need_empty(), m.issue_written_long({ max: WRITTEN_MAX })),
};
const THREAT: Record<keyof ThreatForm, Words> = {
  threat: (code) =>
    textIssue(code, m.issue_threat_short({ min: THREAT_MIN }), m.issue_written_long({ max: THREAT_MAX })),
};

/** What keeps an application from being sent, at its fields, by the same schema as the server's. */
export const APPLICATION_CHECKS: FormChecks<ApplicationForm> = {
  check: (form) => errorsAt(APPLICATION, issuesOf(applicationWriteSchema.safeParse(form))),
  errorsOf: (issues) => errorsAt(APPLICATION, issues),
};

/** What keeps an emergency from being opened. Whom it is about was read from the page and is not the writer's to mend. */
export const THREAT_CHECKS: FormChecks<ThreatForm> = {
  check: (form) => {
    const issues = issuesOf(emergencyOpenSchema.safeParse({ ...form, seen: null }));
    return errorsAt(
      THREAT,
      issues.filter(({ path }) => path === 'threat'),
    );
  },
  errorsOf: (issues) => errorsAt(THREAT, issues),
};

function issuesOf({ error }: Checked): Issue[] {
  return (error?.issues ?? []).map(({ path, code }) => ({ path: path.join('.'), code: code ?? 'custom' }));
}

/** The first issue at a field wins. Issues name their place from the op's body down (`body.need`): the field is the last name. */
function errorsAt<K extends string>(words: Record<K, Words>, issues: readonly Issue[]): FormErrors<K> {
  const errors: Partial<Record<string, string>> = {};
  for (const { path, code } of issues) {
    const last = lastName(path);
    const field = Object.hasOwn(words, last) ? last : 'form';
    errors[field] ??= field === 'form' ? m.issue_form_other() : words[field as K](code);
  }
  return errors;
}

function textIssue(code: string, short: string, long: string): string {
  if (code === 'too_small') return short;
  return code === 'too_big' ? long : m.issue_written();
}
