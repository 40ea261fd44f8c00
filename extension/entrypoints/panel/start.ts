import { mount } from 'svelte';
import browser from 'webextension-polyfill';
import { preferredLocale, setLocale } from '../../../shared/ui/locale.svelte.ts';
import { PANEL_PORT, type PanelState } from '../../messages.ts';
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

  keepLinked<PanelState>({
    // The nonce in the address ties this frame to its tab; the background knows it once.
    connect: () => browser.runtime.connect({ name: PANEL_PORT + location.hash.slice(1) }),
    onState: (state) => void app.show(state),
    onLost: () => app.lost(),
    wait: (done, ms) => window.setTimeout(done, ms),
  });
}
