import { reactive } from './reactive.svelte.ts';

/** What is being written about several things, by what it is about. */
export interface Kept<S, D> {
  /** What is written on this one, reactive; as it was left, or nothing yet the first time. */
  of(subject: S): D;
  /** It was sent, or is given up. */
  drop(subject: S): void;
}

/** Whose writing it is: another one for each person at the desk, so that nobody gets what somebody else wrote. */
export interface Writer {
  readonly staffId: string;
}

/** All that somebody is writing, in every form: what stands there as JSON, null while that is nothing. */
const desks = new WeakMap<Writer, Map<string, () => string | null>>();

function deskOf(writer: Writer): Map<string, () => string | null> {
  const desk = desks.get(writer) ?? new Map<string, () => string | null>();
  desks.set(writer, desk);
  return desk;
}

/** How a form's writing is told apart, and what of it is none. */
interface Form<S, D> {
  /** Its name, one of its own. Whoever changes the shape of what is written changes it. */
  readonly name: string;
  readonly idOf: (subject: S) => string;
  readonly begin: (subject: S) => D;
  /** Whether nothing is written, although it is not as it began. */
  readonly isBlank?: (draft: D) => boolean;
}

/**
 * Keeps what somebody writes until it is dropped, past the page and past a session that ends: whoever signs in again
 * goes on with it. In memory here; `sealedWriting` puts it away for the time after the page.
 */
export function keptBy<S, D extends object>(form: Form<S, D>): (writer: Writer) => Kept<S, D> {
  const { name, idOf, begin, isBlank = () => false } = form;
  const written = new WeakMap<Writer, Map<string, D>>();
  return (writer) => {
    const kept = written.get(writer) ?? new Map<string, D>();
    written.set(writer, kept);
    const desk = deskOf(writer);
    const at = (subject: S) => `${name} ${idOf(subject)}`;
    return {
      of(subject) {
        const there = kept.get(at(subject));
        if (there !== undefined) return there;
        const begun = begin(subject);
        const untouched = JSON.stringify(begun);
        const draft = reactive(wentOn(begun, desk.get(at(subject))?.()));
        kept.set(at(subject), draft);
        desk.set(at(subject), () => {
          const now = JSON.stringify(draft);
          return now === untouched || isBlank(draft) ? null : now;
        });
        return draft;
      },
      drop(subject) {
        kept.delete(at(subject));
        desk.delete(at(subject));
      },
    };
  };
}

/** As it was left; it is the form's own, sealed by this program under the form's name. */
function wentOn<D extends object>(begun: D, left: string | null | undefined): D {
  return typeof left === 'string' ? { ...begun, ...(JSON.parse(left) as Partial<D>) } : begun;
}

/** All that somebody has written and not sent: each text as JSON, by the name under which it can be put back. */
export function writtenBy(writer: Writer): Map<string, string> {
  const texts = [...deskOf(writer)].flatMap(([name, read]) => {
    const text = read();
    return text === null ? [] : [[name, text] as const];
  });
  return new Map(texts);
}

/** Puts back what was written before this page: its form finds it when it is opened. */
export function putBack(writer: Writer, name: string, text: string): void {
  deskOf(writer).set(name, () => text);
}
