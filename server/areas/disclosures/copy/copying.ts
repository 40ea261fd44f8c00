import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import { type Actor, decideStudent, explainRefusal } from '../../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../../store/store.ts';
import type { MayCopy } from './gather-copy.ts';

/** Who asks for something of a copy, and when. */
export interface CopyAsking {
  readonly store: Store;
  readonly context: AuditContext;
  readonly signedIn: SignedIn;
  readonly timeZone: string;
}

/** Both rights; or by which rules there are not both, and whether the student is in sight. */
export async function mayCopy(
  q: Reader,
  actor: Actor,
  studentId: string,
): Promise<{ readonly may: MayCopy } | { readonly ruleIds: readonly string[]; readonly visible: boolean }> {
  const view = await decideStudent(q, actor, studentId, 'disclosure.view');
  if (!view.allow) return { ruleIds: view.decision.ruleIds, visible: view.visible };
  const keep = await decideStudent(q, actor, studentId, 'request.keep');
  if (!keep.allow) return { ruleIds: keep.decision.ruleIds, visible: keep.visible };
  return { may: { view: view.grant, keep: keep.grant } };
}

/** What an allowed event says of the right that it rests on. */
export function under({ view }: MayCopy): Pick<AuditEvent, 'ruleIds' | 'fieldClasses' | 'purpose' | 'decision'> {
  const { ruleIds, purpose } = view.decision;
  return { decision: 'allowed', ruleIds, purpose, fieldClasses: ['identity', 'disclosure'] };
}

/** What an event of a read says besides whose record it is. */
export type Said = Pick<AuditEvent, 'action' | 'resource' | 'detail'>;

/**
 * Reads for whoever may copy the student's log; one entry. Throws `not-visible` alike for a hidden and an unknown
 * student, `not-allowed` where the student is open and the log is not.
 */
export async function readToCopy<T>(
  { store, context, signedIn: { actor, locale } }: CopyAsking,
  studentId: string,
  said: Said,
  work: (q: Reader, may: MayCopy) => Promise<T>,
): Promise<T> {
  const found = await store.read<{ value: T } | { visible: boolean }>(context, async (q) => {
    const answer = await mayCopy(q, actor, studentId);
    const event: AuditEvent = { ...said, studentId, decision: 'refused' };
    if ('may' in answer) {
      return audited({ ...event, ...under(answer.may) }, { value: await work(q, answer.may) });
    }
    return audited({ ...event, ruleIds: answer.ruleIds }, { visible: answer.visible });
  });
  if ('value' in found) return found.value;
  const would = explainRefusal('disclosure.view', locale);
  throw found.visible ? problems.notAllowed(would) : problems.notVisible(would);
}
