import { median, percentile } from '../stats.ts';
import { cpuMs } from './proc.ts';
import { load, type Work } from './load.ts';

/** A server under load, by the name it has in the tables. */
interface Measured {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
}

/** One work on one contender, over all rounds: medians of the rounds' figures. */
export interface Row {
  readonly contender: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  /** Server CPU, microseconds a request. */
  readonly cpuUs: number | undefined;
  readonly errors: number;
}

export interface WorkResult {
  readonly work: string;
  readonly ours: Row;
  readonly floor: Row;
  /** Ours by floor, the median of the ratios of single rounds: what was slow for both in a round cancels out. */
  readonly ratio: number;
  readonly cpuRatio: number;
}

type Round = Omit<Row, 'contender'>;
const WARM_MS = 700;

/** Runs a work on both in turns, the order swapped each round, after a warm-up of both. */
export async function compare(
  work: Work,
  ours: Measured,
  floor: Measured,
  rounds: number,
  ms: number,
): Promise<WorkResult> {
  for (const { port } of [ours, floor]) await load(port, work, WARM_MS);
  const pairs: { ours: Round; floor: Round }[] = [];
  for (let i = 0; i < rounds; i++) {
    const first = i % 2 === 0 ? await once(work, ours, ms) : undefined;
    const second = await once(work, floor, ms);
    pairs.push({ ours: first ?? (await once(work, ours, ms)), floor: second });
  }
  const ratioOf = (figure: (round: Round) => number) =>
    median(pairs.map((pair) => figure(pair.ours) / figure(pair.floor)));
  return {
    work: work.name,
    ours: together(
      ours.name,
      pairs.map((pair) => pair.ours),
    ),
    floor: together(
      floor.name,
      pairs.map((pair) => pair.floor),
    ),
    ratio: ratioOf(({ perSecond }) => perSecond),
    cpuRatio: ratioOf(({ cpuUs }) => cpuUs ?? Number.NaN),
  };
}

async function once(work: Work, { port, pid }: Measured, ms: number): Promise<Round> {
  const before = cpuMs(pid);
  const { perSecond, answers, errors, latencies } = await load(port, work, ms);
  const after = cpuMs(pid);
  const cpuUs = before === undefined || after === undefined ? undefined : ((after - before) * 1000) / answers;
  const [p50, p90, p99] = [0.5, 0.9, 0.99].map((p) => percentile(latencies, p)) as [number, number, number];
  return { perSecond, p50, p90, p99, cpuUs, errors };
}

function together(contender: string, rounds: readonly Round[]): Row {
  const of = (figure: (round: Round) => number) => median(rounds.map(figure));
  return {
    contender,
    perSecond: of((round) => round.perSecond),
    p50: of((round) => round.p50),
    p90: of((round) => round.p90),
    p99: of((round) => round.p99),
    cpuUs: of((round) => round.cpuUs ?? Number.NaN),
    errors: rounds.reduce((sum, { errors }) => sum + errors, 0),
  };
}
