import type { Runtime } from 'webextension-polyfill';
import { FLAG_PORT, type FlagState } from '../../areas/names/name-messages.ts';
import type { PanelState } from '../../messages.ts';
import type { Own, Sender } from '../../sync/senders.ts';

/** What the small frames near a student's name are told: the name in use, as far as the reader's face sheet holds it (R204). */
export class Flags {
  readonly #ports = new Map<number, Set<Runtime.Port>>();
  readonly #own: Own;

  constructor(own: Own) {
    this.#own = own;
  }

  /** Lets a frame in; the tab it belongs to, or null when it is none of ours. */
  admit(port: Runtime.Port): number | null {
    const { id, url, tab }: Sender = port.sender ?? {};
    const isOurs = port.name === FLAG_PORT && id === this.#own.id && url === `${this.#own.origin}/flag.html`;
    if (!isOurs || tab?.id === undefined) return null;
    const tabId = tab.id;
    const here = this.#ports.get(tabId) ?? new Set();
    this.#ports.set(tabId, here.add(port));
    port.onDisconnect.addListener(() => {
      here.delete(port);
      if (here.size === 0) this.#ports.delete(tabId);
    });
    return tabId;
  }

  /** Nothing but while the panel is open and shows the student of the page; null: it is not. Nor where the district wants none. */
  post(tabId: number, told: PanelState | null): void {
    const isOff = told?.district.featuresOff.includes('name-on-page') === true;
    const flag = told?.view.kind === 'student' && !isOff ? (told.view.faceSheet.flag ?? null) : null;
    const locale = told?.locale ?? 'en';
    const state: FlagState = { flag: flag && { name: flag.name, pronouns: flag.pronouns }, locale };
    for (const port of this.#ports.get(tabId) ?? []) port.postMessage(state);
  }
}
