import type { Epoch } from '../content-messages.ts';
import { HOST_TAG } from './host-name.ts';

/**
 * The panel's host in the top document; undefined when that document is of another origin or has no host. A frame's
 * script reaches it directly, because a message would come a frame of the screen too late.
 */
function hostAtTop(): HTMLElement | undefined {
  try {
    return window.top?.document.querySelector<HTMLElement>(HOST_TAG) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Covers the panel now. Null: out of reach from here, the background must do it. */
export function coverPanel(): Epoch | null {
  const host = hostAtTop();
  if (!host) return null;
  const epoch = Number(host.dataset.epoch) + 1;
  Object.assign(host.dataset, { epoch, state: 'changing' });
  return epoch;
}

/** The host's epoch as it is now; null when it is out of reach. */
export function epochNow(): Epoch | null {
  const host = hostAtTop();
  return host ? Number(host.dataset.epoch) : null;
}
