import type { ApplicationForm, PanelState, PanelView } from '../../messages.ts';
import type { Ask } from '../../entrypoints/panel/ask.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Seen } from '../../../shared/sis/sighting.ts';
import { isBlankApplication } from '../../sync/blank.ts';
import { pageKey } from '../../sync/page-key.ts';
import { FormDesk, type DeskTools, type SaveLine } from '../forms/form-desk.svelte.ts';

type Closed = Extract<PanelView, { kind: 'no-access' }>;

/**
 * The application being written, for whom the page shows. It outlives views and the port; it belongs to one page and
 * one member of staff and is put away when either changes.
 */
export class ApplicationDesk {
  desk = $state.raw<FormDesk<ApplicationForm> | null>(null);
  readonly line: SaveLine = $derived(this.desk?.line ?? { kind: 'idle' });

  readonly #ask: Ask;
  readonly #tools: DeskTools;
  #subject = '';
  #owner: string | null = null;
  #epoch = 0;
  /** Whom the application that was sent from here is about, as it was written. */
  #sentAbout = '';

  constructor(ask: Ask, tools: DeskTools) {
    this.#ask = ask;
    this.#tools = tools;
  }

  /** Takes up a pushed state: another page, another person, an ended session. */
  follow({ view, me, epoch }: PanelState): void {
    this.#epoch = epoch;
    if (view.kind !== 'no-access') this.desk?.flush();
    if (view.kind === 'signed-out' && view.why === 'by-user') this.#putAway();
    if (view.kind === 'no-access' && me !== null) this.#turnTo(view, me.staffId);
  }

  /** An application was taken back: if it is the one that was sent from here, another may be written. */
  tookBack(about: string): void {
    if (this.desk !== null && about === this.#sentAbout) this.desk.sent = false;
  }

  /** The draft that was kept at this time was discarded elsewhere, by its author's own act. */
  dropped(keptAt: number): void {
    if (this.line.kind === 'draft' && this.line.at === keptAt) this.desk?.drop();
  }

  /** Keeps at once what waits: the page may go. */
  flush(): void {
    this.desk?.flush();
  }

  #turnTo(view: Closed, owner: string): void {
    const subject = pageKey(view.seen);
    if (subject === this.#subject && owner === this.#owner) return;
    this.#putAway();
    this.#subject = subject;
    this.#owner = owner;
    this.desk = new FormDesk(this.#workFor(subject, view.seen), view.draft, this.#tools);
  }

  #putAway(): void {
    this.desk?.flush();
    this.desk = null;
    this.#subject = '';
    this.#owner = null;
  }

  #workFor(subject: string, seen: Seen) {
    const blank = () => ({ about: aboutOf(seen), information: '', need: '' });
    return {
      blank,
      isBlank: isBlankApplication,
      checks: async () => (await import('./check.ts')).APPLICATION_CHECKS,
      keep: (form: ApplicationForm) => this.#ask('application.keep', { subject, form }),
      send: (form: ApplicationForm) => {
        this.#sentAbout = form.about.trim();
        return this.#ask('application.write', { subject, epoch: this.#epoch, form });
      },
      drop: () => this.#ask('application.keep', { subject, form: blank() }),
    };
  }
}

/** The person as the page names them. */
function aboutOf({ name, sisId }: Seen): string {
  if (name === undefined || sisId === undefined) return name ?? sisId ?? '';
  return m.apply_about_seen({ name, number: sisId });
}
