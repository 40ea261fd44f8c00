import { isBlankNote } from '../../sync/blank.ts';
import { checkNote, emptyNote, errorsOf, type NoteErrors } from './note-form.ts';
import type { ContactDraft, Epoch, PageRequests, PanelState, PanelView, SaveStatus, Trouble } from '../../messages.ts';
import type { ContactForm } from '../../../shared/areas/contacts/contact.ts';
import { NO_ANSWER, type Ask } from '../../entrypoints/panel/ask.ts';
import { Keeper, type Timers } from './keeper.ts';

/** What the save line says: what the background knows, or that a draft could not be kept. */
export type SaveLine = SaveStatus | { kind: 'draft-lost' };

export interface DeskOptions {
  readonly ask: Ask;
  readonly now: () => number;
  readonly timers: Timers;
}

type StudentView = Extract<PanelView, { kind: 'student' }>;

/**
 * The note being written: its text, whose it is, and what became of it. It outlives views and the port; a copy goes
 * to the background at each pause. It belongs to one student and one member of staff and is put away when either
 * changes.
 */
export class NoteDesk {
  form = $state<ContactForm>(emptyNote(0));
  open = $state(false);
  errors = $state.raw<NoteErrors>({});
  trouble = $state.raw<Trouble | null>(null);
  line = $state.raw<SaveLine>({ kind: 'idle' });
  student = $state.raw<{ readonly id: string; readonly name: string } | null>(null);
  /** When the text that came back from a draft was kept, epoch ms. */
  restoredAt = $state<number | null>(null);
  /** The session ended while this was written, and its author has signed in again. */
  resumed = $state(false);
  readonly hasText = $derived(!isBlankNote(this.form));

  readonly #options: DeskOptions;
  readonly #keeper: Keeper;
  #owner: string | null = null;
  #interrupted = false;
  #pushedLine = '';
  /** Counts whose text this is, so that a late answer about an earlier one is not shown. */
  #turn = 0;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#keeper = new Keeper(() => void this.#keep(), options.timers);
  }

  /** Takes up a pushed state: another student, another person, an ended session. */
  follow({ view, me, save }: PanelState): void {
    this.#followLine(save);
    if (me !== null && this.#owner !== null && me.staffId !== this.#owner) this.#putAway();
    if (view.kind === 'signed-out') this.#signedOut(view.why);
    if (view.kind === 'changing') this.#keeper.flush();
    if (view.kind === 'student') this.#turnTo(view, me?.staffId ?? null);
  }

  /** Opens the form. The contact's time is when the writing starts, until the user says otherwise. */
  start(): void {
    if (!this.hasText) this.form = emptyNote(this.#options.now());
    this.open = true;
  }

  /** A field was changed by the user. */
  typed(): void {
    this.#keeper.touch();
  }

  /** Keeps at once what waits: the page may go. */
  flush(): void {
    this.#keeper.flush();
  }

  /** Saves the note; true when it is saved. If not, the text stays, and `errors` or `trouble` say why. */
  async save(epoch: Epoch): Promise<boolean> {
    const student = this.student;
    if (student === null || this.line.kind === 'saving') return false;
    this.trouble = null;
    this.errors = checkNote(this.form, this.#options.now());
    if (Object.keys(this.errors).length > 0) return false;
    this.#keeper.cancel();
    this.line = { kind: 'saving' };
    const turn = this.#turn;
    const form = { ...this.form };
    const answer = await this.#asking('contact.add', { studentId: student.id, epoch, form });
    if (turn !== this.#turn) return false;
    return this.#settle(form, answer ?? NO_ANSWER);
  }

  /** Throws the note away, here and in the background. */
  drop(): void {
    const student = this.student;
    this.#clear();
    this.line = { kind: 'idle' };
    if (student !== null) void this.#asking('draft.drop', { studentId: student.id });
  }

  #settle(sent: ContactForm, answer: PageRequests['contact.add'][1]): boolean {
    const at = this.#options.now();
    if (answer.ok) {
      // What was typed while the save was under way is the next note: it stays, and is kept as a draft.
      if (JSON.stringify(this.form) !== JSON.stringify(sent)) {
        this.line = { kind: 'saved', at };
        void this.#keep();
        return false;
      }
      this.#clear();
      this.line = { kind: 'saved', at };
      return true;
    }
    this.trouble = answer.why;
    this.line = { kind: 'not-saved', why: answer.why, at };
    if (answer.why.cause === 'invalid') this.errors = errorsOf(answer.why.issues);
    return false;
  }

  async #keep(): Promise<void> {
    const student = this.student;
    if (student === null) return;
    const turn = this.#turn;
    const answer = await this.#asking('draft.keep', { studentId: student.id, form: $state.snapshot(this.form) });
    if (turn !== this.#turn || this.line.kind === 'saving') return;
    if (answer === null || !answer.ok) this.line = { kind: 'draft-lost' };
    else this.line = this.hasText ? { kind: 'draft', at: answer.at } : { kind: 'idle' };
  }

  /** Asks; null when no answer came. */
  async #asking<N extends keyof PageRequests>(name: N, body: PageRequests[N][0]): Promise<PageRequests[N][1] | null> {
    try {
      return await this.#options.ask(name, body);
    } catch {
      return null;
    }
  }

  /** The pushed line counts only when it is news: a push about something else must not undo what is said here. */
  #followLine(save: SaveStatus): void {
    const pushed = JSON.stringify(save);
    if (pushed !== this.#pushedLine) this.line = save;
    this.#pushedLine = pushed;
  }

  /** An ended session leaves the text in sight of the person who wrote it; leaving on purpose does not. */
  #signedOut(why: 'first' | 'expired' | 'by-user'): void {
    this.#keeper.flush();
    if (why === 'by-user') this.#putAway();
    this.#interrupted = this.hasText;
  }

  #turnTo({ faceSheet, draft }: StudentView, owner: string | null): void {
    const { id, name, sisId } = faceSheet.student;
    if (id === undefined) return this.#putAway();
    if (id !== this.student?.id) {
      this.#putAway();
      if (draft !== null) this.#restore(draft);
    }
    this.student = { id, name: name ?? sisId ?? '' };
    this.#owner = owner;
    if (this.#interrupted) this.#resume();
  }

  #resume(): void {
    this.#interrupted = false;
    this.resumed = true;
    this.open = true;
    this.trouble = null;
  }

  #restore(draft: ContactDraft): void {
    this.form = { ...draft.form };
    this.restoredAt = draft.keptAt;
    this.open = true;
  }

  #putAway(): void {
    this.#keeper.flush();
    this.#clear();
    this.student = null;
    this.#owner = null;
    this.#interrupted = false;
  }

  #clear(): void {
    this.#keeper.cancel();
    this.#turn += 1;
    this.form = emptyNote(this.#options.now());
    this.open = false;
    this.errors = {};
    this.trouble = null;
    this.restoredAt = null;
    this.resumed = false;
  }
}
