import type { HostTexts } from '../content-messages.ts';
import { addStyle, part } from './chip.ts';

/**
 * In px: the page's root font may be 10 px. Colours come from the chip's style. Nothing of ours lies over the frame, not
 * even the edge to drag: the browser would call all of it covered, and no act that cannot be undone could be done in it.
 */
const DOCK_STYLE = `
[hidden]{display:none!important}
.dock{position:fixed;inset:0 0 0 auto;display:flex;flex-direction:column;background:var(--b);border-left:1px solid var(--edge)}
.shut{display:none;padding:8px 14px;border-width:0 0 1px;text-align:start}
.pane{position:relative;flex:1}
iframe,.cover{position:absolute;inset:0;width:100%;height:100%;border:0}
iframe{left:6px;width:calc(100% - 6px)}
.cover{display:none;place-content:center;font:500 14px/20px system-ui,sans-serif;color:var(--ink);background:repeating-linear-gradient(135deg,var(--a) 0 14px,var(--b) 14px 28px)}
.grip{position:absolute;inset:0 auto 0 0;width:6px;cursor:col-resize;touch-action:none}
.grip:hover{background:var(--edge)}
:host([data-state=changing]) .cover{display:grid}
:host([data-room=over]) .shut{display:block}
:host([data-room=over]) .grip{display:none}
:host([data-room=over]) iframe{left:0;width:100%}`;

export interface DockParts {
  dock: HTMLElement;
  shut: HTMLElement;
  pane: HTMLElement;
  grip: HTMLElement;
}

/** Builds the dock beside the chip: a way out first, then the panel's place, its cover, and the edge to drag. */
export function buildDock(root: ShadowRoot, texts: HostTexts): DockParts {
  addStyle(root, DOCK_STYLE);
  const dock = part(root, 'div', 'dock');
  const shut = part(dock, 'button', 'shut');
  shut.textContent = texts.close;
  const pane = part(dock, 'div', 'pane');
  part(pane, 'div', 'cover', { 'aria-hidden': 'true' }).textContent = texts.changing;
  const grip = part(pane, 'div', 'grip', {
    role: 'separator',
    'aria-orientation': 'vertical',
    'aria-label': texts.resize,
    tabindex: '0',
  });
  return { dock, shut, pane, grip };
}
