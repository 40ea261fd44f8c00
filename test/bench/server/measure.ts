import { median, percentile } from '../stats.ts';
import type { CpuMeter } from './cpu-meter.ts';
import { load, type Work } from './load.ts';

/** A server under load, by the name it has in the tables, with what it is asked. */
export interface Entrant {
  readonly name: string;
  readonly port: number;
  readonly cpu: CpuMeter;
  readonly work: Work;
}

/** One work on one contender, over all rounds: medians of the rounds' figures. */
export interface Line {
  readonly name: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  /** CPU of the server and of what serves it, microseconds a request. */
  readonly cpuUs: number;
  readonly errors: number;
  /** Requests a second and CPU by those of the base: the medians of the ratios of single rounds, in which what was slow for all cancels out. */
  readonly ratio: number;
  readonly cpuRatio: number;
}

interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly cpuUs: number;
  readonly errors: number;
}

const WARM_MS = 700;

/**
 * Runs a work on all contenders in turn, after a warm-up of each; another one begins in each round. The base, to which
 * the others are compared, is the contender of that name. Figures that cannot be had are NaN.
 */
export async function compare(entrants: readonly Entrant[], base: string, rounds: number, ms: number): Promise<Line[]> {
  for (const { port, work } of entrants) await load(port, work, WARM_MS);
  const measured: Map<string, Round>[] = [];
  for (let i = 0; i < rounds; i++) {
    const first = i % entrants.length;
    const round = new Map<string, Round>();
    for (const entrant of [...entrants.slice(first), ...entrants.slice(0, first)])
      round.set(entrant.name, await once(entrant, ms));
    measured.push(round);
  }
  return entrants.map(({ name }) => together(name, base, measured));
}

async function once({ port, work, cpu }: Entrant, ms: number): Promise<Round> {
  const usedSince = await cpu();
  const { perSecond, answers, errors, latencies } = await load(port, work, ms);
  const cpuUs = ((await usedSince()) ?? Number.NaN) * (1000 / answers);
  const [p50, p90, p99] = [0.5, 0.9, 0.99].map((p) => percentile(latencies, p)) as [number, number, number];
  return { perSecond, p50, p90, p99, cpuUs, errors };
}

function together(name: string, base: string, rounds: readonly ReadonlyMap<string, Round>[]): Line {
  const middle = (figure: keyof Round) => median(rounds.map((round) => round.get(name)?.[figure] ?? Number.NaN));
  const ratio = (figure: keyof Round) =>
    median(
      rounds.map((round) => (round.get(name)?.[figure] ?? Number.NaN) / (round.get(base)?.[figure] ?? Number.NaN)),
    );
  return {
    name,
    perSecond: middle('perSecond'),
    p50: middle('p50'),
    p90: middle('p90'),
    p99: middle('p99'),
    cpuUs: middle('cpuUs'),
    errors: rounds.reduce((sum, round) => sum + (round.get(name)?.errors ?? 0), 0),
    ratio: ratio('perSecond'),
    cpuRatio: ratio('cpuUs'),
  };
}
