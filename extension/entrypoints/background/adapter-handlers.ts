import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { type Adapter, parseAdapter, sourceSchema } from '../../../shared/sis/adapter.ts';
import { adaptersFor } from '../../../shared/sis/match.ts';
import type { FrameTrial, Picked, PickOrder } from '../../areas/adapters/adapter-messages.ts';
import type { Describer } from '../../sync/describing.ts';
import type { Sender } from '../../sync/senders.ts';
import { draftOwner } from '../../sync/tab-view.ts';
import { heeding } from './author.ts';
import { adapters, client, describing, ports, world } from './core.ts';
import { bringForward } from './homes.ts';
import type { PageHandlers } from './page-handlers.ts';
import { framesOf, order, startPickers, stopPickers, type TabFrame } from './pages.ts';
import { refreshAdapters } from './schedule.ts';
import { trialSchema } from './trial-schema.ts';

const PAGE = '/adapter.html';
const SIZE = { width: 560, height: 760 };
const ABILITY = 'adapter.keep';
const OK = { ok: true } as const;

const candidates = z.array(
  z.object({
    source: sourceSchema,
    reads: z.string(),
    hold: z.enum(['label', 'link', 'field', 'title', 'address', 'id', 'name', 'class', 'path']),
    stability: z.number(),
  }),
);
const foundSchema = z.nullable(z.object({ candidates, witnesses: candidates }));

const markSchema = z.nullable(z.object({ css: z.string(), text: z.string() }));

type Names =
  `adapter.${'window' | 'site' | 'read' | 'draft' | 'pick' | 'mark' | 'pick-stop' | 'beside' | 'try' | 'save'}`;

/** Describing a SIS's pages, from a window beside one of them. Whether somebody may keep it, the server decides. */
export const adapterHandlers: Pick<PageHandlers, Names> = {
  'adapter.window': async (_body, sender) => {
    const tabId = ports.tabOf(sender);
    const who = await describerNow();
    if (tabId === null || who === null) return { ok: false };
    await showWindow(who, tabId);
    return OK;
  },

  'adapter.site': async ({ address }) => {
    const who = await describerNow();
    if (who === null) return { ok: false, why: 'signed-out' };
    if (!who.may) return { ok: false, why: 'not-allowed' };
    if (!URL.canParse(address) || !/^https?:$/u.test(new URL(address).protocol))
      return { ok: false, why: 'bad-address' };
    const tab = await browser.tabs.create({ url: address });
    if (tab.id !== undefined) await showWindow(who, tab.id);
    return OK;
  },

  'adapter.read': async ({ key }, sender) => {
    const { settings } = await world.now();
    const tabId = await claim(key, sender);
    if (tabId === null) return { ok: false, locale: settings.locale };
    const frames = await framesOf(tabId);
    const seen = originOf(frames);
    if (seen !== null) await describing.settle(key, seen);
    const origin = await describing.siteOf(key);
    const origins = new Set(frames.map(({ url }) => new URL(url).origin));
    const inForce = (await adapters.inForce()).filter(({ match }) => match.origins.some((one) => origins.has(one)));
    const who = await describerNow();
    const may = who?.may === true;
    const draft = origin === null || !may ? '' : await describing.draft(who, origin);
    const kept = may ? await keptDrafts(origins) : [];
    return { ok: true, page: { origin, inForce, kept, draft, may, locale: settings.locale } };
  },

  'adapter.draft': async ({ key, json }, sender) => {
    const who = await describerNow();
    const origin = (await claim(key, sender)) === null ? null : await describing.siteOf(key);
    if (origin === null || who === null) return { ok: false };
    await describing.keepDraft(who, origin, json);
    return OK;
  },

  'adapter.pick': async ({ key, field }, sender) => {
    const tabId = await claim(key, sender);
    if (tabId === null) return { picked: null };
    return { picked: await pointed(tabId, sender, (frame) => ask(tabId, frame, { order: 'pick', field })) };
  },

  'adapter.mark': async ({ key }, sender) => {
    const tabId = await claim(key, sender);
    if (tabId === null) return { mark: null };
    const markIn = async ({ frameId }: TabFrame) =>
      z.safeParse(markSchema, await order(tabId, { order: 'pick-mark' }, frameId)).data;
    return { mark: await pointed(tabId, sender, markIn) };
  },

  'adapter.pick-stop': async ({ key }, sender) => {
    const tabId = await claim(key, sender);
    if (tabId !== null) await stopPickers(tabId);
    return OK;
  },

  'adapter.beside': async ({ key, field, words }, sender) => {
    const tabId = await claim(key, sender);
    if (tabId === null) return { picked: null };
    const frames = await ready(tabId);
    const all = await Promise.all(frames.map((frame) => ask(tabId, frame, { order: 'pick-beside', field, words })));
    return { picked: all.find((found) => found && found.candidates.length > 0) ?? null };
  },

  'adapter.try': async ({ key, json }, sender) => {
    const tabId = await claim(key, sender);
    const parsed = parseAdapter(json);
    if (tabId === null || !parsed.ok) return { frames: [], others: [] };
    const frames = await ready(tabId);
    const adapter = { ...parsed.adapter, status: 'draft' as const };
    const isMeant = (frame: TabFrame) => adaptersFor([adapter], frame).length > 0;
    const trials = await Promise.all(
      frames.filter(isMeant).map(async (place): Promise<FrameTrial[]> => {
        const said = await order(tabId, { order: 'try', adapter }, place.frameId);
        const trial = z.safeParse(trialSchema, said).data;
        return trial ? [{ place, trial }] : [];
      }),
    );
    return { frames: trials.flat(), others: frames.filter((frame) => !isMeant(frame)) };
  },

  'adapter.save': async ({ key, json, publish }, sender) => {
    const { session } = await world.now();
    const tabId = await claim(key, sender);
    if (tabId === null || session.me === null) return { ok: false, why: { cause: 'signed-out' } };
    const said = await client.saveAdapter({ json, publish });
    if (!said.ok) return heeding({ ok: false as const, why: said.why }, session.token);
    if (publish) await refreshAdapters();
    return { ok: true, ...said.value };
  },
};

