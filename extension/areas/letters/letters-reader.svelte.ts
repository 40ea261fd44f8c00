import type { Letters } from '../../../shared/areas/letters/letter.ts';
import { type Ask, NO_ANSWER } from '../../entrypoints/panel/ask.ts';
import type { Trouble } from '../../messages.ts';

/** The letters about the student whom the panel shows, read when they are shown; nothing of them is kept here. */
export class LettersReader {
  /** Null until they were read. What was read stays in sight while it is read again. */
  read = $state.raw<Letters | null>(null);
  why = $state.raw<Trouble | null>(null);

  readonly #ask: Ask;
  readonly #studentId: string;
  #turn = 0;

  constructor(ask: Ask, studentId: string) {
    this.#ask = ask;
    this.#studentId = studentId;
  }

  /** Reads them; false where that is asked anew meanwhile: a late answer to an earlier question says nothing. */
  async load(): Promise<boolean> {
    const turn = (this.#turn += 1);
    const said = await this.#ask('letter.read', { studentId: this.#studentId }).catch(() => NO_ANSWER);
    if (turn !== this.#turn) return false;
    this.why = said.ok ? null : said.why;
    if (said.ok) this.read = said.letters;
    return true;
  }

  /** Has it noted that a letter is about to be printed; why it is not, else null. */
  async note(letterId: string): Promise<Trouble | null> {
    const said = await this.#ask('letter.print', { studentId: this.#studentId, letterId }).catch(() => NO_ANSWER);
    return said.ok ? null : said.why;
  }
}
