import { troubleOf } from '../../sync/send-kept.ts';
import { authorNow, heeding } from './author.ts';
import { client, opId } from './core.ts';
import type { PageHandlers } from './page-handlers.ts';

/** What is read of cases: a student's own, one's caseload, and one's reminders. */
export const caseHandlers: Pick<PageHandlers, 'case.read' | 'case.list' | 'follow-up.list' | 'follow-up.close'> = {
  'case.read': async ({ studentId }) => {
    const { token } = await authorNow();
    const said = await client.cases(studentId);
    return heeding(said.ok ? { ok: true, cases: said.value } : { ok: false, why: said.why }, token);
  },

  'case.list': async () => {
    const { token } = await authorNow();
    const said = await client.caseload();
    return heeding(said.ok ? { ok: true, list: said.value } : { ok: false, why: said.why }, token);
  },

  'follow-up.list': async ({ studentId }) => {
    const { token } = await authorNow();
    const said = await client.followUps(studentId);
    return heeding(said.ok ? { ok: true, list: said.value } : { ok: false, why: said.why }, token);
  },

  'follow-up.close': async (body) => {
    const { token } = await authorNow();
    const said = await client.apply({ opId: opId(), kind: 'follow-up.close', body });
    if (!said.ok) return heeding({ ok: false, why: said.why }, token);
    return said.value.outcome === 'applied' ? { ok: true } : { ok: false, why: troubleOf(said.value) };
  },
};
