import { authorNow, heeding } from './author.ts';
import { client } from './core.ts';
import type { PageHandlers } from './page-handlers.ts';

/** What is asked of the disclosure log: to read what it holds of a student. */
export const disclosureHandlers: Pick<PageHandlers, 'disclosure.read'> = {
  'disclosure.read': async ({ studentId }) => {
    const { token } = await authorNow();
    const said = await client.disclosures(studentId);
    return heeding(said.ok ? { ok: true, log: said.value } : { ok: false, why: said.why }, token);
  },
};
