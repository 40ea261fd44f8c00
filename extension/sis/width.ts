/** Widths of the docked panel, in CSS pixels. */
export const WIDTH_MIN = 360;
export const WIDTH_MAX = 560;
export const WIDTH_FIRST = 380;
/** What a page needs to keep its desktop layout; with less, the panel lies over it. */
const PAGE_NEEDS = 680;
/** Below this the panel takes the whole window. */
const SHEET_BELOW = 640;
const KEY_STEP = 16;

export const clampWidth = (width: number): number => Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, Math.round(width)));

/** How the panel stands in a window: beside the page, or over it with a way out. `width` is the panel's. */
export function placeIn(windowWidth: number, wanted: number): { over: boolean; width: number } {
  if (windowWidth < SHEET_BELOW) return { over: true, width: windowWidth };
  return { over: windowWidth - wanted < PAGE_NEEDS, width: wanted };
}

/** What can be made wider and narrower. */
interface Resizable {
  width: number;
  fit(): void;
}

/** Lets the panel's edge be dragged, or moved with the arrow keys; `done` when the user lets go. */
export function onResize(grip: HTMLElement, panel: Resizable, done: () => void, signal: AbortSignal): void {
  const move = (width: number) => {
    panel.width = clampWidth(width);
    panel.fit();
  };
  const drag = (down: PointerEvent) => {
    const edge = down.clientX + panel.width;
    grip.setPointerCapture(down.pointerId);
    grip.onpointermove = (event) => move(edge - event.clientX);
    grip.onlostpointercapture = () => {
      grip.onpointermove = null;
      done();
    };
  };
  const step = ({ key }: KeyboardEvent) => {
    const by = { ArrowLeft: KEY_STEP, ArrowRight: -KEY_STEP }[key];
    if (!by) return;
    move(panel.width + by);
    done();
  };
  grip.addEventListener('pointerdown', drag, { signal });
  grip.addEventListener('keydown', step, { signal });
}
