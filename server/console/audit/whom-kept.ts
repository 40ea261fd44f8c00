import { v7 } from 'uuid';
import type { Writer } from '../parts/kept.ts';
import { NOBODY, type Whom } from './sought.ts';

/** Whom each step of the history searched by. */
export interface WhomKept {
  /** Whom a step with this mark is about; null when that is no longer known, such as after a reload. */
  at(mark: string | null): Whom | null;
  /** The mark of a step about them: says nothing of anybody, and null for nobody. */
  keep(whom: Whom): string | null;
}

const keptFor = new WeakMap<Writer, Map<string, Whom>>();

/** Keeps whom somebody searched by, in memory only and for that person alone: a browser keeps its history (R37 to R41, R60). */
export function whomKept(writer: Writer, newMark: () => string = v7): WhomKept {
  const kept = keptFor.get(writer) ?? new Map<string, Whom>();
  keptFor.set(writer, kept);
  return {
    at: (mark) => (mark === null ? NOBODY : (kept.get(mark) ?? null)),
    keep(whom) {
      if (whom.student === null && whom.staff === null) return null;
      const mark = newMark();
      kept.set(mark, whom);
      return mark;
    },
  };
}
