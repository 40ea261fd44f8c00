import type { CopyState } from '../../../shared/areas/copies/copy-state.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { FieldClass } from '../../../shared/access/field-classes.ts';
import { authorRole, type Authorized, decideStudent, explainRefusal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { copyNow } from './copy-now.ts';
import { copyStepsOf, type CopyStepRow, type CopyTableRow } from './copy.repo.ts';

export type MayCopy = Authorized<'copy.make'>;

interface About {
  readonly action: 'copy.begin' | 'copy.step';
  readonly studentId: string;
  readonly copyId: string;
  readonly step: string;
}

/** What was done: of what classes something was read for it, and what the trail tells besides. */
export interface Done {
  readonly done: true;
  readonly read?: readonly FieldClass[];
  readonly more?: Readonly<Record<string, string | number>>;
}

/** Does something to a copy: the right is asked under the lock, and the trail says what was done. */
export async function copying(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { action, studentId, copyId, step }: About,
  work: (grant: MayCopy, rev: number) => Promise<Stop | Done>,
): Promise<Effect> {
  const event: AuditEvent = { action, studentId, resource: 'copy', decision: 'refused' };
  // First of all: whoever else writes here waits for it, so that the right and the steps are those of now.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, 'copy.make');
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, 'copy.make', locale);
  const { grant } = answer;
  const { ruleIds, purpose } = grant.decision;
  const known = { ...event, ruleIds };
  const done = await work(grant, rev);
  if ('code' in done) return stopped(known, done, locale);
  // R117: of a form that is refused the trail names no student: a sealed order is refused like one that is not whole.
  if ('issues' in done) return stopped({ ...known, studentId: undefined }, done, locale);
  const detail = JSON.stringify({ copyId, step, ...done.more });
  const fieldClasses = done.read ?? ['disclosure'];
  return { outcome: 'applied', rev, event: { ...known, decision: 'allowed', fieldClasses, purpose, detail } };
}

/** A step as it is kept, with who took it. */
export function copyStepRow(
  tx: Tx,
  grant: MayCopy,
  step: Pick<CopyStepRow, 'copyId' | 'rev' | 'id' | 'kind' | 'content'>,
): CopyStepRow {
  const { studentId, actor } = grant;
  const author = { authorId: actor.staffId, authorRole: authorRole(grant), recordedAt: tx.context.at };
  return { studentId, ...step, ...author };
}

/** What a list shows of a copy, as its steps have it now. */
export async function listedNow(
  tx: Tx,
  grant: MayCopy,
  copyId: string,
): Promise<Pick<CopyTableRow, 'state' | 'party' | 'basis'>> {
  return listed(copyNow(await copyStepsOf(tx, grant, copyId)));
}

export function listed({ name, form }: CopyState): Pick<CopyTableRow, 'state' | 'party' | 'basis'> {
  const { party } = form.filled;
  return { state: name, party: typeof party === 'string' ? party : '', basis: form.basis };
}

/** Why what goes with a copy may not be done by this person. */
export function notAllowedTo(
  action: 'request.keep' | 'disclosure.record' | 'consent.keep',
  { signedIn: { locale } }: CommandContext,
): Stop {
  const would = explainRefusal(action, locale).join(' · ');
  return { code: 'not-allowed', words: () => would };
}
