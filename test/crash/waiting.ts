const LIMIT_MS = 30_000;
const POLL_MS = 20;
const QUIET_MS = 400;

export const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Waits until it is so. Throws what was waited for when half a minute was not enough. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + LIMIT_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`For ${LIMIT_MS / 1000} s this did not come true: ${what}.`);
    await rest(POLL_MS);
  }
}

/** Waits until a count stands still for a while. */
export async function quiet(what: string, count: () => number): Promise<void> {
  let last = count();
  let since = performance.now();
  await until(what, () => {
    if (count() !== last) {
      last = count();
      since = performance.now();
    }
    return performance.now() - since > QUIET_MS;
  });
}
