import browser from 'webextension-polyfill';
import { adapters } from './core.ts';
import { readAnew } from './reading.ts';
import { launchInOpenTabs, registerLauncher } from './registration.ts';

export const ADAPTER_ALARM = 'adapters';
const EVERY_MINUTES = 360;
/** With no adapter at all nothing works: ask again soon. */
const SOON_MINUTES = 1;

let last: Promise<void> = Promise.resolve();

/** One after the other: two registrations at once would each find the other's script in the way. */
function inTurn(work: () => Promise<void>): Promise<void> {
  last = last.then(work, work);
  return last;
}

/** Asks for the adapters, registers the launcher for what they name, and plans the next time. */
export function refreshAdapters(): Promise<void> {
  return inTurn(refresh);
}

/** Adapters or permissions changed: the launcher runs on what both name, also in tabs that are already open. */
export function registerAgain(): Promise<void> {
  return inTurn(register);
}

/** What our server says is in force, as a word: another word, and it is asked for anew. */
export function heardOfAdapters(tag: string): void {
  if (tag === heard) return;
  heard = tag;
  void refreshAdapters();
}
let heard: string | null = null;

async function refresh(): Promise<void> {
  const before = await adapters.version();
  await adapters.refresh();
  await register();
  if ((await adapters.version()) !== before) await readAnew();
  const none = (await adapters.inForce()).length === 0;
  await browser.alarms.create(ADAPTER_ALARM, {
    delayInMinutes: none ? SOON_MINUTES : EVERY_MINUTES,
    periodInMinutes: none ? SOON_MINUTES : EVERY_MINUTES,
  });
}

async function register(): Promise<void> {
  const matches = await registerLauncher(await adapters.origins());
  await launchInOpenTabs(matches);
}
