import { m } from '../../../shared/messages/generated/messages.js';
import { adaptersFor, type FramePlace } from '../../../shared/sis/match.ts';
import type { Sighting } from '../../../shared/sis/sighting.ts';
import type { ContentRequests, HostTexts } from '../../content-messages.ts';
import { clampWidth, WIDTH_FIRST } from '../../sis/width.ts';
import { uiOf } from '../../sync/adapter-store.ts';
import type { Sender } from '../../sync/senders.ts';
import { adapters, health, nonces, places, ports, tabs, world } from './core.ts';
import { bringForward, fallBack, homeAt, openWindow, prepareSide, read } from './homes.ts';
import { coverFromAfar, startDock } from './pages.ts';
import { expectFrame, isUnread, readFrames, readOpened } from './reading.ts';

/** A content script that was let in. */
export interface FromFrame {
  readonly tabId: number;
  readonly frameId: number;
  readonly sender: Sender;
  /** The browser's side panel, where the message came with a gesture that may open it. */
  readonly opening: Promise<boolean> | null;
}
export type ContentHandlers = {
  readonly [N in keyof ContentRequests]: (
    body: ContentRequests[N][0],
    from: FromFrame,
  ) => Promise<ContentRequests[N][1]>;
};
const OK = { ok: true } as const;

export const contentHandlers: ContentHandlers = {
  hello: (body, from) => (from.frameId === 0 ? welcomeTop(from) : welcomeFrame(body.frameName, from)),

  'reader.start': async ({ frameName }, from) => ({
    adapters: adaptersFor(await adapters.inForce(), placeOf(from, frameName)),
  }),

  'reader.sighting': async ({ epoch, sighting, by }, { tabId, frameId }) => {
    if (!(await isInForce(sighting))) return OK;
    if (by !== null) health.count(by, sighting);
    const changing = sighting.outcome === 'busy' && epoch === null;
    const at = epoch ?? (changing ? await coverFromAfar(tabId) : null);
    await tabs.dispatch(tabId, { kind: 'frame', frameId, sighting, epoch: at });
    return OK;
  },

  'reader.gone': async ({ epoch }, { tabId, frameId }) => {
    const at = epoch ?? (frameId === 0 ? null : await coverFromAfar(tabId));
    // In one event: a state of the new page must not have whom the old one showed.
    await expectFrame(tabId, frameId, at);
    return OK;
  },

  'host.dock': async (_body, { tabId }) => {
    await startDock(tabId);
    return OK;
  },

  'host.toggle': async ({ epoch, open }, { tabId }) => {
    await places.setOpen(tabId, open);
    await tabs.dispatch(tabId, { kind: 'shown', open, epoch });
    if (open && isUnread(tabId)) await readOpened(tabId);
    return { nonce: await nonces.mint(tabId, 'dock') };
  },

  'host.away': async (_body, { tabId, sender, opening }) => {
    if (await opening) return OK;
    const window = ports.away(tabId)?.ownTab ?? null;
    if (window !== null) return { ok: await bringForward(window) };
    const home = await homeAt(sender.origin ?? '');
    if (home === 'side') fallBack(tabId);
    return { ok: home === 'window' && (await openWindow(tabId)) };
  },

  'host.here': async ({ epoch }, { tabId }) => {
    await read(tabId, epoch);
    return OK;
  },

  'host.width': async ({ width }, { sender }) => {
    await places.setWidth(sender.origin ?? '', clampWidth(width));
    return OK;
  },
};

/** A reader that was left over from an adapter that is in force no more, or not any more so, has nothing to say. */
async function isInForce(sighting: Sighting): Promise<boolean> {
  if (!('seen' in sighting)) return true;
  const { system, adapterRevision } = sighting.seen;
  return (await adapters.inForce()).some(({ id, revision = 1 }) => id === system && revision === adapterRevision);
}

/** A new top document: whatever was known of the tab belonged to the old one. A panel outside the page outlives it. */
async function welcomeTop({ tabId, sender }: FromFrame): Promise<ContentRequests['hello'][1]> {
  const linked = ports.away(tabId) !== null;
  if (linked) await tabs.dispatch(tabId, { kind: 'page', page: 'sis' });
  else tabs.forget(tabId);
  ports.forget(tabId);
  await nonces.forget(tabId, 'frames');
  const origin = sender.origin ?? '';
  const ui = uiOf(await adapters.inForce(), origin);
  const home = await homeAt(origin);
  await prepareSide(tabId, home);
  return {
    mount: true,
    open: !linked && (await places.isOpen(tabId)),
    away: linked || home !== 'dock',
    linked,
    width: (await places.width(origin)) ?? clampWidth(ui.widthPx ?? WIDTH_FIRST),
    nonce: await nonces.mint(tabId, 'dock'),
    texts: await hostTexts(),
    inset: ui.inset,
  };
}

/** A frame of a page whose panel is open is read if an adapter describes it. Closed panels read nothing. */
async function welcomeFrame(frameName: string, from: FromFrame): Promise<ContentRequests['hello'][1]> {
  const { tabId, frameId } = from;
  const described = adaptersFor(await adapters.inForce(), placeOf(from, frameName)).length > 0;
  const { open, frames } = tabs.state(tabId);
  if (open && described) await readFrames(tabId, [frameId]);
  else if (frameId in frames) await tabs.dispatch(tabId, { kind: 'frame-left', frameId });
  return {
    mount: false,
    open: false,
    away: false,
    linked: false,
    width: WIDTH_FIRST,
    nonce: '',
    texts: await hostTexts(),
    inset: [],
  };
}

function placeOf({ sender, frameId }: FromFrame, name: string): FramePlace {
  return { url: sender.url ?? '', name, top: frameId === 0, topUrl: sender.tab?.url ?? null };
}

async function hostTexts(): Promise<HostTexts> {
  const { locale } = (await world.now()).settings;
  const inWords = (message: (inputs: Record<string, never>, options: { locale: 'en' | 'es' }) => string) =>
    message({}, { locale });
  return {
    show: inWords(m.host_show),
    close: inWords(m.host_close),
    changing: inWords(m.host_changing),
    resize: inWords(m.host_resize),
    updated: inWords(m.host_updated),
  };
}
