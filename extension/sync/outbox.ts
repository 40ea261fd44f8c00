import type { OpAnswer } from '../../shared/wire/ops.ts';
import type { Trouble } from '../messages.ts';
import { type Applied, type OpKindHere, batchOf, onRebased, opOf, rebased, type Waiting, waitingIn } from './batch.ts';
import type { Author, Client } from './client.ts';
import { type FormText, mayBeApplied, nextOrder } from './drafts.ts';
import type { Called } from './faults.ts';
import type { Kept } from './kept.ts';
import { type AnyText, type Owner, sameForm } from './kept-text.ts';
import { oneAtATime } from './queue.ts';
import { troubleOf } from './send-kept.ts';
import { KEYS } from './storage-keys.ts';
import type { Vault } from './vault.ts';

export interface OutboxParts {
  readonly vault: Vault;
  readonly kept: Kept;
  readonly client: Pick<Client, 'applyAll'>;
  readonly newId: () => string;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Who is signed in; null for nobody. */
  readonly author: () => Promise<(Owner & Author) | null>;
  /** Our server said that this session is over. */
  readonly ended: (token: string) => Promise<void>;
  /** Something was applied for these students. */
  readonly applied: (studentIds: ReadonlySet<string>) => void;
  /** What waits became more, fewer, or something else. */
  readonly changed: () => void;
  /** Has `send` called after so long, also when the worker was stopped meanwhile; null: not any more. */
  readonly later: (ms: number | null) => Promise<void>;
}

/** What a form holds, to be sent. */
export type ToSend = Pick<FormText<OpKindHere>, 'textId' | 'form' | 'seen' | 'at'> & { readonly owner: Owner };

/** What became of a text that was sent. */
export type Outcome = { kind: 'applied' } | { kind: 'stopped'; why: Trouble };

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 600_000;
/** What the server says of a request that will never do, however often it is sent. */
const NEVER = new Set([400, 404, 413, 415, 422]);

/** How long to wait after the sending failed so many times in a row; spread, so that not all come back at once. */
export function retryMs(tries: number, random: number): number {
  const most = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tries - 1));
  return Math.round(most * (0.75 + random / 4));
}

interface Failed {
  /** The server was out of reach. */
  readonly offline: boolean;
}

/** Where the words of each form stand that can be too many. */
const LONGEST = { contact: 'form.note', others: 'form' } as const;

/** What one run of sending has learned. */
interface Run {
  readonly who: Owner & Author;
  readonly quiet: boolean;
  /** Ops that were answered: whatever lies here of them, they are not asked about twice. */
  readonly over: Set<string>;
  /** Ops of a request that failed for its own sake: each is sent by itself, so that a bad one never blocks the others. */
  readonly alone: Set<string>;
  /** Students of whom an op is not through, so that what is later waits for it. */
  readonly held: Set<string>;
}

