import type { ProblemCode } from '../../shared/wire/problem.ts';
import { expect, onTestFinished } from 'vitest';
import { checkDrained } from './checks/check.ts';
import { acknowledged, type Ledger } from './load/ledger.ts';
import { cannotKeep } from './load/refusal.ts';
import { startTraffic } from './load/traffic.ts';
import type { Place } from './place/place.ts';
import { say, seeded } from './seed.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { quiet, until } from './waiting.ts';

const BEFORE = 30;
const AFTERWARDS = 20;

/** A server with its clients, whose disk is about to give way. */
export interface AtWork {
  readonly server: ServerProcess;
  /** Does something while no request is under way. */
  still(work: () => void): Promise<void>;
  /** Waits until all is refused: nothing is kept, and nobody is told that anything was. */
  refuses(): Promise<void>;
  /** Waits until as much is kept again as a server keeps that is well. */
  works(): Promise<void>;
  /** Lets every outbox empty itself, stops the server and checks the record. Prints the figures. */
  endsWell(): Promise<void>;
}

/**
 * Starts a server for the place and lets clients work until the first contacts are kept. From then on they take the
 * one refusal that is named, and no other.
 */
export async function atWork(what: string, place: Place, refusal: ProblemCode): Promise<AtWork> {
  const { random, seed } = seeded(what);
  const server = await startServer(place);
  onTestFinished(() => server.kill());
  const traffic = await startTraffic({ urls: [server.url], random, tolerated: cannotKeep(refusal) });
  onTestFinished(() => traffic.abandon());
  const { ledger } = traffic;
  const works = async (count = AFTERWARDS) => {
    const before = kept(ledger);
    await until('contacts are kept', () => kept(ledger) >= before + count);
  };
  await works(BEFORE);
  return {
    server,
    works,
    still: traffic.still,
    async refuses() {
      const [writes, reads] = refusals(ledger);
      await until('writes and reads are refused', () =>
        refusals(ledger).every((n, i) => n > ([writes, reads][i] ?? 0)),
      );
      await quiet('nothing is kept and nothing shown', () => kept(ledger) + ledger.reads.length);
    },
    async endsWell() {
      await traffic.drain();
      await server.stop();
      say(`${what}: ${JSON.stringify({ seed, kept: kept(ledger), refused: ledger.refused })}`);
      expect(await checkDrained(place, ledger)).toEqual([]);
    },
  };
}

const kept = (ledger: Ledger) => acknowledged(ledger).length;

const refusals = ({ refused }: Ledger) => [refused['/v1/ops'] ?? 0, refused['/v1/students/face-sheet'] ?? 0];
