import type { DisclosureSeal } from '../../../shared/areas/disclosures/release.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { inCustody } from './in-custody.ts';
import { keepSealed } from './keep-sealed.ts';

/**
 * Keeps a release that nobody but the custodian may learn of in the sealed book (R101, R117), and nowhere else: no
 * list, count, search or entry of the trail tells of it.
 */
export async function sealRelease(tx: Tx, context: CommandContext, body: DisclosureSeal): Promise<Effect> {
  return inCustody(tx, context, (may, rev) => keepSealed(tx, context, may, { ...body, rev, path: 'body.form' }));
}
