import type { DwellOptions } from './dwell.ts';
import { Dwell } from './dwell.ts';
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
 * seen as it is drawn, without a break, for long enough to be read, does what it says.
 */
export class Guard {
  readonly #options: GuardOptions;
  readonly #dwell: Dwell;
  #sight: Sight = 'out';
  #brought = false;

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

  /** The button was pressed, by mouse or by key. */
  press(): Press {
    if (this.elsewhere) return 'window';
    if (this.#sight === 'seen') return this.#dwell.armed ? 'act' : 'wait';
    // What can't be brought into view is held out of it.
    if (this.#brought) return 'window';
    this.#brought = true;
    return 'bring';
  }

  #tell(): void {
    this.#options.onChange({ armed: this.#dwell.armed, elsewhere: this.elsewhere });
  }
}
