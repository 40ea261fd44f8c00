import type { PageRequests, Trouble } from '../../messages.ts';

/** Sends a request to the background and gives its typed answer. Rejects when the background is gone for good. */
export type Ask = <N extends keyof PageRequests>(name: N, body: PageRequests[N][0]) => Promise<PageRequests[N][1]>;

/** What a request that was never answered comes to. */
export const NO_ANSWER: { ok: false; why: Trouble } = { ok: false, why: { cause: 'server', requestId: '' } };

/** Makes `ask` from the browser's own `runtime.sendMessage`. */
export function askBy(send: (message: unknown) => Promise<unknown>): Ask {
  return async <N extends keyof PageRequests>(name: N, body: PageRequests[N][0]) => {
    const answer = await send({ name, body });
    // The background answers nothing to a sender that it does not know.
    if (answer === undefined) throw new Error('The background did not answer.');
    // The map of messages ties each name to its answer.
    return answer as PageRequests[N][1];
  };
}
