import type { AdapterSwitch } from '../../shared/wire/adapters.ts';
import { problems } from '../errors.ts';
import type { SignedIn } from '../http/context.ts';
import type { AuditContext, Store } from '../store/store.ts';
import { publishedRevision, putSwitch, switchOf } from './adapter.repo.ts';
import { noteAdaptersChanged, takeAdapterTurn } from './adapters-tag.repo.ts';
import { asKeeper } from './as-keeper.ts';

/**
 * Takes an adapter out of force, or lets its newest published revision be in force again. Whoever switches one on has
 * judged what was counted until then: it does not switch itself off again that day. Throws `not-found` for an adapter
 * of which nothing was published.
 */
export function switchAdapter(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  { id, on }: AdapterSwitch,
): Promise<AdapterSwitch> {
  return asKeeper(store, context, signedIn, 'adapter.switch', async (tx) => {
    await takeAdapterTurn(tx);
    if ((await publishedRevision(tx, id)) === undefined) throw problems.notFound();
    const was = await switchOf(tx, id);
    const off = on ? '' : 'switched-off';
    const { staffId, asOf } = signedIn.actor;
    if ((was?.off ?? '') !== off) {
      await putSwitch(tx, { id, off, at: context.at, staffId, trustedOn: on ? asOf.day : null });
      await noteAdaptersChanged(tx);
    }
    const detail = JSON.stringify({ id, on, ...(was?.off ? { was: was.off } : {}) });
    return { value: { id, on }, event: { action: 'adapter.switch', resource: 'adapter', detail } };
  });
}
