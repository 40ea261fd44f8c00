import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve as listen } from '@hono/node-server';

/** Requests that still run after this are cut off. */
const DRAIN_LIMIT_MS = 10_000;
const SWEEP_MS = 50;

/** A bound socket. */
export interface Listening {
  readonly port: number;
  /**
   * Stops accepting and resolves when the requests under way are answered, at the latest after `limitMs`: whatever
   * still runs then is cut off. Connections on which nothing is asked are closed at once.
   */
  close(limitMs?: number): Promise<void>;
}

/** Binds a socket, or says plainly why it cannot. */
export function bind(
  fetch: Parameters<typeof listen>[0]['fetch'],
  at: { host: string; port: number },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    // Without options of its own the adapter makes a plain HTTP/1.1 server.
    const server = listen({ fetch, hostname: at.host, port: at.port }, ({ port }: AddressInfo) =>
      resolve({ port, close: (limitMs = DRAIN_LIMIT_MS) => close(server, underWay, limitMs) }),
    ) as Server;
    const underWay = countRequests(server);
    server.once('error', (error: NodeJS.ErrnoException) => reject(portTrouble(error, at)));
  });
}

/** How many requests are being answered now. */
function countRequests(server: Server): () => number {
  let count = 0;
  server.on('request', (_, answer) => {
    count += 1;
    answer.once('close', () => void (count -= 1));
  });
  return () => count;
}

async function close(server: Server, underWay: () => number, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A browser opens connections in advance; one that has never asked anything does not count as idle for Node.
  const sweep = setInterval(() => {
    if (underWay() === 0) server.closeAllConnections();
    else server.closeIdleConnections();
  }, SWEEP_MS);
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
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
