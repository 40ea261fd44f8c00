import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles what `startServer` starts. */
export function buildServer(): void {
  const built = spawnSync(process.execPath, ['server/cli/build-server.mjs'], { cwd: ROOT, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
}

/** A new folder for a record. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'facesheet-process-'));

/** A compiled server that runs. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly port: number;
  readonly dataDir: string;
  /** Everything it wrote to either stream. */
  said(): string;
  readonly ended: Promise<number | null>;
}

/**
 * The compiled server, on a free port, over the record in `dataDir` or an empty one; `npm` runs it as npm does: through
 * a shell. Ended, and its folder removed, when the test ends.
 */
export async function startServer({ npm = false, dataDir = emptyFolder() } = {}): Promise<ServerProcess> {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'info',
    DATABASE_URL: undefined,
    npm_lifecycle_event: npm ? 'serve' : undefined,
  };
  const [command, ...args] = npm
    ? ['sh', '-c', `"${process.execPath}" dist/server/main.mjs; exit $?`]
    : [process.execPath, 'dist/server/main.mjs'];
  const child = spawn(command, args, { cwd: ROOT, env, detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    killGroup(child);
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  });
  const port = await new Promise<number>((resolve, reject) => {
    const look = () => {
      const at = /answers at http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (at !== undefined) resolve(Number(at));
    };
    child.stdout.on('data', look);
    void ended.then(() => reject(new Error(said)));
  });
  return { child, port, dataDir, ended, said: () => said };
}

/** A server that lost its shell is still in the shell's group. */
function killGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-(pid ?? Number.NaN), 'SIGKILL');
  } catch {
    // The whole group has ended by itself.
  }
}
