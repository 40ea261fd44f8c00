import type { ContentRequests } from '../content-messages.ts';
import type { PageRequests } from '../messages.ts';

/** What the browser says about who sent a message. */
export interface Sender {
  readonly id?: string | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly documentId?: string | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
}

/** Who may say what: content scripts and each of our pages have their own list. */
const CONTENT: ReadonlySet<string> = new Set<keyof ContentRequests>([
  'hello',
  'reader.start',
  'reader.sighting',
  'reader.gone',
]);
const TOP_CONTENT: ReadonlySet<string> = new Set<keyof ContentRequests>([
  'host.dock',
  'host.toggle',
  'host.away',
  'host.here',
  'host.width',
]);
const OPTIONS: ReadonlySet<string> = new Set<keyof PageRequests>(['settings.read', 'settings.save', 'adapter.site']);
const PANEL: ReadonlySet<string> = new Set<keyof PageRequests>([
  'session.sign-in',
  'session.sign-out',
  'draft.keep',
  'draft.drop',
  'contact.add',
  'text.take-back',
  'case.keep',
  'case.drop',
  'case.write',
  'case.read',
  'case.list',
  'letter.read',
  'letter.keep',
  'letter.drop',
  'letter.send',
  'letter.print',
  'disclosure.read',
  'request.list',
  'disclosure.keep',
  'disclosure.drop',
  'disclosure.record',
  'name.read',
  'name.keep',
  'name.drop',
  'name.send',
  'sheet.keep',
  'sheet.drop',
  'sheet.write',
  'follow-up.list',
  'follow-up.close',
  'updates.show',
  'work.list',
  'work.drop',
  'work.send',
  'application.keep',
  'application.write',
  'application.list',
  'application.withdraw',
  'audience.read',
  'emergency.window',
  'adapter.window',
  'student.pick',
  'page.read-again',
  'panel.retry',
  'panel.rendered',
  'home.read',
  'home.move',
  'panel.close',
  'panel.focus-page',
  'trail.told',
  'settings.read',
]);
/** In a window of its own, and framed by no page: it is not web-accessible. */
const EMERGENCY: ReadonlySet<string> = new Set<keyof PageRequests>([
  'emergency.read',
  'emergency.keep',
  'emergency.open',
]);
/** Likewise in a window of its own: it describes the page beside it. */
const ADAPTER: ReadonlySet<string> = new Set<keyof PageRequests>([
  'adapter.read',
  'adapter.draft',
  'adapter.pick',
  'adapter.mark',
  'adapter.pick-stop',
  'adapter.beside',
  'adapter.try',
  'adapter.save',
]);
const PAGES: Record<string, ReadonlySet<string>> = {
  '/panel.html': PANEL,
  '/emergency.html': EMERGENCY,
  '/adapter.html': ADAPTER,
  '/options.html': OPTIONS,
};

export interface Own {
  readonly id: string;
  /** `chrome-extension://…`, without a slash at the end. */
  readonly origin: string;
}

/** Where an allowed message comes from; null refuses it. */
export type Surface =
  { readonly kind: 'content'; readonly tabId: number; readonly frameId: number } | { readonly kind: 'page' };

/**
 * Checks, in this order: our own id; our own origin or exactly a configured SIS origin; from a page of ours, one that
 * we know; from a content script, a tab and frame; and that this surface may send a message of this name.
 */
export function surfaceOf(sender: Sender, name: string, own: Own, sisOrigins: ReadonlySet<string>): Surface | null {
  if (sender.id !== own.id || sender.origin === undefined) return null;
  if (sender.origin === own.origin) return allowedPage(sender, own)?.has(name) ? { kind: 'page' } : null;
  if (!sisOrigins.has(sender.origin)) return null;
  const { frameId } = sender;
  const tabId = sender.tab?.id;
  if (tabId === undefined || frameId === undefined) return null;
  const allowed = CONTENT.has(name) || (frameId === 0 && TOP_CONTENT.has(name));
  return allowed ? { kind: 'content', tabId, frameId } : null;
}

function allowedPage({ url }: Sender, own: Own): ReadonlySet<string> | undefined {
  if (url === undefined || !URL.canParse(url) || !url.startsWith(`${own.origin}/`)) return undefined;
  const { pathname } = new URL(url);
  return Object.hasOwn(PAGES, pathname) ? PAGES[pathname] : undefined;
}

/**
 * What tells one document from another. Browsers without document ids give the frame; what stands in a side panel has
 * neither, only an address with a nonce in it.
 */
export function documentOf({ documentId, tab, frameId, url }: Sender): string {
  return documentId ?? (tab === undefined ? (url ?? '') : `${tab.id ?? ''}:${frameId ?? ''}`);
}
