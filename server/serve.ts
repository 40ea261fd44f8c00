import { createApp } from './app.ts';
import { askJob } from './areas/questions/ask-job.ts';
import { enterKeys } from './audit/enter-keys.ts';
import { timesJob } from './audit/time-blocks.ts';
import { openTrailKeeper, type TrailKeeper } from './audit/trail-keeper.ts';
import type { Config } from './config.ts';
import { startJobs } from './jobs/jobs.ts';
import { createLog, type Log } from './log.ts';
import { openStore } from './open-store.ts';
import { systemAct } from './roster/carry-out.ts';
import { forgetHealthJob } from './sis/forget-job.ts';
import { bind } from './socket.ts';
import type { Store } from './store/store.ts';
import { sealKeyJob } from './sync/seal-keys.ts';

/** Between two looks whether a checkpoint is due. */
const LOOK_MS = 15_000;

export interface Running {
  readonly url: string;
  readonly store: Store;
  /** Says that it is not ready any more, stops accepting, finishes what is under way, signs the trail, closes the store. */
  stop(): Promise<void>;
}

/** Serves until stopped. Throws a text that says what to do when the port is taken. */
export async function serve(config: Config, given?: Store): Promise<Running> {
  const store = given ?? (await openStore(config, { check: 'beside' }));
  let draining = false;
  const log = createLog(config.logLevel);
  const trail = await openTrail(store, config.trailKeysDir, log).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const app = createApp({ config, store, log, trail, draining: () => draining });
  const socket = await bind(app.fetch, config).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const looking = setInterval(() => void trail.look(), LOOK_MS);
  const own = [
    sealKeyJob(store, config.draftDays),
    askJob(store, config.timeZone),
    forgetHealthJob(store, config.timeZone),
    timesJob(store),
  ];
  const jobs = startJobs(own, log);
  return {
    url: `http://${config.host}:${socket.port}${config.basePath}`,
    store,
    async stop() {
      draining = true;
      clearInterval(looking);
      await socket.close();
      await jobs.stop();
      // What happened since the last one is signed, whatever becomes of the file until the next start.
      await trail.sign().catch(() => log.error({}, 'The audit trail was not signed at the end.'));
      await store.close();
    },
  };
}

/** The trail's keys are opened, and entered into it where they are others than before. */
async function openTrail(store: Store, folder: string, log: Log): Promise<TrailKeeper> {
  const trail = await openTrailKeeper(store, folder, log);
  const isNew = await enterKeys(store, trail.keys, systemAct(store, store.runtime.now()));
  // Until then the newest checkpoint names the keys of before, and browsers go on learning them.
  if (isNew) void trail.sign().catch(() => log.error({}, 'The audit trail was not signed with its keys of now.'));
  return trail;
}
