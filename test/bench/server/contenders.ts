import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../clean-up.ts';

const HOST = '127.0.0.1';
const POLL_MS = 3;
const START_LIMIT_MS = 120_000;

/** How to start a contender: Node's arguments, its script among them, and its settings. */
export interface Recipe {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A contender that answers. */
export interface Contender {
  readonly port: number;
  readonly pid: number;
  /** From spawning the process to its first answer, ms. */
  readonly liveMs: number;
  /** From spawning the process to the first answer that it can serve, its store included, ms. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

/** Starts a contender on a free loopback port and waits until it is ready. Throws what it said when it ended instead. */
export async function start({ args, env }: Recipe): Promise<Contender> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...surroundings(), ...env, HOST, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  atEnd(() => stop(child));
  let said = '';
  child.stderr.on('data', (data: Buffer) => void (said += data.toString()));
  const answers = async (path: string): Promise<number> => {
    await firstAnswer(child, `http://${HOST}:${port}${path}`, () => said);
    return performance.now() - began;
  };
  const liveMs = await answers('/health/live');
  const readyMs = await answers('/health/ready');
  return { port, pid: child.pid ?? 0, liveMs, readyMs, stop: () => stop(child) };
}

/** Of our own environment only what Node needs: a setting of the product's that happens to be set measures something else. */
function surroundings(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

async function firstAnswer(child: ChildProcess, url: string, said: () => string): Promise<void> {
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`A measured server ended at its start:\n${said()}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.text();
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  child.kill();
  throw new Error('A measured server did not answer within two minutes.');
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
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
