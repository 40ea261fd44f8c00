import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { append } from '../audit/append.ts';
import { type Config, readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';
import { placeOf } from '../place-of.ts';
import { machineRuntime } from '../runtime.ts';
import { type Backup, backUp } from '../store/backup/back-up.ts';
import { type Proof, prove } from '../store/backup/prove.ts';
import { mapStoreError } from '../store/db-errors.ts';
import { isPlain } from '../store/sqlite/encryption.ts';
import type { Store } from '../store/store.ts';
import { readBackupArgs } from './backup-args.ts';
import { systemContext } from './context.ts';
import { abortOnSignal } from './end-on-signal.ts';
import { showSteps } from './progress-line.ts';
import { runCommand } from './run-command.ts';
import { signTrail } from './sign-trail.ts';
import { sizeText } from '../size-text.ts';

const USAGE = `Usage: npm run backup [-- options]
  --to DIR       where backups lie (else DATA_DIR/backups)
  --keep N       how many backups are left there with the new one (else 14)
  --check FILE   makes none: goes through one that is there`;

/**
 * Backs a record up while its server runs, or checks a backup. Exit codes: 0 the backup is proven and kept (or the
 * checked one is whole) · 1 it is not, or it is kept without its entry in the trail, which the text says · 2 the command
 * line cannot be understood.
 */
runCommand(async () => {
  const args = readBackupArgs(process.argv.slice(2), USAGE);
  const config = readConfig(process.env);
  const progress = showSteps(process.stderr);
  try {
    if (args.check === undefined) await make(config, args, progress.onStep);
    else await check(args.check, config, progress.onStep);
  } finally {
    progress.done();
  }
});

type OnStep = Parameters<typeof prove>[2];

async function make(config: Config, { to, keep }: { to: string | undefined; keep: number }, onStep: OnStep) {
  const folder = to === undefined ? join(config.dataDir, 'backups') : resolve(to);
  await signFirst(config);
  const at = machineRuntime.now();
  const backup = await backUp(placeOf(config), { folder, keep, at, onStep, signal: abortOnSignal() });
  say(`Kept ${backup.file}: ${summaryOf(backup.proof)}.`);
  for (const file of backup.removed) say(`Removed ${file}.`);
  if (backup.proof.pending.length === 0) await enter(config, backup);
  else
    say(
      'The database is older than this program, so nothing was written into it: this backup has no entry in the trail.',
    );
}

/** So that the copy holds a checkpoint over all it has. Without one it is a backup all the same. */
async function signFirst(config: Config): Promise<void> {
  try {
    await signTrail(config);
  } catch (error) {
    process.stderr.write(`The trail was not signed before it was copied: ${reasonOf(error)}\n`);
  }
}

async function check(file: string, { databaseKey }: Config, onStep: OnStep) {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  say(`${file} is whole: ${summaryOf(await prove(file, isPlain(file) ? undefined : databaseKey, onStep))}.`);
}

/** The trail says which copies exist, and of what. */
async function enter(config: Config, { file, sha256, proof }: Backup): Promise<void> {
  const detail = JSON.stringify({ file: basename(file), sha256, trail: proof.trail });
  try {
    await write(await openStore(config), detail);
  } catch (error) {
    throw new Error(`The backup is kept, but its entry could not be written into the trail: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

async function write(store: Store, detail: string): Promise<void> {
  try {
    await store.write(systemContext(store.runtime.now()), async (tx) => ({
      receipt: await append(tx, { action: 'backup.create', resource: 'backup', decision: 'done', detail }),
      value: undefined,
    }));
  } finally {
    await store.close();
  }
}

/** An engine's own message may repeat values: only its kind and code go on. */
function reasonOf(error: unknown): string {
  const known = mapStoreError(error);
  return known instanceof Error ? known.message : 'for an unknown reason.';
}

function summaryOf({ bytes, trail, tables }: Proof): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${sizeText(bytes)}, ${rows} rows in ${tables.length} tables, ${trail.size} entries in the trail, all checks passed`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
