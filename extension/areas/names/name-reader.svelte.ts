import type { StudentNames } from '../../../shared/areas/names/names.ts';
import { type Ask, NO_ANSWER } from '../../entrypoints/panel/ask.ts';
import type { Trouble } from '../../messages.ts';

/** The name updates of the student whom the panel shows, read when they are shown; nothing of them is kept here. */
export class NameReader {
  /** Null until they were read. What was read stays in sight while it is read again. */
  read = $state.raw<StudentNames | null>(null);
  why = $state.raw<Trouble | null>(null);

  readonly #ask: Ask;
  readonly #studentId: string;
  #turn = 0;

  constructor(ask: Ask, studentId: string) {
    this.#ask = ask;
    this.#studentId = studentId;
  }

  /** Reads them. A late answer to an earlier question says nothing. */
  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    const said = await this.#ask('name.read', { studentId: this.#studentId }).catch(() => NO_ANSWER);
    if (turn !== this.#turn) return;
    this.why = said.ok ? null : said.why;
    if (said.ok) this.read = said.names;
    // Who may not read them any more sees nothing of what was read before.
    else if (said.why.cause === 'not-allowed') this.read = null;
  }
}
