import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compiled } from '../tools/compiled.ts';
import type { TestRecord } from './record.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly typed?: string;
  readonly env?: Record<string, string>;
  /** Sent as soon as the command has said this on stderr. */
  readonly interruptAt?: string;
}

/** Runs a command as it is run by hand, on the record of a test. */
export function run(
  command: 'backup' | 'restore' | 'doctor' | 'rotate-trail-key',
  { place, dataDir }: Pick<TestRecord, 'place' | 'dataDir'>,
  args: readonly string[] = [],
  { typed = '', env = {}, interruptAt }: RunOptions = {},
): Promise<Ran> {
  const url = place.engine === 'postgres' ? place.url : undefined;
  const child = spawn(process.execPath, [compiled(command), ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir, TIME_ZONE: 'America/Chicago', ...env },
  });
  child.stdin.end(typed);
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (text.out += String(chunk)));
  child.stderr.on('data', (chunk) => {
    text.err += String(chunk);
    if (interruptAt !== undefined && text.err.includes(interruptAt)) child.kill('SIGINT');
  });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, ...text })));
}
