import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve as listen, type ServerType } from '@hono/node-server';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Server } from './http/context.ts';
import { createLog } from './log.ts';
import { machineRuntime } from './runtime.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import type { Store } from './store/store.ts';

export interface Running {
  readonly url: string;
  readonly store: Store;
  /** Stops accepting, finishes what is under way, closes the store. */
  stop(): Promise<void>;
}

/** Opens the district's store, making its folder where it is new. */
export function openStore(config: Config): Store {
  mkdirSync(config.dataDir, { recursive: true });
  return openSqliteStore(config.databaseFile, machineRuntime);
}

/** Serves until stopped. Throws a text that says what to do when the port is taken. */
export async function serve(config: Config, store: Store = openStore(config)): Promise<Running> {
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

/** Binds a socket, or says plainly why it cannot. */
export function bind(
  fetch: Parameters<typeof listen>[0]['fetch'],
  at: { host: string; port: number },
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const socket = listen({ fetch, hostname: at.host, port: at.port }, () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => reject(portTrouble(error, at)));
  });
}

function portTrouble(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} on ${host} is taken by another program. Stop that one, or choose another with PORT=${port + 10}.`,
    );
  }
  if (error.code === 'EACCES')
    return new Error(`Port ${port} needs rights this user does not have. Choose one above 1023.`);
  return error;
}

/** Lets running requests finish; connections that only wait are closed. */
export function closeSocket(socket: ServerType): Promise<void> {
  return new Promise((resolve) => {
    socket.close(() => resolve());
    if ('closeIdleConnections' in socket) socket.closeIdleConnections();
  });
}
