import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { writesNoNames } from './canary.ts';
import { buildServer, startServer } from './start-server.ts';

const BODY = JSON.stringify({ username: 'nobody', password: 'not this one' });
const HEAD = `POST /v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n`;
const WAIT_MS = 250;

const wait = (ms = WAIT_MS) => new Promise((resolve) => setTimeout(resolve, ms));

interface Client {
  readonly socket: Socket;
  heard(): string;
  readonly closed: Promise<void>;
}

/** A connection that says exactly what it is told to. */
async function client(port: number, text = ''): Promise<Client> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (data) => (heard += data.toString())).on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  socket.write(text);
  onTestFinished(() => void socket.destroy());
  return { socket, closed, heard: () => heard };
}

beforeAll(buildServer);

describe('the compiled server', () => {
  it('finds its migrations, answers, and describes its interface', async () => {
    const { port } = await startServer();
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect(await (await get('/health/live')).json()).toEqual({ product: 'facesheet', live: true });
    expect(await (await get('/v1/adapters')).json()).toMatchObject({ adapters: [] });
    expect(await (await get('/openapi.json')).json()).toMatchObject({ info: { title: 'Facesheet' } });
    await expect.poll(async () => (await get('/health/ready')).status).toBe(200);
  });

  it('writes no name, number or note of a student but into its database', writesNoNames);
});

describe('a server that is told to stop', () => {
  it('finishes what is under way, says that it is draining, closes its database, and ends with 0', async () => {
    const { child, port, dataDir, ended, said } = await startServer();
    const running = await client(port, HEAD + BODY.slice(0, 5));
    const asking = await client(port, 'GET /health/ready HTTP/1.1\r\nhost: x\r\n');
    await wait();
    child.kill('SIGTERM');
    await expect.poll(said).toContain('Stopping.');
    asking.socket.write('\r\n');
    await asking.closed;
    expect(asking.heard()).toMatch(/^HTTP\/1\.1 503 .*"reason":"draining"/s);
    await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
    expect(running.heard()).toBe('');
    running.socket.write(BODY.slice(5));
    await running.closed;
    expect(running.heard()).toMatch(/^HTTP\/1\.1 401 .*wrong-sign-in/s);
    expect(running.heard().toLowerCase()).toContain('\r\nconnection: close\r\n');
    expect(await ended).toBe(0);
    expect(said()).toContain('Stopped.');
    expect(existsSync(join(dataDir, 'facesheet.db-wal'))).toBe(false);
  });

  it('waits for nobody who asks nothing', async () => {
    const { child, port, ended } = await startServer();
    const kept = await client(port, 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    const silent = await client(port);
    await expect.poll(kept.heard).toContain('"live":true');
    const began = performance.now();
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    await Promise.all([kept.closed, silent.closed]);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('ends at once when it is told again, and takes one Ctrl-C that arrives twice for one', async () => {
    const { child, port, ended } = await startServer();
    await client(port, HEAD);
    await wait();
    child.kill('SIGINT');
    await wait(20);
    child.kill('SIGINT');
    await wait(500);
    expect(child.exitCode).toBe(null);
    child.kill('SIGINT');
    expect(await ended).toBe(1);
  });

  it('stops when the shell that npm ran it through is ended and leaves it behind', async () => {
    const { child, ended, said } = await startServer({ npm: true });
    child.kill('SIGTERM');
    await ended;
    await expect.poll(said, { timeout: 5000 }).toContain('Stopped.');
  });
});
