/**
 * Two signals within this time are one: npm passes on what it is sent, and a terminal or a service manager tells the
 * whole group of processes.
 */
const SAME_SIGNAL_MS = 200;

/** At the first SIGINT or SIGTERM stops and ends with 0; a second one ends at once with 1. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  const onSignal = () => {
    const now = performance.now();
    if (since === undefined) {
      since = now;
      stop().then(() => process.exit(0), couldNot);
    } else if (now - since > SAME_SIGNAL_MS) process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
}

function couldNot(error: unknown): never {
  process.stderr.write(`Stopping did not go well: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
