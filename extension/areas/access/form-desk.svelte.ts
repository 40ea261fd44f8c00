import type { Trouble } from '../../messages.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { NO_ANSWER } from '../../entrypoints/panel/ask.ts';
import type { SaveLine } from '../contacts/desk.svelte.ts';
import { Keeper, type Timers } from '../contacts/keeper.ts';

/** Errors in words, at their fields; `form` is for what belongs to none of them. */
export type FormErrors<F> = Partial<Record<keyof F | 'form', string>>;

/** Finds what keeps a form from being sent; empty when all is well. */
export interface FormChecks<F> {
  check(form: F): FormErrors<F>;
  /** The same from the server's answer. */
  errorsOf(issues: readonly Issue[]): FormErrors<F>;
}

/** What is particular to one form: where its text is kept and sent, and what is wrong with it. */
export interface FormWork<F> {
  readonly blank: F;
  isBlank(form: F): boolean;
  /** What is wrong with it, loaded when it is needed. */
  checks(): Promise<FormChecks<F>>;
  keep(form: F): Promise<{ ok: true; at: number } | { ok: false }>;
  send(form: F): Promise<{ ok: true } | { ok: false; why: Trouble }>;
}

export interface DeskTools {
  readonly now: () => number;
  readonly timers: Timers;
}

/**
 * A form about one person that the page shows: its text, what is wrong with it, and what became of it. A copy is kept
 * at each pause, and again before it is sent; the text goes only when it was taken.
 */
export class FormDesk<F extends Record<string, string>> {
  form: F;
  open = $state(false);
  sent = $state(false);
  errors = $state.raw<FormErrors<F>>({});
  trouble = $state.raw<Trouble | null>(null);
  line = $state.raw<SaveLine>({ kind: 'idle' });
  /** When the text that came back was kept, epoch ms. */
  readonly restoredAt: number | null;

  readonly #work: FormWork<F>;
  readonly #tools: DeskTools;
  readonly #keeper: Keeper;

  constructor(work: FormWork<F>, draft: { readonly form: F; readonly keptAt: number } | null, tools: DeskTools) {
    this.form = $state({ ...(draft?.form ?? work.blank) });
    this.restoredAt = draft?.keptAt ?? null;
    this.open = draft !== null;
    if (draft !== null) this.line = { kind: 'draft', at: draft.keptAt };
    this.#work = work;
    this.#tools = tools;
    this.#keeper = new Keeper(() => void this.#keep(), tools.timers);
  }

  get hasText(): boolean {
    return !this.#work.isBlank(this.form);
  }

  /** A field was changed by the user. */
  typed(): void {
    this.#keeper.touch();
    if (Object.keys(this.errors).length > 0) void this.#look().catch(() => undefined);
  }

  /** Takes away what has been mended; says nothing new while somebody is still writing. */
  async #look(): Promise<void> {
    const wrong = (await this.#work.checks()).check(this.form);
    const still = Object.entries(this.errors).filter(([field]) => wrong[field as keyof F] !== undefined);
    this.errors = Object.fromEntries(still) as FormErrors<F>;
  }

  /** Keeps at once what waits: the page may go. */
  flush(): void {
    this.#keeper.flush();
  }

  /** Sends the form; true when it was taken. If not, the text stays, and `errors` or `trouble` say why. */
  async send(): Promise<boolean> {
    if (this.line.kind === 'saving') return false;
    const before = this.line;
    this.line = { kind: 'saving' };
    this.trouble = null;
    // They are loaded only now: after an update of the extension they may be gone.
    const checks = await this.#work.checks().catch(() => undefined);
    if (checks === undefined) return this.#settle(NO_ANSWER);
    this.errors = checks.check(this.form);
    if (Object.keys(this.errors).length > 0) {
      this.line = before;
      return false;
    }
    this.#keeper.cancel();
    const answer = await this.#work.send({ ...this.form }).catch(() => NO_ANSWER);
    return this.#settle(answer, checks);
  }

  #settle(answer: { ok: true } | { ok: false; why: Trouble }, checks?: FormChecks<F>): boolean {
    const at = this.#tools.now();
    if (answer.ok) {
      this.#clear();
      this.sent = true;
      this.line = { kind: 'saved', at };
      return true;
    }
    this.trouble = answer.why;
    this.line = { kind: 'not-saved', why: answer.why, at };
    if (answer.why.cause === 'invalid') this.errors = checks?.errorsOf(answer.why.issues) ?? {};
    return false;
  }

  /** Throws the text away, here and where it is kept. */
  drop(): void {
    this.#clear();
    this.line = { kind: 'idle' };
    void this.#work.keep(this.#work.blank).catch(() => undefined);
  }

  #clear(): void {
    this.#keeper.cancel();
    Object.assign(this.form, this.#work.blank);
    this.open = false;
    this.errors = {};
    this.trouble = null;
  }

  async #keep(): Promise<void> {
    const kept = await this.#work.keep({ ...this.form }).catch((): { ok: false } => ({ ok: false }));
    if (this.line.kind === 'saving' || this.sent) return;
    if (!kept.ok) this.line = { kind: 'draft-lost' };
    else this.line = this.hasText ? { kind: 'draft', at: kept.at } : { kind: 'idle' };
  }
}
