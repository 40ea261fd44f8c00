import type { SaveLine } from '../../areas/forms/form-desk.svelte.ts';
import type { StudentDeskOptions } from '../../areas/forms/student-desk.svelte.ts';
import type { PanelState } from '../../messages.ts';

/** The desk of a screen that is loaded when it is first opened. */
export interface LateDesk {
  readonly line: SaveLine;
  /** What is written and not saved, and whose it is. */
  readonly kept: { readonly text: string; readonly name: string | undefined } | null;
  /** What stands above that text where its form cannot be shown. */
  readonly keptHeading: () => string;
  follow(state: PanelState): void;
  flush(): void;
  dropped(textId: string): void;
}

/**
 * Desks that the first screen does not carry. Each comes with the screen it belongs to, since nothing can be typed in it
 * before; from then on it outlives its screen like the others.
 */
export class LateDesks {
  all = $state.raw<readonly LateDesk[]>([]);
  readonly #options: StudentDeskOptions;
  #state: PanelState | null = null;

  constructor(options: StudentDeskOptions) {
    this.#options = options;
  }

  /** The one of this kind; one that is new knows at once what the panel shows. */
  of<D extends LateDesk>(Kind: new (options: StudentDeskOptions) => D): D {
    const there = this.all.find((desk): desk is D => desk instanceof Kind);
    if (there !== undefined) return there;
    const desk = new Kind(this.#options);
    if (this.#state !== null) desk.follow(this.#state);
    this.all = [...this.all, desk];
    return desk;
  }

  follow(state: PanelState): void {
    this.#state = state;
    for (const desk of this.all) desk.follow(state);
  }

  flush(): void {
    for (const desk of this.all) desk.flush();
  }

  dropped(textId: string): void {
    for (const desk of this.all) desk.dropped(textId);
  }
}
