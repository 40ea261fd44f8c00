/**
 * Gives the signal to clean up when the command is told to stop (Ctrl-C, `kill`, a closed terminal), then ends it the
 * way that it would have ended without.
 */
export function abortOnSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => {
      controller.abort();
      process.kill(process.pid, name);
    });
  }
  return controller.signal;
}