/** What waits to be sent: in order per student, again and again until the server answered. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #inTurn = oneAtATime();
  readonly #heard = new Map<string, (outcome: Outcome) => void>();
  #next: Promise<void> | null = null;
  #byUser = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /**
   * Puts what was written into the outbox: its draft goes over into it in one step, or stays what it is. A draft that
   * is not here any more lies sealed, since its author left meanwhile.
   */
  async put({ owner, textId, form: typed, seen, at }: ToSend): Promise<{ id: string } | { why: Trouble }> {
    const { vault, newId } = this.#parts;
    let id: string | null = null;
    const safe = await vault.change(owner, (mine) => {
      const draft = mine.find((text) => text.id === textId && text.state === 'draft');
      if (!draft) return {};
      const form = onRebased(draft, typed);
      // What was typed on since stays in the form, as the next text.
      const text = sameForm(draft.form, form) ? draft : ({ ...draft, id: newId(), form, opId: null } as AnyText);
      id = text.id;
      const order = nextOrder(mine, at);
      const opId = text.opId ?? newId();
      return { put: [{ ...text, seen, state: 'waiting', opId, order, restored: false }], wholly: true };
    });
    if (id === null) return { why: { cause: 'signed-out' } };
    if (safe) return { id };
    if (vault.full) return { why: { cause: 'full' } };
    const path = LONGEST['note' in typed ? 'contact' : 'others'];
    return { why: { cause: 'invalid', issues: [{ path, code: 'too_big' }] } };
  }

  /** Sends what waits, and says what became of one text; null where no answer about it came of it. */
  async sendAndHear(id: string): Promise<Outcome | null> {
    const heard = new Promise<Outcome>((resolve) => this.#heard.set(id, resolve));
    const outcome = await Promise.race([heard, this.send({ byUser: true }).then(() => null)]);
    this.#heard.delete(id);
    return outcome;
  }

  /** Sends everything that waits. One call at a time; nothing throws. Only what a user does keeps a session alive. */
  send({ byUser } = { byUser: false }): Promise<void> {
    this.#byUser ||= byUser;
    this.#next ??= this.#inTurn(async () => {
      const quiet = !this.#byUser;
      this.#next = null;
      this.#byUser = false;
      await this.#send(quiet);
    }).catch(() => undefined);
    return this.#next;
  }

  /** The server answered something else: what could not be sent because it was out of reach is tried again now. */
  async reached(): Promise<void> {
    if ((await this.#parts.kept.read(KEYS.outbox))?.offline === true) await this.send();
  }

  /** Puts what the server refused among what waits, and sends it all. It is decided anew, as the same op. */
  async sendAgain(owner: Owner): Promise<void> {
    await this.#parts.vault.change(owner, (mine) => ({
      put: mine.flatMap((text) =>
        text.state === 'stopped' ? [{ ...text, state: 'waiting' as const, why: null }] : [],
      ),
    }));
    await this.send({ byUser: true });
  }

  /** Makes a text a draft again; false once the server was asked to apply it, until it answered. */
  async takeBack(owner: Owner, isMeant: (text: AnyText) => boolean): Promise<boolean> {
    let taken = false;
    await this.#parts.vault.change(owner, (mine) => {
      const text = mine.find((one) => one.state !== 'draft' && isMeant(one));
      taken = text !== undefined && !mayBeApplied(text);
      return text && taken ? { put: [{ ...text, state: 'draft', why: null, restored: true }] } : {};
    });
    return taken;
  }

  /** Discards a text, by its author's own act; false once the server was asked to apply it, until it answered. */
  async discard(owner: Owner, id: string): Promise<boolean> {
    let isFree = true;
    await this.#parts.vault.change(owner, (mine) => {
      const text = mine.find((one) => one.id === id);
      isFree = text === undefined || !mayBeApplied(text);
      return text && isFree ? { drop: [id] } : {};
    });
    return isFree;
  }

  /** Each round asks about what waits by then, and has fewer of them or is the last one. */
  async #send(quiet: boolean): Promise<void> {
    const { author, later } = this.#parts;
    const who = await author();
    if (!who) return later(null);
    const run: Run = { who, quiet, over: new Set(), alone: new Set(), held: new Set() };
    for (let batch = await this.#batch(run); batch.length > 0; batch = await this.#batch(run)) {
      const failed = await this.#sendBatch(batch, run);
      if (failed) return this.#failed(failed);
    }
    if (run.held.size > 0) return this.#failed({ offline: false });
    await this.#settled();
  }

  /** What to ask about next. It is marked as sent before it is: nothing says afterwards whether it arrived. */
  async #batch({ who, over, alone, held }: Run): Promise<Waiting[]> {
    let batch: Waiting[] = [];
    await this.#parts.vault.change(who, (mine) => {
      const left = waitingIn(mine).filter(({ opId, subject }) => !over.has(opId) && !held.has(subject));
      const [first] = left;
      batch = first && alone.has(first.opId) ? [first] : batchOf(left);
      return { put: batch.filter(({ sent }) => !sent).map((text) => ({ ...text, sent: true })) };
    });
    return batch;
  }

  /** Null when the run goes on; otherwise it failed. */
  async #sendBatch(batch: readonly Waiting[], run: Run): Promise<Failed | null> {
    const { client, ended } = this.#parts;
    const { who, quiet, alone, held } = run;
    const said = await client.applyAll(batch.map(opOf), who, { quiet });
    if (said.ok) return this.#answered(batch, said.value, run);
    if (said.why.cause === 'signed-out') await ended(who.token);
    const [only, ...more] = batch;
    const isOne = only !== undefined && more.length === 0;
    if (isOne && NEVER.has(said.problem?.status ?? 0)) await this.#stop(only, said.why, run);
    else if (!isAboutOps(said)) return { offline: said.why.cause === 'offline' };
    else if (isOne) held.add(only.subject);
    else for (const { opId } of batch) alone.add(opId);
    return null;
  }

  /** An answer that says nothing about any of them is none. */
  async #answered(batch: readonly Waiting[], answers: readonly OpAnswer[], run: Run): Promise<Failed | null> {
    const applied = new Set<string>();
    const before = run.over.size;
    for (const text of batch) {
      const answer = answers.find(({ opId }) => opId === text.opId);
      if (!answer) continue;
      if (answer.outcome !== 'applied') await this.#stop(text, troubleOf(answer), run);
      else {
        await this.#done(text, answer, run);
        applied.add(text.subject);
      }
    }
    if (applied.size > 0) this.#parts.applied(applied);
    return run.over.size > before ? null : { offline: false };
  }

  async #done(text: Waiting, answer: Applied, { who, over }: Run): Promise<void> {
    const { vault } = this.#parts;
    over.add(text.opId);
    await vault.change(who, async (mine) => {
      await vault.applied.add(text);
      const done = mine.filter(({ opId }) => opId === text.opId);
      return { put: rebased(mine, text, answer), drop: done.map(({ id }) => id) };
    });
    this.#heard.get(text.id)?.({ kind: 'applied' });
    this.#parts.changed();
  }

  /** The server decided against it: its author decides what becomes of it. What others wrote is not kept with it. */
  async #stop({ id, opId }: Waiting, why: Trouble, { who, over }: Run): Promise<void> {
    const kept: Trouble = why.cause === 'conflict' ? { ...why, fields: [] } : why;
    over.add(opId);
    await this.#parts.vault.change(who, (mine) => ({
      put: mine.flatMap((text) =>
        text.opId === opId && text.state === 'waiting' ? [{ ...text, state: 'stopped', sent: false, why: kept }] : [],
      ),
    }));
    this.#heard.get(id)?.({ kind: 'stopped', why });
    this.#parts.changed();
  }

  async #failed({ offline }: Failed): Promise<void> {
    const { kept, later, random } = this.#parts;
    const tries = ((await kept.read(KEYS.outbox))?.tries ?? 0) + 1;
    await kept.write(KEYS.outbox, { tries, offline });
    await later(retryMs(tries, random()));
  }

  async #settled(): Promise<void> {
    await this.#parts.kept.write(KEYS.outbox, { tries: 0, offline: false });
    await this.#parts.later(null);
  }
}

/** Whether our server itself failed over what it was sent, so that another op may fare better. */
function isAboutOps({ why, problem }: Extract<Called<never>, { ok: false }>): boolean {
  return problem !== null && (why.cause === 'server' || why.cause === 'invalid');
}
