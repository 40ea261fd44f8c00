import type { PageRequests, SaveStatus } from '../../messages.ts';
import { combine } from '../../sync/combine.ts';
import { saveContact, subjectOf } from '../../sync/save-contact.ts';
import type { Sender } from '../../sync/senders.ts';
import { signIn, signOut } from '../../sync/session.ts';
import { saveSettings } from '../../sync/settings.ts';
import { accessHandlers } from './access-handlers.ts';
import { authorNow, heeding } from './author.ts';
import {
  actorChanged,
  adapters,
  client,
  drafts,
  kept,
  opId,
  ports,
  settingsParts,
  tabs,
  trailWatch,
  world,
} from './core.ts';
import { closeWindowsOfOthers, emergencyHandlers } from './emergency-handlers.ts';
import { order, readAgain } from './pages.ts';
import { readTab } from './reading.ts';
import { refreshAdapters } from './schedule.ts';

export type PageHandlers = {
  readonly [N in keyof PageRequests]: (body: PageRequests[N][0], sender: Sender) => Promise<PageRequests[N][1]>;
};
const OK = { ok: true } as const;

export const pageHandlers: PageHandlers = {
  'session.sign-in': async (body) => {
    const { settings } = await world.now();
    const said = await signIn(kept, client, settings.serverUrl, body);
    if (said.ok) {
      await actorChanged();
      await closeWindowsOfOthers();
      void refreshAdapters();
      void trailWatch.look({ atOnce: true });
    }
    return said;
  },

  'session.sign-out': async () => {
    await signOut(kept, client);
    await actorChanged();
    await closeWindowsOfOthers();
    return OK;
  },

  'draft.keep': async ({ studentId, form }, sender) => {
    const { owner } = await authorNow();
    const tabId = ports.tabOf(sender);
    if (!owner || tabId === null) return { ok: false };
    const at = Date.now();
    // The page may have moved on to another student since this was typed.
    const sisId = subjectOf(tabs.state(tabId), studentId)?.seen.sisId ?? null;
    await drafts.keep(owner, studentId, sisId, form, at);
    return { ok: true, at };
  },

  'draft.drop': async ({ studentId }) => {
    const { owner } = await authorNow();
    if (owner) await drafts.drop(owner, studentId);
    return OK;
  },

  'contact.add': async (body, sender) => {
    const { owner, token } = await authorNow();
    const tabId = ports.tabOf(sender);
    if (tabId === null) return { ok: false, why: { cause: 'mismatch' } };
    if (!owner || token === null) return { ok: false, why: { cause: 'signed-out' } };
    await say(tabId, { kind: 'saving' });
    const saved = await saveContact(
      {
        client,
        drafts,
        owner,
        opId,
        now: Date.now,
        readAgain: (frameId) => readAgain(tabId, frameId),
        refreshed: (faceSheet) => tabs.dispatch(tabId, { kind: 'refreshed', studentId: body.studentId, faceSheet }),
      },
      tabs.state(tabId),
      body,
    );
    await say(
      tabId,
      saved.ok ? { kind: 'saved', at: Date.now() } : { kind: 'not-saved', why: saved.why, at: Date.now() },
    );
    return heeding(saved, token);
  },

  ...accessHandlers,
  ...emergencyHandlers,

  'student.pick': async ({ studentId, epoch }, sender) => {
    await withTab(sender, (tabId) => tabs.dispatch(tabId, { kind: 'picked', studentId, epoch }));
    return OK;
  },

  'page.read-again': async (_body, sender) => {
    await withTab(sender, readTab);
    return OK;
  },

  'panel.retry': async (_body, sender) => {
    if ((await adapters.inForce()).length === 0) await refreshAdapters();
    await withTab(sender, (tabId) => tabs.dispatch(tabId, { kind: 'retry' }));
    return OK;
  },

  'panel.rendered': async ({ epoch }, sender) => {
    // A panel that is blank because the page is changing stays covered: less flicker, and nothing is lost.
    await withTab(sender, async (tabId) => {
      if (combine(tabs.state(tabId).frames).kind !== 'changing') await order(tabId, { order: 'reveal', epoch });
    });
    return OK;
  },

  'panel.close': async (_body, sender) => {
    await withTab(sender, (tabId) => order(tabId, { order: 'close' }));
    return OK;
  },

  'panel.focus-page': async (_body, sender) => {
    await withTab(sender, (tabId) => order(tabId, { order: 'focus-page' }));
    return OK;
  },

  'trail.told': async () => {
    await trailWatch.told();
    return OK;
  },

  'settings.read': async () => (await world.now()).settings,

  'settings.save': async (body) => {
    const { moved, ...said } = await saveSettings(settingsParts, client, body);
    if (said.ok) await world.again();
    if (moved) {
      await actorChanged();
      await refreshAdapters();
    } else if (said.ok) await tabs.pushAll();
    return said;
  },
};

function say(tabId: number, save: SaveStatus): Promise<void> {
  return tabs.dispatch(tabId, { kind: 'saving', save });
}

/** Does something for the tab whose panel asks; a panel that was not let in is ignored. */
async function withTab(sender: Sender, work: (tabId: number) => Promise<unknown>): Promise<void> {
  const tabId = ports.tabOf(sender);
  if (tabId !== null) await work(tabId);
}
