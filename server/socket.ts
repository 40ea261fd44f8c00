import { serve as listen, type ServerType } from '@hono/node-server';

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
