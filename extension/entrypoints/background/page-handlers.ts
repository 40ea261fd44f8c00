import type { PageRequests } from '../../messages.ts';
import { combine } from '../../sync/combine.ts';
import type { Sender } from '../../sync/senders.ts';
import { signIn, signOut } from '../../sync/session.ts';
import { saveSettings } from '../../sync/settings.ts';
import { accessHandlers } from './access-handlers.ts';
import { adapterHandlers } from './adapter-handlers.ts';
import { caseHandlers } from './case-handlers.ts';
import { actorChanged, adapters, client, kept, ports, settingsParts, tabs, takeUp, trailWatch, world } from './core.ts';
import { closeAway, toPage } from './commands.ts';
import { closeWindowsOfOthers, emergencyHandlers } from './emergency-handlers.ts';
import { disclosureHandlers } from './disclosure-handlers.ts';
import { homeHandlers } from './home-handlers.ts';
import { letterHandlers } from './letter-handlers.ts';
import { nameHandlers } from './name-handlers.ts';
import { order } from './pages.ts';
import { readTab } from './reading.ts';
import { refreshAdapters } from './schedule.ts';
import { textHandlers } from './text-handlers.ts';

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
      void takeUp();
    }
    return said;
  },

  'session.sign-out': async () => {
    await signOut(kept, client);
    await actorChanged();
    await closeWindowsOfOthers();
    return OK;
  },

  ...textHandlers,
  ...accessHandlers,
  ...caseHandlers,
  ...letterHandlers,
  ...disclosureHandlers,
  ...nameHandlers,
  ...emergencyHandlers,
  ...adapterHandlers,
  ...homeHandlers,

  'student.pick': async ({ studentId, epoch }, sender) => {
    await withTab(sender, (tabId) => tabs.dispatch(tabId, { kind: 'picked', studentId, epoch }));
    return OK;
  },

  'page.read-again': async (_body, sender) => {
    // What was out of force may be in force again.
    if ((await adapters.off()).length > 0) await refreshAdapters();
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
    await withTab(sender, (tabId) => (ports.away(tabId) ? closeAway(tabId) : order(tabId, { order: 'close' })));
    return OK;
  },

  'panel.focus-page': async (_body, sender) => {
    await withTab(sender, (tabId) => (ports.away(tabId) ? toPage(tabId) : order(tabId, { order: 'focus-page' })));
    return OK;
  },

  'trail.told': async () => {
    await trailWatch.told();
    return OK;
  },

  'settings.read': async () => (await world.now()).settings,

  'settings.save': async (body) => {
    const { moved, respoken, ...said } = await saveSettings(settingsParts, client, body);
    if (said.ok) await world.again();
    if (moved) {
      await actorChanged();
      await refreshAdapters();
    } else if (respoken) {
      // Some words of a record are the server's: they are read again in the language that was chosen.
      await tabs.dispatchAll({ kind: 'look-again' });
    } else if (said.ok) await tabs.pushAll();
    return said;
  },
};

/** Does something for the tab whose panel asks; a panel that was not let in is ignored. */
async function withTab(sender: Sender, work: (tabId: number) => Promise<unknown>): Promise<void> {
  const tabId = ports.tabOf(sender);
  if (tabId !== null) await work(tabId);
}
