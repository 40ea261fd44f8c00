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
 * Watches whether the whole of an element is in sight, uncovered and untransformed, in a window that has the focus.
 * Gives back how to stop.
 */
export function watchSight(element: Element, tell: (inSight: boolean) => void): () => void {
  let seen = false;
  const again = () => tell(seen && document.visibilityState === 'visible' && document.hasFocus());
  const options: SightOptions = { threshold: [WHOLE], trackVisibility: true, delay: OBSERVE_EVERY_MS };
  const observer = new IntersectionObserver((entries: SightEntry[]) => {
    const last = entries.at(-1);
    // Where the browser can't say what lies over it, being in view must do: no page can reach into this window.
    seen = last !== undefined && last.intersectionRatio >= WHOLE && last.isVisible !== false;
    again();
  }, options);
  observer.observe(element);
  const stops = new AbortController();
  const { signal } = stops;
  for (const name of ['focus', 'blur'] as const) window.addEventListener(name, again, { signal });
  document.addEventListener('visibilitychange', again, { signal });
  return () => {
    observer.disconnect();
    stops.abort();
  };
}
