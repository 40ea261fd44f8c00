import type { Epoch } from '../../content-messages.ts';
import type { PanelState, PanelView } from '../../messages.ts';
import type { Ask } from '../../entrypoints/panel/ask.ts';
import { type DeskTools, type Draft, FormDesk, type FormWork, type SaveLine } from './form-desk.svelte.ts';

export interface StudentDeskOptions extends DeskTools {
  readonly ask: Ask;
}
/** A text that waits to be sent. */
interface Unsent<F> {
  readonly opId: string;
  readonly textId: string;
  readonly form: F;
  readonly savedAt: number;
}
export type StudentView = Extract<PanelView, { kind: 'student' }>;

/**
 * A form about the student whom the panel shows. It outlives views and the port; it belongs to one student and one
 * member of staff, and is put away when either changes.
 */
export abstract class StudentDesk<F extends object, K extends string = keyof F & string> {
  desk = $state.raw<FormDesk<F, K> | null>(null);
  student = $state.raw<{ readonly id: string; readonly name: string } | null>(null);
  /** The session ended while this was written, and its author has signed in again. */
  resumed = $state(false);
  readonly line = $derived<SaveLine>(this.desk?.line ?? { kind: 'idle' });

  protected readonly options: StudentDeskOptions;
  protected epoch: Epoch = 0;
  #owner: string | null = null;
  #interrupted = false;

  constructor(options: StudentDeskOptions) {
    this.options = options;
  }

  protected abstract workFor(studentId: string): FormWork<F, K>;
  protected abstract draftIn(view: StudentView): Draft<F> | null;
  /** The text, to be read where the form cannot be shown. */
  protected abstract textOf(form: F): string;

  /** What is written and not saved, and whose it is. */
  get kept(): { readonly text: string; readonly name: string | undefined } | null {
    return this.desk?.hasText === true ? { text: this.textOf(this.desk.form), name: this.student?.name } : null;
  }

  /** Takes up a pushed state: another student, another person, an ended session. */
  follow({ view, me, epoch }: PanelState): void {
    this.epoch = epoch;
    if (me !== null && this.#owner !== null && me.staffId !== this.#owner) this.#putAway();
    if (view.kind === 'signed-out') this.#signedOut(view.why);
    if (view.kind === 'changing') this.flush();
    if (view.kind === 'student') this.#turnTo(view, me?.staffId ?? null);
  }

  /** Keeps at once what waits: the page may go. */
  flush(): void {
    this.desk?.flush();
  }

  /** Saves the form; true when it was taken, and its student is still the one shown. */
  async save(): Promise<boolean> {
    const { desk } = this;
    const saved = (await desk?.send()) === true && desk === this.desk;
    if (saved) this.resumed = false;
    return saved;
  }

  /** Takes a text that waits back into the form; false where that is not possible, and nothing is changed. */
  async takeBack({ opId, textId, form, savedAt }: Unsent<F>): Promise<boolean> {
    const { desk } = this;
    if (desk === null || desk.hasText) return false;
    const answer = await this.options.ask('text.take-back', { opId }).catch(() => ({ ok: false }));
    if (!answer.ok) desk.line = { kind: 'not-taken-back' };
    // Where the form was filled meanwhile the text is a draft that comes back after it.
    if (!answer.ok || desk !== this.desk) return false;
    if (!desk.hasText) desk.restore({ textId, form, keptAt: savedAt });
    return desk.textId === textId;
  }

  /** Throws the text away, here and where it is kept. */
  drop(): void {
    this.desk?.drop();
    this.resumed = false;
  }

  /** This text was discarded elsewhere, by its author's own act. */
  dropped(textId: string): void {
    if (this.desk?.textId === textId) this.drop();
  }

  /** An ended session leaves the text in sight of the person who wrote it; leaving on purpose does not. */
  #signedOut(why: 'first' | 'expired' | 'by-user'): void {
    this.flush();
    if (why === 'by-user') this.#putAway();
    this.#interrupted = this.desk?.hasText === true;
  }

  #turnTo(view: StudentView, owner: string | null): void {
    const { id, name, sisId } = view.faceSheet.student;
    if (id === undefined) return this.#putAway();
    if (id !== this.student?.id) {
      this.#putAway();
      this.desk = new FormDesk(this.workFor(id), this.draftIn(view), this.options);
    } else this.desk?.offer(this.draftIn(view));
    this.student = { id, name: name ?? sisId ?? '' };
    this.#owner = owner;
    if (this.#interrupted) this.#resume();
  }

  #resume(): void {
    this.#interrupted = false;
    if (this.desk?.hasText !== true) return;
    this.resumed = true;
    this.desk.open = true;
    this.desk.trouble = null;
  }

  #putAway(): void {
    this.flush();
    this.desk = null;
    this.student = null;
    this.resumed = false;
    this.#owner = null;
    this.#interrupted = false;
  }
}
