/** Calls back once what was rendered now has been painted: two frames, since the first only starts the drawing. */
export function afterPaint(done: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(done));
}
