import { resolve } from 'node:path';
import { lastSignedIn, setLastSignedAside } from '../audit/last-signed.ts';
import { readConfig, readKeyFile } from '../config.ts';
import { placeOf } from '../place-of.ts';
import { machineRuntime } from '../runtime.ts';
import { timeName } from '../store/backup/names.ts';
import { restore, type RestorePlan } from '../store/restore/restore.ts';
import { askWord } from './ask-word.ts';
import { systemContext } from './context.ts';
import { abortOnSignal } from './end-on-signal.ts';
import { showSteps } from './progress-line.ts';
import { readRestoreArgs } from './restore-args.ts';
import { planText } from './restore-words.ts';
import { runCommand } from './run-command.ts';

const USAGE = `Usage: npm run restore -- BACKUP.db [options]
  --yes                    does not ask
  --backup-key-file FILE   the backup's key, where it is not that of DB_KEY_FILE`;
const WORD = 'restore';

/**
 * Puts a backup in the place of the record. Exit codes: 0 restored · 1 refused or not confirmed, nothing was changed ·
 * 2 the command line cannot be understood.
 */
runCommand(async () => {
  const args = readRestoreArgs(process.argv.slice(2), USAGE);
  const config = readConfig(process.env);
  const progress = showSteps(process.stderr);
  const confirm = async (plan: RestorePlan): Promise<boolean> => {
    progress.done();
    process.stdout.write(planText(args.backup, plan));
    return args.yes || (await askWord(`Type ${WORD} to go on: `, process.stdin, process.stderr)) === WORD;
  };
  try {
    const restored = await restore(placeOf(config), {
      backup: resolve(args.backup),
      backupKey: args.backupKeyFile === undefined ? undefined : readKeyFile(args.backupKeyFile, '--backup-key-file'),
      dataDir: config.dataDir,
      runtime: machineRuntime,
      context: systemContext(machineRuntime.now()),
      onStep: progress.onStep,
      signal: abortOnSignal(),
      confirm,
    });
    progress.done();
    if (restored === undefined) throw new Error('Not confirmed. Nothing was changed.');
    process.stdout.write(
      `Restored. ${restored.aside === undefined ? '' : `The record from before is kept: ${restored.aside}.\n`}`,
    );
    process.stdout.write(asideText(config.trailKeysDir));
    process.stdout.write('Start the server, and see with "npm run doctor" that all is well.\n');
  } finally {
    progress.done();
  }
});

/** What becomes of the checkpoint that was signed last. The record is restored, whatever becomes of it. */
function asideText(folder: string): string {
  try {
    const aside = setLastSignedAside(folder, timeName(machineRuntime.now()));
    if (aside === undefined) return '';
    return `What was signed last is kept: ${aside}. Browsers that saw it will say so. Move it away beside the keys of other servers, too.\n`;
  } catch {
    return `Move ${lastSignedIn(folder).file} away: this program may not. Until then no checkpoint is signed.\n`;
  }
}
