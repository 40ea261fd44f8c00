import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Place } from './place/place.ts';

const HOST = '127.0.0.1';
const POLL_MS = 10;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;
const SAID_MAX = 4000;
const MAIN = fileURLToPath(new URL('../../dist/server/main.mjs', import.meta.url));

/** The product's server as people run it, on one port for all its lives. */
export interface ServerProcess {
  readonly url: string;
  /** Undefined between its lives. */
  pid(): number | undefined;
  /** Starts it without waiting. */
  launch(): void;
  /** Waits until it answers at all. Throws what it said when it ended instead. */
  live(): Promise<void>;
  /** Waits until it says that it can serve. Throws what it said when it ended instead. */
  ready(): Promise<void>;
  /** SIGKILL: nothing is finished, nothing is closed. */
  kill(): Promise<void>;
  /** The end of what it has written to its log, over all its lives. */
  said(): string;
  /** SIGTERM. Throws when it does not end by itself. */
  stop(): Promise<void>;
}

/** A test that is broken off leaves nothing running. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A server for the place on a free loopback port, not yet started. */
export async function serverFor(place: Place): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://${HOST}:${port}`;
  let child: ChildProcess | undefined;
  let said = '';
  const answers = (path: string) =>
    untilOk(
      url + path,
      () => child,
      () => said,
    );
  return {
    url,
    pid: () => (child !== undefined && isAlive(child) ? child.pid : undefined),
    said: () => said,
    launch() {
      child = spawnServer(
        { ...place.env, HOST, PORT: String(port) },
        (text) => (said = (said + text).slice(-SAID_MAX)),
      );
    },
    live: () => answers('/health/live'),
    ready: () => answers('/health/ready'),
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

/** Starts a server for the place and waits until it is ready. */
export async function startServer(place: Place): Promise<ServerProcess> {
  const server = await serverFor(place);
  server.launch();
  await server.ready();
  return server;
}

function spawnServer(env: Record<string, string>, hear: (text: string) => void): ChildProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, LOG_LEVEL: 'warn', TIME_ZONE: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => hear(data.toString()));
  return child;
}

const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

async function untilOk(url: string, child: () => ChildProcess | undefined, said: () => string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    const now = child();
    if (now === undefined || !isAlive(now)) throw new Error(`The server ended at its start. It said:\n${said()}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`The server was not as it should be within ${START_LIMIT_MS / 1000} s. It said:\n${said()}`);
}

async function end(child: ChildProcess | undefined, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child === undefined || !isAlive(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const slow = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(slow);
  if (signal === 'SIGTERM' && child.signalCode === 'SIGKILL') throw new Error('The server did not end when told to.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, HOST, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
