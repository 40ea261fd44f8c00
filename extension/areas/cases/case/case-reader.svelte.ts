import type { Cases } from '../../../../shared/areas/cases/case.ts';
import { type Ask, NO_ANSWER } from '../../../entrypoints/panel/ask.ts';
import type { Trouble } from '../../../messages.ts';

/** The cases of the student whom the panel shows, read when they are shown; nothing of them is kept here. */
export class CaseReader {
  /** Null until they were read. What was read stays in sight while it is read again. */
  cases = $state.raw<Cases | null>(null);
  why = $state.raw<Trouble | null>(null);

  readonly #ask: Ask;
  readonly #studentId: string;
  #turn = 0;

  constructor(ask: Ask, studentId: string) {
    this.#ask = ask;
    this.#studentId = studentId;
  }

  /** Reads them; a late answer to an earlier question says nothing. */
  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    const said = await this.#ask('case.read', { studentId: this.#studentId }).catch(() => NO_ANSWER);
    if (turn !== this.#turn) return;
    this.why = said.ok ? null : said.why;
    if (said.ok) this.cases = said.cases;
  }
}
