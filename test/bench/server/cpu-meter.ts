import { cpuMs } from './proc.ts';

/** Begins to count CPU time. What comes back tells how much was used since, ms, or undefined where nobody can tell. */
export type CpuMeter = () => Promise<() => Promise<number | undefined>>;

/** Lists the processes whose time counts, as they are now; undefined where they cannot be seen. */
export type Pids = () => Promise<readonly number[] | undefined>;

/** Counts what the listed processes use together. One that has begun meanwhile counts from its beginning. */
export function cpuMeter(pids: Pids): CpuMeter {
  return async () => {
    const before = new Map((await pids())?.map((pid) => [pid, cpuMs(pid)]));
    return async () => {
      const after = await pids();
      // What a process that has ended had used is known to nobody: half a sum is worse than none.
      if (after === undefined || [...before.keys()].some((pid) => !after.includes(pid))) return undefined;
      const sum = after.reduce((all, pid) => all + (cpuMs(pid) ?? Number.NaN) - (before.get(pid) ?? 0), 0);
      return Number.isNaN(sum) ? undefined : sum;
    };
  };
}
