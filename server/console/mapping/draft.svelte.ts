import type { Mapping, MappingRow } from '../../../shared/areas/access/mapping.ts';
import type { OpAnswer } from '../../../shared/wire/ops.ts';
import type { Answer, Api } from '../api.ts';
import type { Fault } from '../fault.ts';
import { type Trouble, troubleOf } from '../parts/change.ts';
import { mapping } from './api.ts';
import { type Keeping, type KeptDraft, keptAs, rowsOf } from './keeping.ts';

/** After the last change, until the draft is sent: a few quick changes are kept as one. */
export const SAVE_AFTER_MS = 800;

interface Around {
  readonly api: Api;
  /** To be called when something was done, and what there is now could not be read. */
  readonly lost: (fault: Fault) => void;
  readonly now: () => number;
}

/**
 * The draft of the role map on this page: what is in force, what the draft says, and how it is kept on the server.
 * Changes are sent by themselves after a moment; `keep` sends them at once. Reactive. Nothing throws.
 */
export class MapDraft {
  /** What the server last said. */
  book: Mapping;
  rows: readonly MappingRow[];
  keeping: Keeping;
  #rev: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  readonly #around: Around;
  /** Called as `Around.lost` says; another page that goes on with the draft hears of it instead. */
  lost: Around['lost'];

  constructor(book: Mapping, around: Around) {
    this.#around = around;
    this.lost = around.lost;
    this.book = $state.raw(book);
    this.rows = $state.raw(book.draft?.rows ?? book.inForce.rows);
    this.keeping = $state.raw(keptAs(book.draft));
    this.#rev = book.draft?.rev ?? 0;
  }

  /** Whether everything that stands here is on the server. */
  get settled(): boolean {
    return this.keeping.at === 'none' || this.keeping.at === 'kept';
  }

  /** Changes the draft; it is kept after a moment. While somebody else's waits for a choice, it is only changed. */
  change(rows: readonly MappingRow[]): void {
    this.rows = rows;
    if (this.keeping.at === 'stale') return;
    this.keeping = { at: 'waiting' };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), SAVE_AFTER_MS);
  }

  /** Sends what is not kept yet, and is done when the server has said what became of it. */
  async keep(): Promise<void> {
    await this.#quiet();
    if (this.keeping.at === 'waiting' || this.keeping.at === 'trouble') await this.#send();
  }

  /** Goes on with the draft of whoever changed it meanwhile; what stands here is given up. */
  takeTheirs(): void {
    if (this.keeping.at === 'stale') this.#go(this.keeping.theirs);
  }

  /** Keeps what stands here in the place of what somebody else kept. */
  async keepMine(): Promise<void> {
    if (this.keeping.at !== 'stale') return;
    this.#rev = this.keeping.theirs?.rev ?? 0;
    this.keeping = { at: 'waiting' };
    await this.keep();
  }

  /** Throws the draft away, so that the page shows the set in force again; null when that is done. */
  async drop(): Promise<Trouble | null> {
    await this.#quiet();
    if (this.#rev > 0) return this.#finish(await this.#around.api.op('mapping.drop', { rev: this.#rev }));
    this.#go(null);
    return null;
  }

  /** Keeps the draft and puts it in force; null when that is done. */
  async publish(regulation: string, reason: string): Promise<Trouble | null> {
    await this.keep();
    if (this.keeping.at === 'trouble') return this.keeping.trouble;
    return this.#finish(await this.#around.api.op('mapping.publish', { rev: this.#rev, regulation, reason }));
  }

  /** Lets what is under way come to its end, and sends nothing by itself any more. */
  async #quiet(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#sending !== null) await this.#sending;
    clearTimeout(this.#timer);
  }

  async #send(): Promise<void> {
    const sent = this.rows;
    this.keeping = { at: 'saving' };
    this.#sending = this.#save(sent).then((keeping) => {
      this.#sending = null;
      this.keeping = keeping;
      // What was changed while it was on its way is sent after it, except over somebody else's.
      if (this.rows !== sent) this.change(this.rows);
    });
    await this.#sending;
  }

  async #save(rows: readonly MappingRow[]): Promise<Keeping> {
    const answer = await this.#around.api.op('mapping.save', { rev: this.#rev, rows: [...rows] });
    const trouble = troubleOf(answer);
    if (trouble?.code === 'stale') return this.#stale(trouble);
    if (trouble !== null) return { at: 'trouble', trouble, rows: rowsOf(trouble.issues, rows) };
    if (answer.ok && answer.value.outcome === 'applied') this.#rev = answer.value.rev;
    return { at: 'kept', when: this.#around.now(), by: null };
  }

  async #stale(trouble: Trouble): Promise<Keeping> {
    const answer = await mapping(this.#around.api);
    if (!answer.ok) return { at: 'trouble', trouble, rows: [] };
    this.book = answer.value;
    return { at: 'stale', theirs: answer.value.draft };
  }

  async #finish(answer: Answer<OpAnswer>): Promise<Trouble | null> {
    const trouble = troubleOf(answer);
    if (trouble?.code === 'stale') this.keeping = await this.#stale(trouble);
    if (trouble !== null) return trouble;
    const now = await mapping(this.#around.api);
    if (now.ok) this.#read(now.value);
    else this.lost(now.fault);
    return null;
  }

  #read(book: Mapping): void {
    this.book = book;
    this.#go(book.draft);
  }

  #go(draft: KeptDraft | null): void {
    this.#rev = draft?.rev ?? 0;
    this.rows = draft?.rows ?? this.book.inForce.rows;
    this.keeping = keptAs(draft);
  }
}
