import { adapters, tabs } from './core.ts';
import { framesToRead, startReaders } from './pages.ts';

/** A frame that is loading and says nothing for so long shows nothing that we can read. */
const SILENT_MS = 4_000;

/** A frame is changing: the panel is blank until it was read, or until it has been silent for too long. */
export async function expectFrame(tabId: number, frameId: number): Promise<void> {
  const waiting = { outcome: 'busy' } as const;
  await tabs.dispatch(tabId, { kind: 'frame', frameId, sighting: waiting, epoch: null });
  setTimeout(() => {
    if (tabs.state(tabId).frames[frameId] === waiting) void tabs.dispatch(tabId, { kind: 'frame-left', frameId });
  }, SILENT_MS);
}

/** Starts reading every frame of a tab that an adapter describes. */
export async function readTab(tabId: number): Promise<void> {
  const frameIds = await framesToRead(tabId, await adapters.inForce());
  await readFrames(tabId, frameIds);
}

export async function readFrames(tabId: number, frameIds: number[]): Promise<void> {
  await Promise.all(frameIds.map((frameId) => expectFrame(tabId, frameId)));
  await startReaders(tabId, frameIds);
}
