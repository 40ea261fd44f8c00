import type { Random } from '../demo/district/random.ts';
import { checkDrained, checkPlace } from './checks/check.ts';
import { toFacts } from './checks/facts.ts';
import { appliedUnanswered } from './checks/ops.ts';
import { acknowledged, type Ledger } from './load/ledger.ts';
import { startTraffic, type Traffic } from './load/traffic.ts';
import type { Place } from './place/place.ts';
import { serverFor, type ServerProcess } from './server-process.ts';
import { rest } from './waiting.ts';

const RUN_MS = { min: 10, max: 800 };
const START_MS = { min: 50, max: 900 };
const KILL_WHILE_STARTING_CHANCE = 0.2;
const FAULTS_MAX = 30;

export interface CrashPlan {
  readonly place: Place;
  readonly random: Random;
  readonly kills: number;
  /** Server processes on the one database, each killed at some time. */
  readonly processes: number;
}

export interface CrashReport {
  readonly acknowledged: number;
  readonly reads: number;
  /** Requests that a kill met under way: when there are none, the test proves nothing. */
  readonly cutOff: number;
  /** Ops among them that had been applied already: resending them is what must not double them. */
  readonly appliedUnanswered: number;
  readonly faults: readonly string[];
}

/**
 * Puts load on the servers, kills one of them at random moments with SIGKILL, starts it again and goes on. Checks the
 * record after each kill, before the next start, and once more when every outbox is empty and the servers are dead.
 */
export async function crashRepeatedly({ place, random, kills, processes }: CrashPlan): Promise<CrashReport> {
  const servers = await Promise.all(Array.from({ length: processes }, () => serverFor(place)));
  let traffic: Traffic | undefined;
  try {
    for (const server of servers) server.launch();
    await allReady(servers);
    traffic = await startTraffic({ urls: servers.map(({ url }) => url), random: random.fork('traffic') });
    for (let n = 0; n < kills; n++) {
      const killed = random.pick(servers);
      await killOnce(killed, random);
      const faults = await checkPlace(place, traffic.ledger);
      if (faults.length > 0) return await report(place, traffic.ledger, faults, servers);
      killed.launch();
    }
    await allReady(servers);
    await traffic.drain();
    await killAll(servers);
    const faults = await checkDrained(place, traffic.ledger);
    return await report(place, traffic.ledger, faults, servers);
  } finally {
    traffic?.abandon();
    await killAll(servers);
  }
}

async function report(
  place: Place,
  ledger: Ledger,
  faults: readonly string[],
  servers: readonly ServerProcess[],
): Promise<CrashReport> {
  const said = faults.length === 0 ? [] : servers.map((server) => `a server said: ${server.said()}`);
  return {
    acknowledged: acknowledged(ledger).length,
    reads: ledger.reads.length,
    cutOff: ledger.cutOff,
    appliedUnanswered: appliedUnanswered(toFacts(await place.dump()), ledger),
    faults: [...faults.slice(0, FAULTS_MAX), ...said],
  };
}

/** Most kills meet a server at work, some one that is still starting and repairing what the last kill left. */
async function killOnce(server: ServerProcess, random: Random): Promise<void> {
  if (random.chance(KILL_WHILE_STARTING_CHANCE)) {
    await rest(random.int(START_MS.min, START_MS.max));
  } else {
    await server.ready();
    await rest(random.int(RUN_MS.min, RUN_MS.max));
  }
  await server.kill();
}

const allReady = (servers: readonly ServerProcess[]) => Promise.all(servers.map((server) => server.ready()));
const killAll = (servers: readonly ServerProcess[]) => Promise.all(servers.map((server) => server.kill()));
