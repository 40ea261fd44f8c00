import type { Epoch } from '../content-messages.ts';
import { sayUpdated, type Launched, type Welcome } from './chip.ts';
import { buildDock, type DockParts } from './dock-parts.ts';
import { ask, runtime } from './native.ts';
import { makeRoom, type Room } from './room.ts';
import { placeIn, WIDTH_MAX, WIDTH_MIN } from './width.ts';

/** How often a page may throw the host out before we leave it alone. */
const REATTACH_MAX = 5;
/** By then a panel whose extension is gone shows no student any more. */
const PANEL_LETS_GO_MS = 2_000;

/** The panel's frame in the top document, and its room. Holds no student data; epoch and cover live on the host. */
export class Dock {
  readonly parts: DockParts;
  readonly #launched: Launched;
  readonly #host: HTMLElement;
  width: number;
  #nonce: string;
  readonly #inset: readonly string[];
  #open = false;
  #frame: HTMLIFrameElement | undefined;
  #room: Room | undefined;
  #reattached = 0;
  #before: Element | null = null;

  constructor(launched: Launched) {
    const { root, welcome } = launched;
    this.#launched = launched;
    this.#host = root.host as HTMLElement;
    this.width = welcome.width;
    this.#nonce = welcome.nonce;
    this.#inset = welcome.inset;
    this.parts = buildDock(root, welcome.texts);
    this.parts.dock.hidden = true;
  }

  get epoch(): Epoch {
    return Number(this.#host.dataset.epoch);
  }

  /** Puts the host back into the page. A frame that left the page is dead: a new one is made. */
  attach(): void {
    if (this.#host.isConnected || this.#reattached++ > REATTACH_MAX) return;
    this.#dropFrame();
    document.documentElement.append(this.#host);
    if (this.#open) this.show(true);
  }

  /** The document came back from the browser's cache: the frame in it lost its link and is made anew. */
  renew({ nonce, linked }: Welcome): void {
    this.#nonce = nonce;
    this.#dropFrame();
    if (linked) this.meet();
    else if (this.#open) this.show(true);
  }

  /** The panel stands elsewhere: it is told that its page has come. */
  meet(): void {
    this.#open = false;
    this.#hide(true);
    void ask('host.here', { epoch: this.epoch });
  }

  /** Opens or closes. Closing hides the frame and keeps it: showing it again takes two frames of the screen. */
  show(open: boolean): void {
    this.#open = open;
    this.#hide(!open);
    if (open) this.#fill();
    this.fit();
    void ask('host.toggle', { epoch: this.epoch, open }).then((said) => {
      this.#nonce = said?.nonce ?? this.#nonce;
    });
  }

  /** The panel stands elsewhere from now on, or comes back. What was typed in a frame that goes is kept as it goes. */
  move(away: boolean): void {
    if (!away) return this.#open ? undefined : this.toggle();
    this.#open = false;
    this.#hide(true);
    this.#dropFrame();
    this.fit();
  }

  toggle(): void {
    if (!runtime()) return this.#leave();
    this.show(!this.#open);
    if (this.#open) this.#focusPanel();
    else this.focusPage();
  }

  /** From page to panel and back; opens the panel when it is closed. */
  jump(): void {
    if (!this.#open) this.toggle();
    else if (this.#launched.root.activeElement === this.#frame) this.focusPage();
    else this.#focusPanel();
  }

  /** Hides what the panel shows until it has painted what belongs to the new epoch. */
  cover(): { epoch: Epoch } {
    this.attach();
    const epoch = this.epoch + 1;
    Object.assign(this.#host.dataset, { epoch, state: 'changing' });
    return { epoch };
  }

  reveal(epoch: Epoch): void {
    if (epoch === this.epoch) this.#host.dataset.state = 'shown';
  }

  /** Gives the page the room that is left, or lays the panel over it where too little would be left. */
  fit(): void {
    const { dock, grip } = this.parts;
    const { over, width } = placeIn(innerWidth, this.width);
    this.#host.dataset.room = over ? 'over' : 'beside';
    dock.style.width = `${width}px`;
    Object.assign(grip, { ariaValueNow: width, ariaValueMin: WIDTH_MIN, ariaValueMax: WIDTH_MAX });
    if (this.#open && !over) (this.#room ??= makeRoom(document, this.#inset)).fit(width);
    else this.#giveBack();
  }

  focusPage(): void {
    this.#frame?.blur();
    (this.#before as HTMLElement | null)?.focus();
    window.focus();
  }

  /**
   * True when the extension was updated under this page. A closed panel goes away. An open one may hold text that was
   * not saved: it has blanked itself and says so, and stays until the user closes it.
   */
  isOrphaned(): boolean {
    if (runtime()) return false;
    if (this.#open) {
      this.#host.dataset.room = 'over';
      setTimeout(() => this.reveal(this.epoch), PANEL_LETS_GO_MS);
    } else this.#leave();
    return true;
  }

  #hide(hidden: boolean): void {
    const { dock } = this.parts;
    dock.hidden = dock.inert = hidden;
    this.#launched.chip.ariaExpanded = String(!hidden);
  }

  #leave(): void {
    this.#giveBack();
    sayUpdated(this.#launched.root, this.#launched.welcome.texts.updated);
  }

  #focusPanel(): void {
    this.#before = document.activeElement;
    this.#frame?.focus();
  }

  #giveBack(): void {
    this.#room?.destroy();
    this.#room = undefined;
  }

  #dropFrame(): void {
    this.#frame?.remove();
    this.#frame = undefined;
  }

  #fill(): void {
    if (this.#frame) return;
    const frame = (this.#frame = document.createElement('iframe'));
    frame.title = 'Facesheet';
    frame.allow = 'clipboard-write';
    frame.src = `${runtime()?.getURL('panel.html') ?? ''}#${this.#nonce}`;
    this.parts.pane.prepend(frame);
  }
}
