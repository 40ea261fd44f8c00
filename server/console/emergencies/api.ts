import { type Emergency, type EmergencyList, emergencyListSchema } from '../../../shared/areas/access/emergency.ts';
import type { Answer, Api } from '../api.ts';

/** Rows on one page of the list. */
export const PAGE_SIZE = 50;

export type EmergencyState = 'open' | 'reviewed';
export type EmergencyStart = NonNullable<EmergencyList['next']>;

/** Emergency accesses that wait for a review, or have one; newest first, from `before` on. */
export function emergencyList(
  { call }: Api,
  state: EmergencyState,
  before: EmergencyStart | undefined,
): Promise<Answer<EmergencyList>> {
  return call(emergencyListSchema, '/v1/emergencies/list', { state, before, limit: PAGE_SIZE });
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** One that has been reviewed, with its review; undefined when it cannot be had. */
export async function emergencyReviewed(
  api: Api,
  { grantId, fromAt }: Pick<Emergency, 'grantId' | 'fromAt'>,
): Promise<Emergency | undefined> {
  // The list says everything of it, and begins at any instant.
  const answer = await emergencyList(api, 'reviewed', { at: fromAt, id: LAST_ID });
  return answer.ok ? answer.value.rows.find((row) => row.grantId === grantId) : undefined;
}
