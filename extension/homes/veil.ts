import type { Epoch } from '../content-messages.ts';

/**
 * Hides a panel that stands outside its page while that page changes. In the page a cover lies over the panel's frame;
 * here nothing can, so the page of the panel hides itself: at once when it is told, until a state of what was heard
 * last has been put in its place.
 */
export class Veil {
  readonly #hide: (hidden: boolean) => void;
  #heard: Epoch = 0;

  constructor(hide: (hidden: boolean) => void) {
    this.#hide = hide;
  }

  /** The page is changing. */
  cover(epoch: Epoch): void {
    this.#heard = epoch;
    this.#hide(true);
  }

  /** Whether a state may be shown: never one from before the last change that was heard of. */
  isOfNow(epoch: Epoch): boolean {
    return epoch >= this.#heard;
  }

  /** A state that may be shown stands in place of what was hidden. */
  lift(): void {
    this.#hide(false);
  }
}
