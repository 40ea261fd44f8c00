/** What is being written about several things, by what it is about. */
export interface Kept<S, D> {
  /** What is written on this one; nothing yet the first time. */
  of(subject: S): D;
  /** It was sent, or is given up. */
  drop(subject: S): void;
}

/** Keeps what is written until it is dropped: in memory only, since it may speak of students. */
export function keptBy<S, D>(idOf: (subject: S) => string, begin: (subject: S) => D): Kept<S, D> {
  const kept = new Map<string, D>();
  return {
    of(subject) {
      const draft = kept.get(idOf(subject)) ?? begin(subject);
      kept.set(idOf(subject), draft);
      return draft;
    },
    drop: (subject) => void kept.delete(idOf(subject)),
  };
}
