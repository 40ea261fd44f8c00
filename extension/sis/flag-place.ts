import { addStyle } from './chip.ts';
import { FLAG_TAG } from './host-name.ts';
import { runtime } from './native.ts';

/** Of one size whatever stands in it, and there for every student: the page learns nothing by measuring or by counting. */
const ROOM = [
  'all:initial',
  'display:inline-block',
  'inline-size:320px',
  'max-inline-size:100%',
  'block-size:24px',
  'margin-inline-start:6px',
  'vertical-align:middle',
  'overflow:hidden',
  'pointer-events:none',
  // Else the browser lays a ground of its own under a frame of another scheme.
  'color-scheme:light',
]
  .map((rule) => `${rule}!important`)
  .join(';');
/** Inside its root, where no rule of the page beats it. A name in use is nothing to be printed with the page. */
const STYLE = `:host{${ROOM}}@media print{:host{display:none!important}}`;

/** How often a page may throw it out before we leave it alone. */
const AGAIN_MAX = 20;

/**
 * The place of our own frame near the name that the page shows (R204). The frame is of the extension's origin: the page
 * can neither read nor style it. The element holds no student data.
 */
export class FlagPlace {
  #host: HTMLElement | undefined;
  #root: ShadowRoot | undefined;
  #css: string | undefined;
  #again = 0;

  /**
   * In the task in which the page changed: what stands there may be somebody else's now. The frame goes and its room
   * stays; a new one knows nothing and asks anew, so that nothing is ever shown of the student before.
   */
  hide(): void {
    this.#root?.replaceChildren();
  }

  /** The page may have drawn the place anew for the same student. */
  keep(): void {
    if (this.#host === undefined || this.#host.isConnected || this.#again++ > AGAIN_MAX) return;
    this.show(this.#css);
  }

  /** Puts it at the end of the element of this selector; away where there is none. */
  show(css: string | undefined): void {
    const anchor = css === undefined ? null : find(css);
    if (anchor === null) return this.remove();
    this.#css = css;
    if (this.#host?.parentNode !== anchor) {
      this.remove();
      this.#host = document.createElement(FLAG_TAG);
      this.#root = this.#host.attachShadow({ mode: 'closed' });
      addStyle(this.#root, STYLE);
      anchor.append(this.#host);
    }
    if (this.#root?.childElementCount === 0) this.#root.append(makeFrame());
  }

  remove(): void {
    this.#host?.remove();
    this.#host = this.#root = undefined;
  }
}

function makeFrame(): HTMLElement {
  const frame = document.createElement('iframe');
  frame.title = 'Facesheet';
  frame.tabIndex = -1;
  frame.style.cssText = 'border:0;inline-size:100%;block-size:24px;color-scheme:light';
  frame.src = runtime()?.getURL('flag.html') ?? '';
  return frame;
}

function find(css: string): Element | null {
  try {
    return document.querySelector(css);
  } catch {
    return null;
  }
}
