import type { FieldSpec } from '../../../shared/areas/forms/form-spec.ts';
import { logEntryOf } from '../../../shared/areas/requests/log-entries.ts';
import type { NewStep, TakenStep } from '../../../shared/areas/requests/request-judge.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { decideStudent, explainRefusal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext } from '../../sync/command.ts';
import type { Stop } from '../../sync/effects.ts';
import { keepEntry } from '../disclosures/keep-entry.ts';
import type { MayKeep } from './keeping.ts';

interface Logged {
  readonly grant: MayKeep;
  readonly kind: string;
  readonly form: NewStep;
  readonly fields: readonly FieldSpec[];
  readonly before: readonly TakenStep[];
  readonly disclosureId: string;
  readonly rev: number;
}

const AT = 'body.form';

/** Keeps the log's entry of a step that released something or denied it (R115); null where the log gets none. */
export async function logStep(
  tx: Tx,
  context: CommandContext,
  { grant, kind, form, fields, before, disclosureId, rev }: Logged,
): Promise<Stop | { readonly disclosureId: string | null }> {
  const entry = logEntryOf(kind, form, before);
  if (entry === null) return { disclosureId: null };
  const may = await decideStudent(tx, grant.actor, grant.studentId, 'disclosure.record');
  if (!may.allow) {
    const would = explainRefusal('disclosure.record', context.signedIn.locale).join(' · ');
    return { code: 'not-allowed', words: () => would };
  }
  const stop = await keepEntry(tx, context, may.grant, { disclosureId, form: entry, rev, path: AT });
  if (stop === undefined) return { disclosureId };
  return 'issues' in stop ? { issues: stop.issues.map((issue) => atStep(issue, fields)) } : stop;
}

/** What is wrong with the entry is told at the step's field of that name, where it has one, else of the step. */
function atStep({ path, code }: Issue, fields: readonly FieldSpec[]): Issue {
  const isOfStep = fields.some(({ name }) => path === `${AT}.filled.${name}`);
  return { path: isOfStep ? path : AT, code };
}
