import type { AuditEvent } from '../../../../shared/audit/event.ts';
import type { Issue } from '../../../../shared/wire/problem.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import type { JsonText } from '../../../http/json-text.ts';
import { decideGlobal, explainRefusal } from '../../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../../store/store.ts';
import { shownAs } from '../shown.ts';

/** What a trial of rows answers, with what the trail says of it; or what is wrong with the question. */
export type Trial<T extends object> = { readonly answer: T; readonly detail: object } | Untried;

export interface Untried {
  readonly issues: Issue[];
}

/**
 * Tries rows of a role map that is not in force, for who may publish it (R54). It counts students, so it leaves an
 * entry, which commits to what was answered. Throws `not-allowed` for everybody else, `invalid` for what is wrong.
 */
export async function auditedTry<T extends object>(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  work: (q: Reader) => Promise<Trial<T>>,
): Promise<JsonText> {
  const decided = decideGlobal(actor, 'mapping.edit');
  const event: AuditEvent = { action: 'mapping.try', resource: 'role-map', decision: 'refused' };
  const tried = await store.read<JsonText | Untried | undefined>(
    context,
    async (q) => {
      if (!decided.allow) return audited(event, undefined);
      const { ruleIds, purpose } = decided.grant.decision;
      const trial = await work(q);
      if ('issues' in trial) return audited({ ...event, decision: 'failed', ruleIds }, trial);
      const { text, shown } = shownAs(trial.answer);
      const detail = JSON.stringify({ ...trial.detail, shown });
      return audited({ ...event, decision: 'allowed', ruleIds, purpose, detail }, text);
    },
    { long: true },
  );
  if (tried === undefined) throw problems.notAllowed(explainRefusal('mapping.edit', locale));
  if ('issues' in tried) throw problems.invalid(tried.issues);
  return tried;
}
