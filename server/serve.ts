import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Server } from './http/context.ts';
import { createLog } from './log.ts';
import { openStore } from './open-store.ts';
import { bind, closeSocket } from './socket.ts';
import type { Store } from './store/store.ts';

export interface Running {
  readonly url: string;
  readonly store: Store;
  /** Stops accepting, finishes what is under way, closes the store. */
  stop(): Promise<void>;
}

/** Serves until stopped. Throws a text that says what to do when the port is taken. */
export async function serve(config: Config, given?: Store): Promise<Running> {
  const store = given ?? (await openStore(config));
  const server: Server = { config, store, log: createLog(config.logLevel) };
  const app = createApp(server);
  const socket = await bind(app.fetch, config);
  const { port } = socket.address() as AddressInfo;
  return {
    url: `http://${config.host}:${port}${config.basePath}`,
    store,
    async stop() {
      await closeSocket(socket);
      await store.close();
    },
  };
}
