import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Program } from '../../server/store/migrate/migration.ts';

const SCRIPT = fileURLToPath(new URL('migrate-child.ts', import.meta.url));

/** What a process of its own is told to migrate. */
export interface Order {
  readonly engine: 'sqlite' | 'postgres';
  /** The file or the address. */
  readonly at: string;
  readonly program: Program;
}

/** How it ended; `applied` as it said. */
export interface End {
  readonly signal: NodeJS.Signals | null;
  readonly applied: readonly string[];
  readonly trouble: string;
}

/** Migrates in a process of its own. In its SQLite, `die()` kills it on the spot. */
export async function migrateInChild(order: Order): Promise<End> {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, JSON.stringify(order)]);
  let said = '';
  let trouble = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (trouble += text.toString()));
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { signal, trouble, applied: said === '' ? [] : (JSON.parse(said) as string[]) };
}
