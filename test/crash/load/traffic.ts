import type { Random } from '../../demo/district/random.ts';
import { PASSWORD } from '../../tools/small-district.ts';
import { WORKERS } from '../place/fill.ts';
import { type ClientContext, runClient } from './client.ts';
import { signIn } from './http.ts';
import { type Ledger, newLedger } from './ledger.ts';

const CLIENTS = 9;
const DRAIN_LIMIT_MS = 30_000;

/** Clients at work. */
export interface Traffic {
  readonly ledger: Ledger;
  /** No new ops; what is in the outboxes is sent until it is answered. */
  drain(): Promise<void>;
  /** Ends the clients wherever they are; for a test that failed. */
  abandon(): void;
}

export interface TrafficOptions {
  readonly urls: readonly string[];
  readonly random: Random;
  readonly clients?: number;
  readonly tolerated?: ClientContext['tolerated'];
}

/** Signs the workers in at the first server, then sets the clients to work on all of them. */
export async function startTraffic({ urls, random, clients = CLIENTS, tolerated }: TrafficOptions): Promise<Traffic> {
  const ledger = newLedger();
  const tokens = await Promise.all(WORKERS.map((username) => signIn(urls[0] ?? '', username, PASSWORD)));
  let stop: { giveUpAt: number } | undefined;
  const stopping = () => stop;
  const all = Promise.all(
    Array.from({ length: clients }, (_, n) => {
      const token = tokens[n % tokens.length] ?? '';
      return runClient({ urls, token, random: random.fork(`client ${n}`), ledger, tolerated, stopping });
    }),
  );
  all.catch(() => undefined);
  return {
    ledger,
    async drain() {
      stop = { giveUpAt: performance.now() + DRAIN_LIMIT_MS };
      await all;
    },
    abandon: () => void (stop = { giveUpAt: 0 }),
  };
}
