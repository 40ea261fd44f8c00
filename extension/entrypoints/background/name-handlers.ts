import { authorNow, heeding } from './author.ts';
import { client } from './core.ts';
import type { PageHandlers } from './page-handlers.ts';

/** What is asked about names and pronouns: a student's updates. */
export const nameHandlers: Pick<PageHandlers, 'name.read'> = {
  'name.read': async ({ studentId }) => {
    const { token } = await authorNow();
    const said = await client.names(studentId);
    return heeding(said.ok ? { ok: true, names: said.value } : { ok: false, why: said.why }, token);
  },
};
