import type { SaveStatus, Trouble } from '../../messages.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { NO_ANSWER } from '../../entrypoints/panel/ask.ts';
import { Keeper, type Timers } from './keeper.ts';

/** What the save line says: what became of the text, or what could not be done with it. */
export type SaveLine =
  | SaveStatus
  | { kind: 'draft-lost' }
  /** It may be with the server already. */
  | { kind: 'not-taken-back' };

/** Errors in words, at their fields; `form` is for what belongs to none of them. */
export type FormErrors<K extends string> = Partial<Record<K | 'form', string>>;

/** Finds what keeps a form from being sent; empty when all is well. */
export interface FormChecks<F, K extends string = keyof F & string> {
  check(form: F): FormErrors<K>;
  /** The same from the server's answer. */
  errorsOf(issues: readonly Issue[]): FormErrors<K>;
}

/** A text as it was kept, epoch ms. */
export interface Draft<F> {
  /** Which text it is, where there can be several about one person. */
  readonly textId?: string;
  readonly form: F;
  readonly keptAt: number;
}

/** Whether a form was taken; `waiting`: it is kept here and sent as soon as the server answers. */
export type Taken = { ok: true; waiting?: boolean } | { ok: false; why: Trouble };

/** What is particular to one form: where its text is kept and sent, and what is wrong with it. */
export interface FormWork<F, K extends string = keyof F & string> {
  blank(): F;
  isBlank(form: F): boolean;
  /** What is wrong with it, loaded when it is needed. */
  checks(): Promise<FormChecks<F, K>>;
  keep(form: F, textId: string): Promise<{ ok: true; at: number } | { ok: false }>;
  send(form: F, textId: string): Promise<Taken>;
  /** Drops what is kept. */
  drop(textId: string): Promise<unknown>;
}

export interface DeskTools {
  readonly now: () => number;
  readonly timers: Timers;
  readonly newId: () => string;
}

/**
 * A form about one person that the page shows: its text, what is wrong with it, and what became of it. A copy is kept
 * at each pause, and again before it is sent; the text goes only when it was taken.
 */
export class FormDesk<F extends object, K extends string = keyof F & string> {
  form: F;
  /** Which text this is: each that is finished is followed by another. */
  textId: string;
  open = $state(false);
  sent = $state(false);
  errors = $state.raw<FormErrors<K>>({});
  trouble = $state.raw<Trouble | null>(null);
  line = $state.raw<SaveLine>({ kind: 'idle' });
  /** When the text that came back was kept, epoch ms. */
  restoredAt = $state<number | null>(null);

  readonly #work: FormWork<F, K>;
  readonly #tools: DeskTools;
  readonly #keeper: Keeper;
  /** Counts the texts that were written here, so that a late answer about an earlier one is not shown. */
  #turn = 0;
  /** The user changed something since the form was blank. */
  #touched = false;
  /** The text that was sent or thrown away here last: it may still be told of for a while. */
  #left: string | null = null;

  constructor(work: FormWork<F, K>, draft: Draft<F> | null, tools: DeskTools) {
    this.form = $state(work.blank());
    this.textId = tools.newId();
    this.#work = work;
    this.#tools = tools;
    this.#keeper = new Keeper(() => void this.#keep(), tools.timers);
    if (draft !== null) this.restore(draft);
  }

  get hasText(): boolean {
    return !this.#work.isBlank(this.form);
  }

  /** Opens the form, as new where nothing is written in it. */
  start(): void {
    if (!this.hasText) this.form = this.#work.blank();
    this.open = true;
    this.sent = false;
  }

  /** Takes up a text that was kept. */
  restore(draft: Draft<F>): void {
    this.form = { ...draft.form };
    this.textId = draft.textId ?? this.#tools.newId();
    this.restoredAt = draft.keptAt;
    this.open = true;
    this.line = { kind: 'draft', at: draft.keptAt };
  }

