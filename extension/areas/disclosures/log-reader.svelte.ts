import type { StudentLog } from '../../../shared/areas/disclosures/release.ts';
import { type Ask, NO_ANSWER } from '../../entrypoints/panel/ask.ts';
import type { Trouble } from '../../messages.ts';

/** What the disclosure log holds of the student whom the panel shows, read when it is shown; nothing of it is kept here. */
export class LogReader {
  /** Null until it was read. What was read stays in sight while it is read again. */
  read = $state.raw<StudentLog | null>(null);
  why = $state.raw<Trouble | null>(null);

  readonly #ask: Ask;
  readonly #studentId: string;
  #turn = 0;

  constructor(ask: Ask, studentId: string) {
    this.#ask = ask;
    this.#studentId = studentId;
  }

  /** Reads it; false where that is asked anew meanwhile: a late answer to an earlier question says nothing. */
  async load(): Promise<boolean> {
    const turn = (this.#turn += 1);
    const said = await this.#ask('disclosure.read', { studentId: this.#studentId }).catch(() => NO_ANSWER);
    if (turn !== this.#turn) return false;
    this.why = said.ok ? null : said.why;
    if (said.ok) this.read = said.log;
    return true;
  }
}
