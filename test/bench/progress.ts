const TERMINAL_MS = 500;
const ELSEWHERE_MS = 15_000;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * Shows how far a long task is: a line that overwrites itself on a terminal, a line every quarter of a minute
 * elsewhere. `total` may be an estimate.
 */
export function progress(what: string, total: number): { step(done: number): void; end(): void } {
  const out = process.stdout;
  const pause = out.isTTY ? TERMINAL_MS : ELSEWHERE_MS;
  let last = performance.now();
  let shown = false;
  return {
    step(done) {
      if (performance.now() - last < pause) return;
      last = performance.now();
      shown = true;
      const text = `  ${what}: ${Math.min(99, Math.floor((100 * done) / total))} %`;
      out.write(out.isTTY ? `${CLEAR_LINE}${text}` : `${text}\n`);
    },
    end() {
      if (shown && out.isTTY) out.write(CLEAR_LINE);
    },
  };
}
