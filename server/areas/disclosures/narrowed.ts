import { type DisclosureFilter, RECEIVERS_MAX } from '../../../shared/areas/disclosures/disclosure.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { receiversCalled } from './receiver.repo.ts';
import type { Narrowed } from '../../store/log-filter.ts';

/** A filter with its receiver looked up; `too-many` where so many are called so that they cannot be told apart. */
export async function narrowed(
  q: Reader,
  may: Authorized<'disclosure.list'>,
  { buildingId, from, until, basis, outcome, receiver }: DisclosureFilter,
): Promise<Narrowed | 'too-many'> {
  const filter = { buildingId, from, until, basis, outcome };
  if (receiver === undefined) return filter;
  const parties = await receiversCalled(q, may, receiver, RECEIVERS_MAX + 1);
  return parties.length > RECEIVERS_MAX ? 'too-many' : { ...filter, parties };
}

/** A filter as the trail may hold it: that a receiver was sought, not whom; it may be a parent. */
export const withoutReceiver = <F extends DisclosureFilter>(filter: F) => ({
  ...filter,
  receiver: filter.receiver === undefined ? undefined : true,
});
