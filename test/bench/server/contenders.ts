import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const HOST = '127.0.0.1';
const POLL_MS = 3;
const START_LIMIT_MS = 120_000;

/** How to start a contender: Node's own arguments, then its script. */
interface Recipe {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The product's own server as `npm run serve` runs it, with its default log level; the log goes to the null device. */
export const ours = (dataDir: string, nodeArgs: readonly string[] = []): Recipe => ({
  args: [...nodeArgs, '--import', 'tsx', fileURLToPath(new URL('../../../server/main.ts', import.meta.url))],
  env: { DATA_DIR: dataDir, TIME_ZONE: 'UTC' },
});

export const floor = (file: string): Recipe => ({
  args: ['--import', 'tsx', fileURLToPath(new URL('./floor/main.ts', import.meta.url))],
  env: { BENCH_FILE: file },
});

export const bareHono: Recipe = { args: [fileURLToPath(new URL('./bare-hono.mjs', import.meta.url))], env: {} };

/** A contender that answers. */
export interface Contender {
  readonly port: number;
  readonly pid: number;
  /** From spawning the process to its first answer. */
  readonly startMs: number;
  stop(): Promise<void>;
}

/** A bench that is broken off leaves nothing running. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill()));

/** Starts a contender on a free loopback port and waits for its first answer. Throws what it said when it ended instead. */
export async function start({ args, env }: Recipe): Promise<Contender> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, HOST, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let said = '';
  child.stderr.on('data', (data: Buffer) => void (said += data.toString()));
  await firstAnswer(child, port, () => said);
  return { port, pid: child.pid ?? 0, startMs: performance.now() - began, stop: () => stop(child) };
}

async function firstAnswer(child: ChildProcess, port: number, said: () => string): Promise<void> {
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`A measured server ended at its start:\n${said()}`);
    const answer = await fetch(`http://${HOST}:${port}/health/live`).catch(() => undefined);
    if (answer?.ok === true) return void (await answer.text());
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