/** The newest revisions that were kept for these sites and are not in force, to be gone on with. */
async function keptDrafts(origins: ReadonlySet<string>): Promise<Adapter[]> {
  const said = await client.keptAdapters();
  if (!said.ok) return [];
  const here = said.value.adapters.filter((one) => one.origins.some((origin) => origins.has(origin)));
  const newest = here.flatMap(({ id, revisions: [first] }) =>
    first?.status === 'draft' ? [{ id, revision: first.revision }] : [],
  );
  const texts = await Promise.all(newest.map((one) => client.adapterText(one)));
  return texts.flatMap((text) => {
    const parsed = text.ok ? parseAdapter(text.value.json) : null;
    return parsed?.ok ? [parsed.adapter] : [];
  });
}

/** Who describes: whoever is signed in; null for nobody. */
async function describerNow(): Promise<(Describer & { may: boolean }) | null> {
  const { settings, session } = await world.now();
  const owner = session.me && draftOwner(settings, session);
  return owner && session.me ? { ...owner, may: session.me.abilities.includes(ABILITY) } : null;
}

async function claim(key: string, sender: Sender): Promise<number | null> {
  const who = await describerNow();
  const windowTabId = sender.tab?.id;
  return who === null || windowTabId === undefined ? null : describing.claim(key, who, windowTabId);
}

async function showWindow(who: Describer, tabId: number): Promise<void> {
  const key = await describing.begin(who, tabId);
  await browser.windows.create({ url: `${PAGE}#${key}`, type: 'popup', focused: true, ...SIZE });
}

/** The tab's frames, each with a picker in it. */
async function ready(tabId: number): Promise<TabFrame[]> {
  const frames = await framesOf(tabId);
  await startPickers(
    tabId,
    frames.map(({ frameId }) => frameId),
  );
  return frames;
}

/**
 * Brings the page to the front and waits for what somebody points at in one of its frames, or gives up; then the window
 * comes back. Frames that went away say nothing (undefined).
 */
async function pointed<T>(
  tabId: number,
  sender: Sender,
  sayOf: (frame: TabFrame) => Promise<T | null | undefined>,
): Promise<T | null> {
  await bringForward(tabId);
  const answers = (await ready(tabId)).map(async (frame) => {
    const said = await sayOf(frame);
    if (said === undefined) throw new Error('The frame went away.');
    return said;
  });
  const first = await Promise.any(answers).catch(() => null);
  await stopPickers(tabId);
  if (sender.tab?.id !== undefined) await bringForward(sender.tab.id);
  return first;
}

async function ask(tabId: number, place: TabFrame, what: PickOrder): Promise<Picked | null | undefined> {
  const found = z.safeParse(foundSchema, await order(tabId, what, place.frameId));
  if (!found.success) return undefined;
  return found.data && { place, ...found.data };
}

function originOf(frames: readonly TabFrame[]): string | null {
  const top = frames.find((frame) => frame.top);
  return top ? new URL(top.url).origin : null;
}
