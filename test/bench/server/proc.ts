import { readFileSync } from 'node:fs';

const TICK_MS = 10;
const UTIME = 11;
const STIME = 12;
const KB_PER_MB = 1024;

/** CPU time a process has used so far, ms; undefined where there is no /proc, or the process has ended. */
export function cpuMs(pid: number): number | undefined {
  const text = read(`/proc/${pid}/stat`);
  // The program's name stands in brackets and may hold spaces: fields are counted from behind it.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields === undefined ? undefined : (Number(fields[UTIME]) + Number(fields[STIME])) * TICK_MS;
}

/** Memory of a process in MB: its share of everything it has mapped, and what it has made itself. */
export interface Memory {
  /** Proportional set size: shared pages are divided among those who share them. */
  readonly pss: number;
  /** Anonymous pages: heap, stacks and caches, without files and shared memory. */
  readonly anon: number;
}

/** The memory of processes together; undefined where there is no /proc or one of them is not ours to read. */
export function memoryMb(...pids: readonly number[]): Memory | undefined {
  const texts = pids.map((pid) => read(`/proc/${pid}/smaps_rollup`));
  if (texts.some((text) => text === undefined)) return undefined;
  const sum = (name: string) =>
    texts.reduce((mb, text) => mb + Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text ?? '')?.[1]), 0) /
    KB_PER_MB;
  return { pss: sum('Pss'), anon: sum('Anonymous') };
}

/** Whether a process is what its name says; false for a number that means a process of another machine. */
export function isNamed(pid: number, name: string): boolean {
  return read(`/proc/${pid}/comm`)?.trim() === name;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
