/**
 * Two signals within this time are one: npm passes on what it is sent, and a terminal or a service manager tells the
 * whole group of processes.
 */
const SAME_SIGNAL_MS = 200;
const PARENT_LOOK_MS = 500;
/** Whoever started us: known from the first moment on, since it may end while the server is starting. */
const parent = process.ppid;

/** At the first SIGINT or SIGTERM stops and ends with 0; a second one ends at once with 1. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  const begin = () => {
    since = performance.now();
    stop().then(() => process.exit(0), couldNot);
  };
  const onSignal = () => {
    if (since === undefined) begin();
    else if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  whenParentEnds(() => {
    if (since === undefined) begin();
  });
}

/**
 * npm runs a script through a shell, and a shell that is told to end does not pass that on: it ends and leaves the
 * script behind. Under npm, losing the parent therefore means the same as being told.
 */
function whenParentEnds(then: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    then();
  }, PARENT_LOOK_MS);
  look.unref();
}

function couldNot(error: unknown): never {
  process.stderr.write(`Stopping did not go well: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
