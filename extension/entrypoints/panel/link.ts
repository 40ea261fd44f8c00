import type { PanelState } from '../../messages.ts';

/** The part of a browser port that the panel needs. */
export interface StatePort {
  readonly onMessage: { addListener(heard: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(closed: () => void): void };
}

export interface LinkOptions {
  /** Opens the port. Throws when this copy of the extension is gone (updated or removed). */
  readonly connect: () => StatePort;
  readonly onState: (state: PanelState) => void;
  /** This copy of the extension will never answer again. */
  readonly onLost: () => void;
  readonly wait: (done: () => void, ms: number) => void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;

/**
 * Holds the panel's port open. The worker is stopped by the browser when it idles; the port is then opened again, at
 * once at first and ever more slowly while nothing answers. What is typed is the panel's own and is not touched.
 */
export function keepLinked({ connect, onState, onLost, wait }: LinkOptions): void {
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
      onState(message as PanelState);
    });
    port.onDisconnect.addListener(() => {
      wait(open, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    });
  }

  open();
}
