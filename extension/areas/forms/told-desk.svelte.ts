import type { Trouble } from '../../messages.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { FormErrors } from './form-desk.svelte.ts';
import { StudentDesk } from './student-desk.svelte.ts';

/** A text of which the server may have decided against while its author was elsewhere. */
interface Told {
  readonly textId: string;
  readonly why: Trouble | null;
}

/** A form into which what the server decided against comes back with the reason, at its fields. */
export abstract class ToldDesk<F extends object, K extends string = keyof F & string> extends StudentDesk<F, K> {
  /** The refused text whose reason was shown: it stays shown until its author goes on with it. */
  #told: string | null = null;

  /** Shows the reason of the text that stands in the form, once. `errorsOf` puts the server's issues at its fields. */
  protected async tellWhy(
    drafts: readonly Told[],
    errorsOf: () => Promise<(issues: readonly Issue[]) => FormErrors<K>>,
  ): Promise<void> {
    const { desk } = this;
    const draft = drafts.find(({ textId }) => textId === desk?.textId);
    if (desk === null || !draft?.why) {
      this.#told = null;
      return;
    }
    if (this.#told === draft.textId) return;
    this.#told = draft.textId;
    desk.trouble = draft.why;
    if (draft.why.cause !== 'invalid') return;
    const { issues } = draft.why;
    const inWords = await errorsOf().catch(() => null);
    if (inWords !== null && this.#told === draft.textId) desk.errors = inWords(issues);
  }
}
