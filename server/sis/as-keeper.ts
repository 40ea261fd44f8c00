import type { AuditAction, AuditEvent } from '../../shared/audit/event.ts';
import { append } from '../audit/append.ts';
import { problems } from '../errors.ts';
import type { SignedIn } from '../http/context.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../policy/index.ts';
import type { AuditContext, Store, Tx } from '../store/store.ts';

/** What somebody who keeps adapters did, with what the trail says of it. */
export interface Did<T> {
  readonly value: T;
  readonly event: Pick<AuditEvent, 'action' | 'resource' | 'detail'>;
}

/**
 * Does something to adapters in one transaction with its entry, for whoever may keep them. Throws `not-allowed` for
 * everybody else, who leaves an entry too. `work` may throw: nothing was done then.
 */
export async function asKeeper<T>(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  action: AuditAction,
  work: (tx: Tx, may: Authorized<'adapter.keep'>) => Promise<Did<T>>,
): Promise<T> {
  const decided = decideGlobal(actor, 'adapter.keep');
  if (!decided.allow) {
    await store.write(context, async (tx) => ({
      receipt: await append(tx, { action, resource: 'adapter', decision: 'refused' }),
      value: undefined,
    }));
    throw problems.notAllowed(explainRefusal('adapter.keep', locale));
  }
  const { ruleIds, purpose } = decided.grant.decision;
  return store.write(context, async (tx) => {
    const { value, event } = await work(tx, decided.grant);
    return { receipt: await append(tx, { ...event, decision: 'allowed', ruleIds, purpose }), value };
  });
}
