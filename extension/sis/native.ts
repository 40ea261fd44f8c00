import type { ContentRequests } from '../content-messages.ts';
import type { Envelope } from '../messages.ts';

/** What content scripts use of the extension API, in the browser's own namespace: a polyfill would cost 3 KB a frame. */
interface NativeRuntime {
  /** Absent once the extension was updated or removed under a page that is still open. */
  readonly id?: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(listener: OrderListener): void;
    removeListener(listener: OrderListener): void;
  };
}
/** True: the answer comes later. */
type OrderListener = (order: unknown, sender: { id?: string }, answer: (value: unknown) => void) => boolean;
interface Namespaces {
  browser?: { runtime?: NativeRuntime };
  chrome?: { runtime?: NativeRuntime };
}

const { browser, chrome } = globalThis as Namespaces;

/** The extension as this script knows it; undefined when the script was orphaned by an update. */
export function runtime(): NativeRuntime | undefined {
  const found = (browser ?? chrome)?.runtime;
  return found?.id ? found : undefined;
}

/** Asks the background; undefined when it does not answer or is gone. Never throws. */
export async function ask<N extends keyof ContentRequests>(
  name: N,
  body: ContentRequests[N][0],
): Promise<ContentRequests[N][1] | undefined> {
  try {
    const envelope: Envelope = { name, body };
    return (await runtime()?.sendMessage(envelope)) as ContentRequests[N][1] | undefined;
  } catch {
    return undefined;
  }
}

/** Hears orders from our own background, until the signal ends it. What the listener returns, or promises, is the answer. */
export function onOrder<O extends { order: string }>(listener: (order: O) => unknown, signal?: AbortSignal): void {
  const hear: OrderListener = (order, sender, answer) => {
    if (!runtime() || sender.id !== runtime()?.id) return false;
    const said = listener(order as O);
    if (said === undefined) return false;
    void Promise.resolve(said).then(answer);
    return true;
  };
  runtime()?.onMessage.addListener(hear);
  signal?.addEventListener('abort', () => runtime()?.onMessage.removeListener(hear));
}
