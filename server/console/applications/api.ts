import {
  type Application,
  type ApplicationList,
  applicationListSchema,
  type ApplicationState,
} from '../../../shared/areas/access/application.ts';
import type { Answer, Api } from '../api.ts';

/** Rows on one page of the list. */
export const PAGE_SIZE = 50;

export type ApplicationStart = NonNullable<ApplicationList['next']>;

/** Applications, newest first, from `before` on: one's own, or all of them for who decides. */
export function applicationList(
  { call }: Api,
  whose: 'own' | 'all',
  state: ApplicationState | undefined,
  before: ApplicationStart | undefined,
): Promise<Answer<ApplicationList>> {
  return call(applicationListSchema, '/v1/applications/list', { whose, state, before, limit: PAGE_SIZE });
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** One application as it stands now, whatever became of it; undefined when it cannot be had. */
export async function applicationAgain(
  api: Api,
  whose: 'own' | 'all',
  { id, appliedAt }: Pick<Application, 'id' | 'appliedAt'>,
): Promise<Application | undefined> {
  // The list says everything of an application, and begins at any instant.
  const answer = await applicationList(api, whose, undefined, { at: appliedAt, id: LAST_ID });
  return answer.ok ? answer.value.rows.find((row) => row.id === id) : undefined;
}
