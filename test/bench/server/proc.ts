import { readFileSync } from 'node:fs';

const TICK_MS = 10;
const UTIME = 11;
const STIME = 12;
const KB_PER_MB = 1024;

/** CPU time a process has used so far, ms; undefined where there is no /proc. */
export function cpuMs(pid: number): number | undefined {
  const text = read(`/proc/${pid}/stat`);
  // The program's name stands in brackets and may hold spaces: fields are counted from behind it.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields === undefined ? undefined : (Number(fields[UTIME]) + Number(fields[STIME])) * TICK_MS;
}

/** Resident and proportional memory of a process in MB; undefined where there is no /proc. */
export function memoryMb(pid: number): { rss: number; pss: number } | undefined {
  const text = read(`/proc/${pid}/smaps_rollup`);
  const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text ?? '')?.[1]);
  return text === undefined ? undefined : { rss: kb('Rss') / KB_PER_MB, pss: kb('Pss') / KB_PER_MB };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
