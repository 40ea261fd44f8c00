import type { Runtime } from 'webextension-polyfill';
import type { Screen } from '../../homes/home-messages.ts';
import type { Home } from '../../homes/home.ts';
import { PANEL_PORT, type PanelPush } from '../../messages.ts';
import type { Admitted, Nonces } from '../../sync/nonces.ts';
import { documentOf, type Own, type Sender } from '../../sync/senders.ts';

/** A panel that is connected. */
export interface Linked {
  readonly port: Runtime.Port;
  readonly document: string;
  readonly home: Home;
  /** The tab of its own window; null where it has none. */
  readonly ownTab: number | null;
}
/** A panel that was let in. */
export interface Entered {
  readonly tabId: number;
  readonly at: Screen | null;
  /** The one that stood elsewhere for the same tab: there are never two. */
  readonly before: Linked | null;
}

/** The panels that are connected: one a tab, let in by its nonce. */
export class Ports {
  readonly #linked = new Map<number, Linked>();
  /** Panels whose place another took, by document: what was typed in them last may still be on its way. */
  readonly #retired = new Map<string, number>();
  readonly #nonces: Nonces;
  readonly #own: Own;

  constructor(nonces: Nonces, own: Own) {
    this.#nonces = nonces;
    this.#own = own;
  }

  /** Lets a panel in, or tells it that it may not. `gone` is called when it closes and no other took its place. */
  async admit(port: Runtime.Port, gone: (tabId: number, home: Home) => void): Promise<Entered | null> {
    const sender: Sender = port.sender ?? {};
    let admitted: Admitted | null = null;
    let open = true;
    port.onDisconnect.addListener(() => {
      open = false;
      if (admitted === null || this.#linked.get(admitted.tabId)?.port !== port) return;
      this.#linked.delete(admitted.tabId);
      gone(admitted.tabId, admitted.home);
    });
    admitted = this.#isOurs(sender) ? await this.#nonces.claim(port.name.slice(PANEL_PORT.length), sender) : null;
    if (admitted === null || !open) {
      if (open) post(port, { order: 'refused' });
      port.disconnect();
      return null;
    }
    const { tabId, home, at } = admitted;
    const document = documentOf(sender);
    const before = this.#linked.get(tabId);
    const other = before !== undefined && before.document !== document ? before : null;
    if (other !== null) this.#retired.set(other.document, tabId);
    this.#linked.set(tabId, { port, document, home, ownTab: home === 'window' ? (sender.tab?.id ?? null) : null });
    return { tabId, at, before: other };
  }

  /** The tab of the panel that sent a request; null when it was not let in. */
  tabOf(sender: Sender): number | null {
    const document = documentOf(sender);
    for (const [tabId, linked] of this.#linked) if (linked.document === document) return tabId;
    return null;
  }

  /** The same, also of a panel whose place another took: it may still put away what was typed in it. */
  writerOf(sender: Sender): number | null {
    return this.tabOf(sender) ?? this.#retired.get(documentOf(sender)) ?? null;
  }

  of(tabId: number): Linked | null {
    return this.#linked.get(tabId) ?? null;
  }

  /** The tab whose panel stands outside it; null when it stands beside its page or is not there. */
  away(tabId: number): Linked | null {
    const linked = this.of(tabId);
    return linked === null || linked.home === 'dock' ? null : linked;
  }

  /** The tab whose panel stands in this window's tab. */
  readIn(windowTabId: number): number | null {
    for (const [tabId, { ownTab }] of this.#linked) if (ownTab === windowTabId) return tabId;
    return null;
  }

  post(tabId: number, what: PanelPush): void {
    const linked = this.#linked.get(tabId);
    if (linked) post(linked.port, what);
  }

  get count(): number {
    return this.#linked.size;
  }

  /** Every tab whose panel stands outside it. */
  get outside(): number[] {
    return [...this.#linked.keys()].filter((tabId) => this.away(tabId) !== null);
  }

  /** The document of the tab was replaced: a panel in it went with it. */
  forget(tabId: number): void {
    if (this.away(tabId) === null) this.#linked.delete(tabId);
  }

  #isOurs({ id, url }: Sender): boolean {
    return id === this.#own.id && url?.startsWith(`${this.#own.origin}/panel.html`) === true;
  }
}

/** A port may close at any moment: its end is told by itself. */
function post(port: Runtime.Port, what: PanelPush): void {
  try {
    port.postMessage(what);
  } catch {
    // Nobody is there to be told.
  }
}
