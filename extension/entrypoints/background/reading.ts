import type { Epoch } from '../../content-messages.ts';
import { lookOver } from '../../sync/look-over.ts';
import { adapters, tabs } from './core.ts';
import { framesToRead, startReaders, stopReaders } from './pages.ts';

/** A frame that is loading and says nothing for so long shows nothing that we can read. */
const SILENT_MS = 4_000;

/** A frame is changing: the panel is blank until it was read, or until it has been silent for too long. */
export async function expectFrame(tabId: number, frameId: number, epoch: Epoch | null = null): Promise<void> {
  const waiting = { outcome: 'busy' } as const;
  await tabs.dispatch(tabId, { kind: 'frame', frameId, sighting: waiting, epoch });
  setTimeout(() => {
    if (tabs.state(tabId).frames[frameId] === waiting) void giveUp(tabId, frameId);
  }, SILENT_MS);
}

/** A silent frame is let go; with none left, the tab is looked over once more before it is called unreadable. */
async function giveUp(tabId: number, frameId: number): Promise<void> {
  await tabs.dispatch(tabId, { kind: 'frame-left', frameId });
  const { open, frames } = tabs.state(tabId);
  if (open && Object.keys(frames).length === 0)
    await startReaders(tabId, await framesToRead(tabId, await adapters.inForce()));
}

/** Whether nothing has been read in a tab yet: no frame, or only such as are awaited. */
export function isUnread(tabId: number): boolean {
  return Object.values(tabs.state(tabId).frames).every(({ outcome }) => outcome === 'busy');
}

/** Reads a tab whose panel was opened, and again while the page is loading and nothing is found in it. */
export async function readOpened(tabId: number): Promise<void> {
  await readTab(tabId);
  const isMissing = () => {
    const { open, frames } = tabs.state(tabId);
    return open && Object.keys(frames).length === 0;
  };
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  void lookOver({ isMissing, read: () => readTab(tabId), wait });
}

/** Starts reading every frame of a tab that an adapter describes, and forgets those that are there no more. */
export async function readTab(tabId: number): Promise<void> {
  const frameIds = await framesToRead(tabId, await adapters.inForce());
  // The last word of a document that went away may arrive after its successor's first.
  for (const frameId of Object.keys(tabs.state(tabId).frames).map(Number)) {
    if (!frameIds.includes(frameId)) await tabs.dispatch(tabId, { kind: 'frame-left', frameId });
  }
  await readFrames(tabId, frameIds);
}

export async function readFrames(tabId: number, frameIds: number[]): Promise<void> {
  await Promise.all(frameIds.map((frameId) => expectFrame(tabId, frameId)));
  await startReaders(tabId, frameIds);
}

/** What is read by is another: no reader of the old goes on, and open panels read again. */
export async function readAnew(): Promise<void> {
  await Promise.all(
    tabs.all().map(async (tabId) => {
      const epoch = await stopReaders(tabId);
      await tabs.dispatch(tabId, { kind: 'unread', epoch });
      if (tabs.state(tabId).open) await readTab(tabId);
    }),
  );
}
