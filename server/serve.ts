import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { createLog } from './log.ts';
import { openStore } from './open-store.ts';
import { bind } from './socket.ts';
import type { Store } from './store/store.ts';

export interface Running {
  readonly url: string;
  readonly store: Store;
  /** Says that it is not ready any more, stops accepting, finishes what is under way, closes the store. */
  stop(): Promise<void>;
}

/** Serves until stopped. Throws a text that says what to do when the port is taken. */
export async function serve(config: Config, given?: Store): Promise<Running> {
  const store = given ?? (await openStore(config, { check: 'beside' }));
  let draining = false;
  const app = createApp({ config, store, log: createLog(config.logLevel), draining: () => draining });
  const socket = await bind(app.fetch, config).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return {
    url: `http://${config.host}:${socket.port}${config.basePath}`,
    store,
    async stop() {
      draining = true;
      await socket.close();
      await store.close();
    },
  };
}
