import type { ContentRequests, HostOrder } from '../content-messages.ts';
import { HOST_TAG } from './host-name.ts';
import { ask, onOrder, runtime } from './native.ts';

export type Welcome = ContentRequests['hello'][1];

/** What the launcher leaves in the world that our scripts of one document share, for the dock to take up. */
export interface Launched {
  welcome: Welcome;
  readonly root: ShadowRoot;
  readonly chip: HTMLElement;
  /** The user asked for the panel before the dock was there. */
  wanted: boolean;
  dock?: { toggle(): void; renew(welcome: Welcome): void };
}
export const shared = globalThis as { facesheet?: Launched };

/** Styles that no rule of the page can beat: inline and important. */
const FIXED =
  'all:initial!important;position:fixed!important;top:0!important;right:0!important;z-index:2147483647!important';

const CHIP_STYLE = `
:host{--ink:#474e4a;--manila:#f3e5c3;--edge:#c3a35c;--a:#f6f4ef;--b:#ece8df;--focus:#1747c9}
@media(prefers-color-scheme:dark){:host{--ink:#bfc5c0;--manila:#393122;--edge:#85713f;--a:#252928;--b:#303533;--focus:#a9c8ff}}
@media print{:host{display:none!important}}
*{box-sizing:border-box}
button{font:500 14px/20px system-ui,sans-serif;color:var(--ink);border:1px solid var(--edge);cursor:pointer;background:var(--manila)}
:focus-visible{outline:2px solid var(--focus);outline-offset:-2px}
.chip{position:fixed;right:0;top:40%;width:28px;height:72px;border-width:1px 0 1px 1px;border-radius:9px 0 0 9px}
.chip:before,.chip:after{content:"";position:absolute;inset:26px 8px;border:solid var(--ink);border-width:2px 0}
.chip:after{inset:35px 8px auto;border-width:2px 0 0}
.chip[aria-expanded=true]{display:none}
.note{position:fixed;right:12px;bottom:12px;padding:12px 16px}`;

/**
 * Puts the chip into the top document, in an open root: a closed one would hide nothing, and there is no student data
 * in it. The dock's larger script is asked for when the user reaches for the chip, so that other pages never pay for it.
 */
export function addChip(welcome: Welcome): Launched {
  const host = document.createElement(HOST_TAG);
  host.style.cssText = FIXED;
  // Counts on from the time of loading, so that the epochs of a later document are always larger.
  host.dataset.epoch = String(Math.floor(performance.timeOrigin));
  const root = host.attachShadow({ mode: 'open' });
  addStyle(root, CHIP_STYLE);
  const chip = part(root, 'button', 'chip', {
    'aria-label': welcome.texts.show,
    title: welcome.texts.show,
    'aria-expanded': 'false',
  });
  const launched: Launched = { welcome, root, chip, wanted: false };
  const load = () => {
    if (!runtime()) sayUpdated(root, welcome.texts.updated);
    else if (!launched.dock) void ask('host.dock', {});
  };
  const open = () => {
    if (launched.dock) return launched.dock.toggle();
    launched.wanted = true;
    load();
  };
  // Elsewhere it is opened by the background, in the gesture of this press.
  const openAway = async () => {
    if (runtime() && (await ask('host.away', {}))?.ok) return;
    open();
  };
  chip.onpointerenter = chip.onfocus = load;
  chip.onclick = () => (launched.welcome.away ? void openAway() : open());
  onOrder<HostOrder>((order) => {
    if (order.order === 'home') launched.welcome.away = order.away;
    if (launched.dock || (order.order !== 'toggle' && order.order !== 'jump')) return undefined;
    open();
    return true;
  });
  if (welcome.open || welcome.linked) load();
  document.documentElement.append(host);
  return launched;
}

/** A plain note, for a page whose extension was updated under it. Pressing it puts it away. */
export function sayUpdated(root: ShadowRoot, text: string): void {
  root.replaceChildren();
  const note = part(root, 'button', 'note', { role: 'status' });
  note.textContent = text;
  note.onclick = () => (root.host as HTMLElement).remove();
}

export function addStyle(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
}

export function part(parent: Node, tag: string, name: string, attributes: Record<string, string> = {}): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  for (const key in attributes) element.setAttribute(key, attributes[key] ?? '');
  return parent.appendChild(element);
}
