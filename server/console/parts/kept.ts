import { reactive } from './reactive.svelte.ts';

/** What is being written about several things, by what it is about. */
export interface Kept<S, D> {
  /** What is written on this one, reactive; nothing yet the first time. */
  of(subject: S): D;
  /** It was sent, or is given up. */
  drop(subject: S): void;
}

/** Whose writing it is: another one for each person at the desk, so that nobody gets what somebody else wrote. */
export interface Writer {
  readonly staffId: string;
}

/**
 * Keeps what somebody writes until it is dropped, past the page and past a session that ends: whoever signs in again
 * goes on with it. In memory only, since it may speak of students.
 */
export function keptBy<S, D>(idOf: (subject: S) => string, begin: (subject: S) => D): (writer: Writer) => Kept<S, D> {
  const written = new WeakMap<Writer, Map<string, D>>();
  return (writer) => {
    const kept = written.get(writer) ?? new Map<string, D>();
    written.set(writer, kept);
    return {
      of(subject) {
        const there = kept.get(idOf(subject));
        if (there !== undefined) return there;
        const draft = reactive(begin(subject));
        kept.set(idOf(subject), draft);
        return draft;
      },
      drop: (subject) => void kept.delete(idOf(subject)),
    };
  };
}
