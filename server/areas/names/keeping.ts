import type { NameAct } from '../../../shared/areas/names/update-steps.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Seen } from '../../../shared/sis/sighting.ts';
import { decideStudent } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused, type Stop, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { isShown } from '../cases/is-shown.ts';
import type { MayUpdate } from './name.repo.ts';

interface About {
  readonly action: 'name.ask' | 'name.step';
  readonly studentId: string;
  readonly updateId: string;
  readonly step: string;
  /** What the page showed, where it was entered beside one. */
  readonly seen: Seen | undefined;
}

/** Does something to an update of a student's name: the right is asked under the lock, and the trail says what was done. */
export async function keepingName(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { action, studentId, updateId, step, seen }: About,
  act: NameAct,
  work: (grant: MayUpdate, rev: number) => Promise<Stop | undefined>,
): Promise<Effect> {
  const event: AuditEvent = { action, studentId, resource: 'name-update', decision: 'refused' };
  // First of all: whoever else writes here waits for it, so that the right and the steps are those of now.
  const rev = await nextRev(tx);
  const answer = await decideStudent(tx, actor, studentId, act);
  if (!answer.allow) return notAllowed({ ...event, ruleIds: answer.decision.ruleIds }, act, locale);
  const { ruleIds, purpose } = answer.grant.decision;
  const known = { ...event, ruleIds };
  if (!(await isShown(tx, answer.grant, seen))) return refused(known, 'mismatch', m.refused_mismatch, locale);
  const stop = await work(answer.grant, rev);
  if (stop !== undefined) return stopped(known, stop, locale);
  const detail = JSON.stringify({ updateId, step });
  const allowed: AuditEvent = { ...known, decision: 'allowed', fieldClasses: ['names'], purpose, detail };
  return { outcome: 'applied', rev, event: allowed };
}
