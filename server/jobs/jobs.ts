import type { Log } from '../log.ts';

/** Something a server does by itself. It knows when it is due: `run` is called often, and mostly does nothing. */
export interface Job {
  /** What the log says when it fails. In our own words: a driver's may hold values. */
  readonly trouble: string;
  run(): Promise<void>;
}

export interface RunningJobs {
  /** Begins none any more, and resolves when those under way are done. */
  stop(): Promise<void>;
}

/** Between two looks whether a job is due. */
const LOOK_MS = 60_000;

/**
 * Runs jobs in turn, at once and then again and again. One that fails is logged and tried at the next look; a look
 * that comes while another is under way is left out.
 */
export function startJobs(jobs: readonly Job[], log: Log, everyMs = LOOK_MS): RunningJobs {
  let underWay: Promise<void> | undefined;
  let stopped = false;

  async function look(): Promise<void> {
    for (const job of jobs) {
      if (stopped) return;
      await job.run().catch(() => log.error({}, job.trouble));
    }
  }
  function begin(): void {
    underWay ??= look().finally(() => (underWay = undefined));
  }
  const timer = setInterval(begin, everyMs);
  begin();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await underWay;
    },
  };
}