  /** Takes up a kept text that comes late or comes back, where nothing is being written. */
  offer(draft: Draft<F> | null): void {
    const id = draft?.textId ?? null;
    if (id !== this.#left) this.#left = null;
    const isOwn = id === this.#left || id === this.textId;
    const { line } = this;
    if (draft === null || isOwn || this.hasText || (this.open && this.#touched) || line.kind === 'saving') return;
    this.restore(draft);
    if (line.kind === 'saved') this.line = line;
  }

  /** A field was changed by the user. */
  typed(): void {
    this.#touched = true;
    this.#keeper.touch();
    if (Object.keys(this.errors).length > 0) void this.#look().catch(() => undefined);
  }

  /** Takes away what has been mended; says nothing new while somebody is still writing. */
  async #look(): Promise<void> {
    const wrong = (await this.#work.checks()).check(this.form);
    const still = Object.entries(this.errors).filter(([field]) => wrong[field as K] !== undefined);
    this.errors = Object.fromEntries(still) as FormErrors<K>;
  }

  /** Keeps at once what waits: the page may go. */
  flush(): void {
    this.#keeper.flush();
  }

  /** Sends the form; true when it was taken. If not, the text stays, and `errors` or `trouble` say why. */
  async send(): Promise<boolean> {
    if (this.line.kind === 'saving') return false;
    const before = this.line;
    const form = this.#copy();
    this.line = { kind: 'saving' };
    this.trouble = null;
    // They are loaded only now: after an update of the extension they may be gone.
    const checks = await this.#work.checks().catch(() => undefined);
    if (checks === undefined) return this.#refused(NO_ANSWER.why);
    this.errors = checks.check(form);
    if (Object.keys(this.errors).length > 0) {
      this.line = before;
      return false;
    }
    this.#keeper.cancel();
    const answer = await this.#work.send(form, this.textId).catch((): Taken => NO_ANSWER);
    if (answer.ok) return this.#taken(form, answer.waiting === true);
    if (answer.why.cause === 'invalid') this.errors = checks.errorsOf(answer.why.issues);
    return this.#refused(answer.why);
  }

  #taken(sent: F, waiting: boolean): boolean {
    this.line = { kind: waiting ? 'waiting' : 'saved', at: this.#tools.now() };
    // What was typed while it was under way is the next text: it stays, and is kept as a draft.
    if (this.hasText && JSON.stringify(this.form) !== JSON.stringify(sent)) {
      this.#begin();
      void this.#keep();
      return false;
    }
    this.#clear();
    this.sent = true;
    return true;
  }

  #refused(why: Trouble): false {
    this.trouble = why;
    this.line = { kind: 'not-saved', why, at: this.#tools.now() };
    return false;
  }

  /** Throws the text away, here and where it is kept. */
  drop(): void {
    const { textId } = this;
    this.#clear();
    this.line = { kind: 'idle' };
    void this.#work.drop(textId).catch(() => undefined);
  }

  /** What is written from here on is another text. */
  #begin(): void {
    this.#left = this.textId;
    this.textId = this.#tools.newId();
  }

  #clear(): void {
    this.#keeper.cancel();
    this.#turn += 1;
    this.#begin();
    this.#touched = false;
    this.form = this.#work.blank();
    this.open = false;
    this.errors = {};
    this.trouble = null;
    this.restoredAt = null;
  }

  #copy(): F {
    return $state.snapshot(this.form) as F;
  }

  async #keep(): Promise<void> {
    const turn = this.#turn;
    const kept = await this.#work.keep(this.#copy(), this.textId).catch((): { ok: false } => ({ ok: false }));
    if (turn !== this.#turn || this.line.kind === 'saving') return;
    if (!kept.ok) this.line = { kind: 'draft-lost' };
    else this.line = this.hasText ? { kind: 'draft', at: kept.at } : { kind: 'idle' };
  }
}
