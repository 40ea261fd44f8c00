import type { DwellOptions } from './dwell.ts';
import { Dwell, DWELL_MS } from './dwell.ts';
import type { Sight } from './in-sight.ts';

/**
 * What a press of a guarded button comes to: the act; the act in a window of its own, where no page can reach; the button
 * brought into view; or nothing yet, since it has not been seen for long enough to be read.
 */
export type Press = 'act' | 'window' | 'bring' | 'wait';

export interface GuardOptions extends Omit<DwellOptions, 'onChange'> {
  /** Whether this browser can say what lies over the button. */
  readonly tellsCovered: boolean;
  readonly onChange: (now: { readonly armed: boolean; readonly elsewhere: boolean }) => void;
}

/**
 * Guards an act that cannot be undone, in a frame that stands in somebody else's page. A real click proves nothing there:
 * the page can lay something over the frame, make it transparent or move it under the pointer. Only a button that was
 * seen as it is drawn, without a break, for long enough to be read, does what it says. The browser tells nothing of a
 * frame that is moved as a whole and stays in view; so a mouse must have stayed over the button as long, too.
 */
export class Guard {
  readonly #options: GuardOptions;
  readonly #dwell: Dwell;
  #sight: Sight = 'out';
  #brought = false;
  #overSince: number | null = null;

  constructor(options: GuardOptions) {
    this.#options = options;
    this.#dwell = new Dwell({ ...options, onChange: () => this.#tell() });
  }

  /** Whether the act must be confirmed in a window of its own. */
  get elsewhere(): boolean {
    return !this.#options.tellsCovered || this.#sight === 'covered';
  }

  /** How the button is seen from now on. */
  see(sight: Sight): void {
    this.#sight = sight;
    if (sight !== 'out') this.#brought = false;
    this.#dwell.see(sight === 'seen');
    this.#tell();
  }

  /** The pointer has come over the button, or left it. */
  point(over: boolean): void {
    this.#overSince = over ? this.#options.now() : null;
  }

  /** The button was pressed: `pointer`, by what points at it, else by key. */
  press(by: 'pointer' | 'key'): Press {
    if (this.elsewhere) return 'window';
    if (this.#sight === 'seen') return this.#dwell.armed && (by === 'key' || this.#isPointedAt()) ? 'act' : 'wait';
    // What can't be brought into view is held out of it.
    if (this.#brought) return 'window';
    this.#brought = true;
    return 'bring';
  }

  #isPointedAt(): boolean {
    return this.#overSince !== null && this.#options.now() - this.#overSince >= DWELL_MS;
  }

  #tell(): void {
    this.#options.onChange({ armed: this.#dwell.armed, elsewhere: this.elsewhere });
  }
}
