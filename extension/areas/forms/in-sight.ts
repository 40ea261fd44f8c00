/** The second version of the browser's observer says whether something lies over the element; not every browser has it. */
interface SightOptions extends IntersectionObserverInit {
  trackVisibility: true;
  delay: number;
}
interface SightEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

/** The least that the browser allows, ms. */
const OBSERVE_EVERY_MS = 100;
/** The element's edge may lie on a fraction of a pixel. */
const WHOLE = 0.99;

/**
 * How an element is seen. `out`: not the whole of it is in view. `covered`: it is, but something lies over it, or it is
 * transformed, clipped, blended or made transparent, by whatever page it stands in. `seen`: as it was drawn.
 */
export type Sight = 'out' | 'covered' | 'seen';

/** Whether this browser can say what lies over an element. */
export function tellsCovered(): boolean {
  return typeof IntersectionObserverEntry !== 'undefined' && 'isVisible' in IntersectionObserverEntry.prototype;
}

/**
 * Watches how an element is seen. Where the browser can't say what lies over it, being in view counts as seen: that will
 * do only in a window that no page can reach into. Gives back how to stop.
 */
export function watchSight(element: Element, tell: (sight: Sight) => void): () => void {
  let sight: Sight = 'out';
  const again = () => tell(document.visibilityState === 'visible' ? sight : 'out');
  const options: SightOptions = { threshold: [WHOLE], trackVisibility: true, delay: OBSERVE_EVERY_MS };
  const observer = new IntersectionObserver((entries: SightEntry[]) => {
    const last = entries.at(-1);
    if (last === undefined || last.intersectionRatio < WHOLE) sight = 'out';
    else sight = last.isVisible === false ? 'covered' : 'seen';
    again();
  }, options);
  observer.observe(element);
  document.addEventListener('visibilitychange', again);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', again);
  };
}

/** The same, but in a window without the focus nothing is in sight: it may lie behind others. */
export function watchSightInFocus(element: Element, tell: (sight: Sight) => void): () => void {
  let sight: Sight = 'out';
  const again = () => tell(document.hasFocus() ? sight : 'out');
  const stop = watchSight(element, (now) => {
    sight = now;
    again();
  });
  const stops = new AbortController();
  for (const name of ['focus', 'blur'] as const) window.addEventListener(name, again, { signal: stops.signal });
  return () => {
    stop();
    stops.abort();
  };
}
