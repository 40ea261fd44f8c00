/** The part of a browser port that a page of ours needs. */
export interface StatePort {
  readonly onMessage: { addListener(heard: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(closed: () => void): void };
}

export interface LinkOptions<S> {
  /** Opens the port. Throws when this copy of the extension is gone (updated or removed). */
  readonly connect: () => StatePort;
  readonly onState: (state: S) => void;
  /** This copy of the extension will never answer again. */
  readonly onLost: () => void;
  readonly wait: (done: () => void, ms: number) => void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;

/**
 * Holds a page's port open. The worker is stopped by the browser when it idles; the port is then opened again, at
 * once at first and ever more slowly while nothing answers. What is typed is the page's own and is not touched.
 */
export function keepLinked<S>({ connect, onState, onLost, wait }: LinkOptions<S>): void {
  let waitMs = FIRST_WAIT_MS;

  function open(): void {
    let port: StatePort;
    try {
      port = connect();
    } catch {
      onLost();
      return;
    }
    port.onMessage.addListener((message) => {
      waitMs = FIRST_WAIT_MS;
      // Whoever opened the port knows what comes through it.
      onState(message as S);
    });
    port.onDisconnect.addListener(() => {
      wait(open, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    });
  }

  open();
}
