import { createApp } from './app.ts';
import { askJob } from './areas/questions/ask-job.ts';
import { openTrailKeeper } from './audit/trail-keeper.ts';
import type { Config } from './config.ts';
import { startJobs } from './jobs/jobs.ts';
import { createLog } from './log.ts';
import { openStore } from './open-store.ts';
import { bind } from './socket.ts';
import type { Store } from './store/store.ts';

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
  const trail = await openTrailKeeper(store, config.trailKeysDir, log).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const app = createApp({ config, store, log, trail, draining: () => draining });
  const socket = await bind(app.fetch, config).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const looking = setInterval(() => void trail.look(), LOOK_MS);
  const jobs = startJobs([askJob(store, config.timeZone)], log);
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
