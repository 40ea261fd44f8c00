import { authorNow, heeding } from './author.ts';
import { client } from './core.ts';
import type { PageHandlers } from './page-handlers.ts';

/** What is asked of letters that were sent: to read them, and to print one. */
export const letterHandlers: Pick<PageHandlers, 'letter.read' | 'letter.print'> = {
  'letter.read': async ({ studentId }) => {
    const { token } = await authorNow();
    const said = await client.letters(studentId);
    return heeding(said.ok ? { ok: true, letters: said.value } : { ok: false, why: said.why }, token);
  },

  'letter.print': async ({ studentId, letterId }) => {
    const { token } = await authorNow();
    const said = await client.printing({ what: 'letter', studentId, letterId });
    return heeding(said.ok ? { ok: true } : { ok: false, why: said.why }, token);
  },
};
