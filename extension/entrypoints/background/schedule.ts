import browser from 'webextension-polyfill';
import { adapters } from './core.ts';
import { readAnew } from './reading.ts';
import { launchInOpenTabs, registerLauncher } from './registration.ts';

export const ADAPTER_ALARM = 'adapters';
const EVERY_MINUTES = 360;
/** With no adapter at all nothing works: ask again soon. */
const SOON_MINUTES = 1;

let last: Promise<unknown> = Promise.resolve();

/** One after the other: two registrations at once would each find the other's script in the way. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work);
  last = next;
  return next;
}

/** Asks for the adapters, registers the launcher for what they name, and plans the next time; false without an answer. */
export function refreshAdapters(): Promise<boolean> {
  return inTurn(refresh);
}

/** Adapters or permissions changed: the launcher runs on what both name, also in tabs that are already open. */
export function registerAgain(): Promise<void> {
  return inTurn(register);
}

/** What our server says is in force, as a word: another word, and it is asked for anew. */
export function heardOfAdapters(tag: string): void {
  if (tag === heard) return;
  // What could not be asked for now is asked for with the next word.
  void refreshAdapters().then((answered) => {
    if (answered) heard = tag;
  });
}
let heard: string | null = null;

async function refresh(): Promise<boolean> {
  const before = await adapters.version();
  const answered = await adapters.refresh();
  await register();
  if ((await adapters.version()) !== before) await readAnew();
  const none = (await adapters.inForce()).length === 0;
  await browser.alarms.create(ADAPTER_ALARM, {
    delayInMinutes: none ? SOON_MINUTES : EVERY_MINUTES,
    periodInMinutes: none ? SOON_MINUTES : EVERY_MINUTES,
  });
  return answered;
}

async function register(): Promise<void> {
  const matches = await registerLauncher(await adapters.origins());
  await launchInOpenTabs(matches);
}
