import type { Random } from '../../demo/district/random.ts';
import { PASSWORD } from '../../tools/small-district.ts';
import { WORKERS } from '../place/fill.ts';
import { type ClientContext, runClient } from './client.ts';
import { signIn } from './http.ts';
import { type Ledger, newLedger } from './ledger.ts';
import { until } from '../waiting.ts';

const CLIENTS = 9;
const DRAIN_LIMIT_MS = 30_000;

/** Clients at work. */
export interface Traffic {
  readonly ledger: Ledger;
  /** No new ops; what is in the outboxes is sent until it is answered. */
  drain(): Promise<void>;
  /** Lets no request be under way while something is done. */
  still(work: () => void): Promise<void>;
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
  const { turn, still } = turns();
  const all = Promise.all(
    Array.from({ length: clients }, (_, n) => {
      const token = tokens[n % tokens.length] ?? '';
      return runClient({ urls, token, random: random.fork(`client ${n}`), ledger, tolerated, stopping, turn });
    }),
  );
  all.catch(() => undefined);
  return {
    ledger,
    async drain() {
      stop = { giveUpAt: performance.now() + DRAIN_LIMIT_MS };
      await all;
    },
    still,
    abandon: () => void (stop = { giveUpAt: 0 }),
  };
}

/** Each step of a client is a turn; while nothing may be under way none begins. */
function turns() {
  let underWay = 0;
  let gate: Promise<void> | undefined;
  return {
    async turn(step: () => Promise<void>): Promise<void> {
      await gate;
      underWay += 1;
      try {
        await step();
      } finally {
        underWay -= 1;
      }
    },
    async still(work: () => void): Promise<void> {
      let open = () => {};
      gate = new Promise((resolve) => (open = resolve));
      try {
        await until('all requests are answered', () => underWay === 0);
        work();
      } finally {
        gate = undefined;
        open();
      }
    },
  };
}
