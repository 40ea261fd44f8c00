import type { Writer } from '../parts/kept.ts';

const last = new WeakMap<Writer, string>();

/** The school whose log somebody looked at last, in memory: they come back to it. */
export const lastSchool = {
  of: (writer: Writer): string | null => last.get(writer) ?? null,
  keep: (writer: Writer, school: string): void => void last.set(writer, school),
};
