import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import type { Adapter } from '../../../shared/sis/adapter.ts';
import { adaptersFor, type FramePlace } from '../../../shared/sis/match.ts';
import type { Sighting } from '../../../shared/sis/sighting.ts';
import type { Epoch, HostOrder } from '../../content-messages.ts';
import type { PickOrder } from '../../areas/adapters/adapter-messages.ts';
import { coveredSchema, readAgainSchema, stoppedSchema } from './content-schemas.ts';

const READER = 'reader.js';
const LAUNCHER = 'launcher.js';
const DOCK = 'dock.js';
const PICKER = 'picker.js';
const placeSchema = z.object({ url: z.string(), name: z.string() });

/** Tells a tab's launcher something; undefined when there is none (another site, or not loaded yet). */
export async function order(tabId: number, what: HostOrder | PickOrder, frameId = 0): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage<HostOrder | PickOrder, unknown>(tabId, what, { frameId });
  } catch {
    return undefined;
  }
}

/** Has the panel covered by the launcher, for a reader that cannot reach the host itself; its new epoch. */
export async function coverFromAfar(tabId: number): Promise<Epoch | null> {
  return z.safeParse(coveredSchema, await order(tabId, { order: 'cover' })).data?.epoch ?? null;
}

/** Reads a frame again, now. */
export async function readAgain(tabId: number, frameId: number): Promise<Sighting | null> {
  return z.safeParse(readAgainSchema, await order(tabId, { order: 'read-again' }, frameId)).data?.sighting ?? null;
}

/** A frame of a tab. */
export interface TabFrame extends FramePlace {
  readonly frameId: number;
}

/** The frames of a tab that we may look into. Asked of the browser each time: the worker may have been stopped. */
export async function framesOf(tabId: number): Promise<TabFrame[]> {
  const results = await inFrames(tabId, { allFrames: true, func: () => ({ url: location.href, name: window.name }) });
  const frames = results.flatMap(({ frameId, result }) => {
    const place = z.safeParse(placeSchema, result).data;
    return place ? [{ frameId, ...place, top: frameId === 0 }] : [];
  });
  const topUrl = frames.find(({ top }) => top)?.url ?? null;
  return frames.map((frame) => ({ ...frame, topUrl }));
}

/** Those of them that an adapter describes. */
export async function framesToRead(tabId: number, adapters: readonly Adapter[]): Promise<number[]> {
  const frames = await framesOf(tabId);
  return frames.filter((frame) => adaptersFor(adapters, frame).length > 0).map(({ frameId }) => frameId);
}

/** Puts the picker into frames of a page that is being described. */
export async function startPickers(tabId: number, frameIds: number[]): Promise<void> {
  if (frameIds.length > 0) await inFrames(tabId, { frameIds, files: [PICKER] });
}

/** Starts the reader in frames, or has it begin anew where it runs. */
export async function startReaders(tabId: number, frameIds: number[]): Promise<void> {
  if (frameIds.length > 0) await inFrames(tabId, { frameIds, files: [READER] });
}

/** Nobody points at anything in a tab any more. */
export async function stopPickers(tabId: number): Promise<void> {
  const frames = await framesOf(tabId);
  await Promise.all(frames.map(({ frameId }) => order(tabId, { order: 'pick-stop' }, frameId)));
}

/** Has every reader of a tab stop, and the panel covered; its new epoch, null where no reader was there. */
export async function stopReaders(tabId: number): Promise<Epoch | null> {
  const frames = await framesOf(tabId);
  const said = await Promise.all(frames.map(({ frameId }) => order(tabId, { order: 'stop-reading' }, frameId)));
  const stopped = said.flatMap((one) => z.safeParse(stoppedSchema, one).data ?? []);
  if (stopped.length === 0) return null;
  const epochs = stopped.flatMap(({ epoch }) => epoch ?? []);
  return epochs.length === 0 ? coverFromAfar(tabId) : Math.max(...epochs);
}

/** Puts the dock into the top frame, where the launcher waits for it. */
export async function startDock(tabId: number): Promise<void> {
  await inFrames(tabId, { frameIds: [0], files: [DOCK] });
}

/** Puts the launcher into a tab that was open before its site was configured. */
export async function launch(tabId: number): Promise<void> {
  await inFrames(tabId, { allFrames: true, files: [LAUNCHER] });
}

type Where = { allFrames: true } | { frameIds: number[] };
type What = { files: string[] } | { func: () => unknown };

/** Runs a script in frames. A frame that went away, or that may not be touched, is left out; nothing throws. */
async function inFrames(tabId: number, { ...how }: Where & What): Promise<{ frameId: number; result?: unknown }[]> {
  const target = 'frameIds' in how ? { tabId, frameIds: how.frameIds } : { tabId, allFrames: true };
  try {
    return await browser.scripting.executeScript({
      target,
      ...('files' in how ? { files: how.files } : { func: how.func }),
    });
  } catch {
    return [];
  }
}
