import type { Examiner } from '../examine/examiner.ts';
import type { OnStep } from '../examine/progress.ts';

/** A SQLite file that is whole and closed, and the key it opens with. */
export interface WholeFile {
  readonly file: string;
  readonly key: string | undefined;
}

/** Where a restored record goes. While it is lent nobody else can open the record. */
export interface Target {
  /** The record that is there now; undefined: none. */
  readonly present: Examiner | undefined;
  /**
   * Puts the record of a file in its place, all at once, and gives the words for where the one before lies now
   * (undefined: there was none). The file may be used up by it.
   */
  replace(by: WholeFile, onStep: OnStep): Promise<string | undefined>;
}
