import { writeApplication } from '../../sync/write-application.ts';
import { troubleOf } from '../../sync/send-kept.ts';
import { authorNow, heeding } from './author.ts';
import { applications, client, opId, ports, tabs } from './core.ts';
import type { PageHandlers } from './page-handlers.ts';
import { readAgain } from './pages.ts';

type Names = `application.${'keep' | 'write' | 'list' | 'withdraw'}` | 'audience.read';

/** Applications for access, and who else can see a student. */
export const accessHandlers: Pick<PageHandlers, Names> = {
  'application.keep': async ({ subject, form }, sender) => {
    const { owner } = await authorNow();
    if (!owner || ports.writerOf(sender) === null) return { ok: false };
    const at = Date.now();
    const safe = await applications.keep(owner, subject, null, form, at);
    return safe ? { ok: true, at } : { ok: false };
  },

  'application.write': async (body, sender) => {
    const { owner, token } = await authorNow();
    const tabId = ports.tabOf(sender);
    if (tabId === null) return { ok: false, why: { cause: 'mismatch' } };
    if (!owner || token === null) return { ok: false, why: { cause: 'signed-out' } };
    const parts = {
      client,
      drafts: applications,
      owner,
      now: Date.now,
      readAgain: (frameId: number) => readAgain(tabId, frameId),
    };
    return heeding(await writeApplication(parts, tabs.state(tabId), body), token);
  },

  'application.list': async ({ before }) => {
    const { token } = await authorNow();
    const said = await client.applications(before);
    return heeding(said.ok ? { ok: true, list: said.value } : { ok: false, why: said.why }, token);
  },

  'application.withdraw': async (body) => {
    const { token } = await authorNow();
    // Nothing is lost when it is sent twice: a second time there is nothing to withdraw.
    const said = await client.apply({ opId: opId(), kind: 'application.withdraw', body });
    if (!said.ok) return heeding({ ok: false, why: said.why }, token);
    return said.value.outcome === 'applied' ? { ok: true } : { ok: false, why: troubleOf(said.value) };
  },

  'audience.read': async ({ studentId }) => {
    const { token } = await authorNow();
    const said = await client.audience(studentId);
    return heeding(said.ok ? { ok: true, audience: said.value } : { ok: false, why: said.why }, token);
  },
};
