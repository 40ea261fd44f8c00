import type { HostOrder } from '../content-messages.ts';
import type { Launched } from './chip.ts';
import { Dock } from './dock.ts';
import { ask, onOrder } from './native.ts';
import { onResize } from './width.ts';

/** Sets the panel's dock up beside the chip, and obeys background and user until the extension goes away. */
export function mountDock(launched: Launched): void {
  const dock = new Dock(launched);
  const stop = new AbortController();
  const { signal } = stop;
  const check = () => {
    if (dock.isOrphaned()) stop.abort();
  };

  launched.dock = dock;
  onOrder<HostOrder>((order) => obey(dock, order), signal);
  // Not ended by the signal: it is the way out of a panel whose extension is gone.
  dock.parts.shut.onclick = () => dock.toggle();
  onResize(dock.parts.grip, dock, () => void ask('host.width', { width: dock.width }), signal);
  addEventListener('resize', () => dock.fit(), { signal });
  for (const moment of ['focus', 'pointerdown']) addEventListener(moment, check, { signal });
  document.addEventListener('visibilitychange', check, { signal });

  // The page may throw the host out; a reader that covers the panel may be all that is left of an old extension.
  const watch = new MutationObserver(() => {
    check();
    if (!signal.aborted) dock.attach();
  });
  watch.observe(document.documentElement, { childList: true });
  watch.observe(launched.root.host, { attributeFilter: ['data-epoch'] });
  signal.addEventListener('abort', () => watch.disconnect());
  if (launched.wanted) dock.toggle();
  else if (launched.welcome.open) dock.show(true);
  else if (launched.welcome.linked) dock.meet();
}

/** Does as told. True says that somebody is here; what is for others in this frame is theirs to answer. */
function obey(dock: Dock, order: HostOrder): unknown {
  switch (order.order) {
    case 'cover':
      return dock.cover();
    case 'reveal':
      dock.reveal(order.epoch);
      break;
    case 'toggle':
      dock.toggle();
      break;
    case 'home':
      if (order.now) dock.move(order.away);
      break;
    case 'jump':
      dock.jump();
      break;
    case 'close':
      dock.show(false);
      dock.focusPage();
      break;
    case 'focus-page':
      dock.focusPage();
      break;
    default:
      return undefined;
  }
  return true;
}
