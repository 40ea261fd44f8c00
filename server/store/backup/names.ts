/** How our backups are called: rotation touches nothing else. The time is UTC. */
const NAME = /^facesheet-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.db$/u;
const PART = /^\.part-.+\.db(-journal|-wal|-shm)?$/u;

/** A time as file names can carry it, on every system: `2026-11-20T15-00-00-000Z`. */
export function timeName(at: number): string {
  return new Date(at).toISOString().replaceAll(/[:.]/gu, '-');
}

/** `facesheet-2026-11-20T15-00-00-000Z.db` */
export function backupName(at: number): string {
  return `facesheet-${timeName(at)}.db`;
}

/** The name of a backup, of any kind, while it is not proven. */
export function partName(name: string): string {
  return `.part-${name}`;
}

export const isPart = (name: string): boolean => PART.test(name);

/** When a backup was made, by its name; undefined for a file that is none of ours. */
export function backupTime(name: string): number | undefined {
  const match = NAME.exec(name);
  if (match === null) return undefined;
  const [, day, hour, minute, second, ms] = match;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at) ? undefined : at;
}
