import browser, { type Runtime } from 'webextension-polyfill';
import type { Home } from '../../homes/home.ts';
import { PANEL_PORT } from '../../messages.ts';
import { flags, nonces, places, ports, tabs } from './core.ts';
import { homeAt, prepareSide, settle, sisIn, watchLoads } from './homes.ts';
import { coverFromAfar } from './pages.ts';
import { readTab } from './reading.ts';

/** While a panel is connected the worker is kept awake: it holds what is on screen, in memory only. */
const AWAKE_MS = 20_000;
let awake: ReturnType<typeof setInterval> | undefined;

/** A panel connects, or a frame near a student's name: it is told its tab's state, or sent away. */
export async function link(port: Runtime.Port): Promise<void> {
  const flagged = flags.admit(port);
  if (flagged !== null) return tabs.push(flagged);
  if (!port.name.startsWith(PANEL_PORT)) return;
  const entered = await ports.admit(port, (gone, home) => void unlink(gone, home));
  if (entered === null) return;
  const { tabId, at } = entered;
  awake ??= setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
  if (at !== null) ports.post(tabId, { order: 'go', to: at });
  const forgotten = !tabs.state(tabId).open && (await places.isOpen(tabId));
  await tabs.dispatch(tabId, { kind: 'linked', linked: true });
  await settle(tabId, entered);
  if (forgotten && ports.away(tabId) === null) await recover(tabId);
}

/** The worker was stopped and knows nothing of a panel that is open: page and host are asked again. */
async function recover(tabId: number): Promise<void> {
  const epoch = await coverFromAfar(tabId);
  if (epoch === null) return;
  await tabs.dispatch(tabId, { kind: 'shown', open: true, epoch });
  await readTab(tabId);
}

async function unlink(tabId: number, home: Home): Promise<void> {
  if (ports.count === 0) {
    clearInterval(awake);
    awake = undefined;
  }
  await tabs.dispatch(tabId, { kind: 'linked', linked: false });
  if (home === 'dock') return;
  watchLoads();
  await leftOutside(tabId);
}

/** A panel outside its page was closed: nothing of the page is read any more. */
async function leftOutside(tabId: number): Promise<void> {
  const { page, epoch } = tabs.state(tabId);
  if (page === 'closed') {
    tabs.forget(tabId);
    return nonces.forget(tabId, 'all');
  }
  await tabs.dispatch(tabId, { kind: 'shown', open: false, epoch });
  const origin = await sisIn(tabId);
  if (origin !== null) await prepareSide(tabId, await homeAt(origin));
}
