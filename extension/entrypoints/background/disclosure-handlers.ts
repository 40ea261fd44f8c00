import { authorNow, heeding } from './author.ts';
import { client } from './core.ts';
import type { PageHandlers } from './page-handlers.ts';

/** What is asked about disclosures: what the log holds of a student, and which requests about the record are open. */
export const disclosureHandlers: Pick<PageHandlers, 'disclosure.read' | 'request.list'> = {
  'disclosure.read': async ({ studentId }) => {
    const { token } = await authorNow();
    const said = await client.disclosures(studentId);
    return heeding(said.ok ? { ok: true, log: said.value } : { ok: false, why: said.why }, token);
  },
  'request.list': async ({ studentId }) => {
    const { token } = await authorNow();
    const said = await client.openRequests(studentId);
    return heeding(said.ok ? { ok: true, open: said.value } : { ok: false, why: said.why }, token);
  },
};
