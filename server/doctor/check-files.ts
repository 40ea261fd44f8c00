import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isPart } from '../store/backup/names.ts';
import { listBackups } from '../store/backup/rotate.ts';
import { sizeText } from '../size-text.ts';
import { fault, type Finding, ok, warning } from './finding.ts';

const HOUR_MS = 3_600_000;
/** A day and some slack: backups are made once a night. */
const BACKUP_AGE_MS = 26 * HOUR_MS;
const LITTLE = 50_000_000;
const OTHERS_MAY_READ = 0o004;

/** The disk must take a copy of the record, and go on taking writes. `size`: bytes of the record. */
export function checkDisk(about: string, folder: string, size: number): Finding {
  const { bavail, bsize } = statfsSync(existing(folder));
  const free = bavail * bsize;
  const text = `${sizeText(free)} free at ${folder}`;
  if (free < LITTLE) return fault(about, `${text}: soon nothing can be written any more`);
  if (free < 2 * size + LITTLE) return warning(about, `${text}: not enough for two copies of the record`);
  return ok(about, text);
}

/** How old the newest backup is, by its name. */
export function checkBackups(folder: string, now: number): Finding {
  const about = 'last backup';
  const [newest] = listBackups(folder);
  if (newest === undefined) return warning(about, `there is none in ${folder}. Make one with: npm run backup`);
  const age = now - newest.at;
  const text = `${newest.file}, ${sizeText(statSync(newest.file).size)}`;
  if (age < 0) return warning(about, `${text}, has a time in the future: was the clock put back?`);
  const hours = `${text}, ${Math.floor(age / HOUR_MS)} h old`;
  return age > BACKUP_AGE_MS ? warning(about, `${hours}. One a day is the least`) : ok(about, hours);
}

/** What an interrupted backup or restore left: each holds everything. */
export function checkLeftovers(dataDir: string, backups: string, now: number): Finding[] {
  const left = [...named(backups, isPart), ...named(dataDir, (name) => name.startsWith('.restore-'))];
  return left
    .filter((path) => now - statSync(path).mtimeMs > HOUR_MS)
    .map((path) => warning('left over', `${path}: an interrupted backup or restore left it. Delete it`));
}

/** Whether other users of the machine can read the record. Windows has other means, which are not looked at. */
export function checkAccess(dataDir: string): Finding[] {
  if (process.platform === 'win32' || !existsSync(dataDir)) return [];
  const open = (statSync(dataDir).mode & OTHERS_MAY_READ) !== 0;
  const about = 'access';
  if (!open) return [ok(about, `only its owner and group can read ${dataDir}`)];
  return [warning(about, `every user of this machine can read ${dataDir}: chmod o-rwx ${dataDir}`)];
}

function named(folder: string, is: (name: string) => boolean): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(is)
    .map((name) => join(folder, name));
}

function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder));
}
