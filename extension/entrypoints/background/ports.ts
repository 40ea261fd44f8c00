import type { Runtime } from 'webextension-polyfill';
import { PANEL_PORT, type PanelState } from '../../messages.ts';
import type { Nonces } from '../../sync/nonces.ts';
import { documentOf, type Own, type Sender } from '../../sync/senders.ts';

interface Linked {
  readonly port: Runtime.Port;
  readonly document: string;
}

/** The panels that are connected: one a tab, let in by its nonce. */
export class Ports {
  readonly #linked = new Map<number, Linked>();
  readonly #nonces: Nonces;
  readonly #own: Own;

  constructor(nonces: Nonces, own: Own) {
    this.#nonces = nonces;
    this.#own = own;
  }

  /** Lets a panel in; the tab it belongs to, or null when it may not. `gone` is called when it closes. */
  async admit(port: Runtime.Port, gone: (tabId: number) => void): Promise<number | null> {
    const sender: Sender = port.sender ?? {};
    const tabId = sender.tab?.id;
    let open = true;
    port.onDisconnect.addListener(() => {
      open = false;
      if (tabId !== undefined && this.#linked.get(tabId)?.port === port) {
        this.#linked.delete(tabId);
        gone(tabId);
      }
    });
    if (tabId === undefined || !(await this.#mayEnter(port, sender, tabId)) || !open) {
      port.disconnect();
      return null;
    }
    this.#linked.set(tabId, { port, document: documentOf(sender) });
    return tabId;
  }

  /** The tab of the panel that sent a request; null when it was not let in. */
  tabOf(sender: Sender): number | null {
    const tabId = sender.tab?.id;
    const linked = tabId === undefined ? undefined : this.#linked.get(tabId);
    return tabId !== undefined && linked?.document === documentOf(sender) ? tabId : null;
  }

  post(tabId: number, state: PanelState): void {
    this.#linked.get(tabId)?.port.postMessage(state);
  }

  get count(): number {
    return this.#linked.size;
  }

  forget(tabId: number): void {
    this.#linked.delete(tabId);
  }

  async #mayEnter(port: Runtime.Port, sender: Sender, tabId: number): Promise<boolean> {
    const isOurs = sender.id === this.#own.id && sender.url?.startsWith(`${this.#own.origin}/panel.html`) === true;
    return isOurs && this.#nonces.claim(port.name.slice(PANEL_PORT.length), tabId, documentOf(sender));
  }
}
