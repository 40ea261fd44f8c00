import { mount } from 'svelte';
import browser from 'webextension-polyfill';
import { preferredLocale, setLocale } from '../../../shared/ui/locale.svelte.ts';
import type { PanelOrder } from '../../homes/home-messages.ts';
import { Veil } from '../../homes/veil.ts';
import { PANEL_PORT, type PanelPush } from '../../messages.ts';
import { actsOver } from './acts.ts';
import App from './App.svelte';
import { ApplicationDesk } from '../../areas/access/application-desk.svelte.ts';
import { askBy } from './ask.ts';
import { SheetDesk } from '../../areas/cases/sheet-desk.svelte.ts';
import { NoteDesk } from '../../areas/contacts/desk.svelte.ts';
import { PAGE_TOOLS } from '../../areas/forms/keeper.ts';
import { LateDesks } from './late-desks.svelte.ts';
import { keepLinked } from './link.ts';

/** Shows the panel in its page. A function, so that the build may put it into one file with what other pages share. */
export function startPanel(target: HTMLElement): void {
  setLocale(preferredLocale(navigator.languages));
  const ask = askBy((message) => browser.runtime.sendMessage(message));
  const desks = {
    notes: new NoteDesk({ ask, ...PAGE_TOOLS }),
    sheets: new SheetDesk({ ask, ...PAGE_TOOLS }),
    applications: new ApplicationDesk(ask, PAGE_TOOLS),
    late: new LateDesks({ ask, ...PAGE_TOOLS }),
  };
  const acts = actsOver(ask, () => void browser.runtime.openOptionsPage());
  const app = mount(App, { target, props: { acts, desks, clock: PAGE_TOOLS } });
  const veil = new Veil((hidden) => document.documentElement.toggleAttribute('data-veiled', hidden));

  let first = true;

  async function take(push: PanelPush): Promise<void> {
    if ('order' in push) return obey(push, app, veil);
    // A state from before the last change of the page is about somebody else, perhaps.
    if (!veil.isOfNow(push.epoch)) return;
    await app.show(push);
    if (veil.isOfNow(push.epoch)) veil.lift();
    // Whoever moved the panel out of the page goes on in it by keyboard.
    if (first && window === window.top && document.activeElement === document.body) app.focus();
    first = false;
  }

  keepLinked<PanelPush>({
    // The nonce in the address ties this page to its tab; the background knows it once.
    connect: () => browser.runtime.connect({ name: PANEL_PORT + location.hash.slice(1) }),
    onState: (push) => void take(push),
    onLost: () => app.lost(),
    wait: (done, ms) => window.setTimeout(done, ms),
  });
}

function obey(said: PanelOrder, app: ReturnType<typeof App>, veil: Veil): void {
  switch (said.order) {
    case 'cover':
      return veil.cover(said.epoch);
    case 'refused':
      // No state will come any more that could lift the veil: what stands here now is about nobody.
      return void app.refused().then(() => veil.lift());
    case 'go':
      return app.go(said.to);
    case 'fell-back':
      return app.fellBack();
    case 'focus':
      return app.focus();
    case 'close':
      app.flush();
      window.close();
  }
}
