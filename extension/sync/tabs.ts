import type { Held } from '../../shared/wire/pull.ts';
import type { Epoch } from '../content-messages.ts';
import type { PanelState } from '../messages.ts';
import type { OpKindHere } from './batch.ts';
import type { Client } from './client.ts';
import { lookUp, openSheet } from './look-up.ts';
import type { Offline } from './offline.ts';
import { reduce } from './tab-reduce.ts';
import { NEW_TAB, type Answer, type TabEffect, type TabEvent, type TabState } from './tab-state.ts';
import { draftOwner, isUnread, panelState, type Unread } from './tab-view.ts';
import type { TrailNews } from './trail-watch.ts';
import type { Vault } from './vault.ts';
import type { World } from './world.ts';

export interface TabsParts {
  readonly world: World;
  readonly client: Client;
  readonly offline: Pick<Offline, 'asking' | 'keep' | 'find' | 'refused' | 'gone'>;
  readonly vault: Pick<Vault, 'ownedBy' | 'sealed' | 'full'>;
  readonly trailNews: () => Promise<TrailNews>;
  /** Why the page of a tab is not read. */
  readonly unread: (tabId: number) => Promise<Unread>;
  readonly now: () => number;
  /** Gives a tab's panel its state; nothing happens when it has none. */
  readonly post: (tabId: number, state: PanelState) => void;
  /** The same to the frames near the student's name; null: nothing is shown there. */
  readonly flag: (tabId: number, state: PanelState | null) => void;
  /** Has a panel that no page can cover hide itself at once, until the state of this epoch comes. */
  readonly cover: (tabId: number, epoch: Epoch) => void;
  /** Our server said that the session is over. */
  readonly expired: () => Promise<void>;
  readonly later: (work: () => void, ms: number) => void;
  /** Something about a tab is otherwise than before. */
  readonly changed: () => void;
}

const READ: Unread = { off: null, told: false };

/** What a panel holds in a form. */
interface Form {
  readonly tabId: number;
  readonly kind: OpKindHere;
  readonly studentId: string;
  readonly textId: string;
}

/** What is known of each tab, in memory only. After the worker was stopped it is read from the pages again. */
export class Tabs {
  readonly #parts: TabsParts;
  readonly #states = new Map<number, TabState>();
  /** Which text which tab's panel holds in each of its forms, and about whom. */
  readonly #forms = new Map<string, Form>();

  constructor(parts: TabsParts) {
    this.#parts = parts;
  }

  state(tabId: number): TabState {
    return this.#states.get(tabId) ?? NEW_TAB;
  }

  /** Every tab of which something is known. */
  all(): number[] {
    return [...this.#states.keys()];
  }

  forget(tabId: number): void {
    this.#states.delete(tabId);
  }

  /** A panel holds this text in a form of its own: no other panel goes on with it. */
  hold(form: Form): void {
    this.#forms.set(`${form.tabId} ${form.kind}`, form);
  }

  /** Texts that the panels of other tabs hold now. */
  heldElsewhere(tabId: number): Set<string> {
    const held = [...this.#forms.values()].filter((form) => {
      const { linked, answer } = this.state(form.tabId);
      return form.tabId !== tabId && linked && studentOf(answer) === form.studentId;
    });
    return new Set(held.map(({ textId }) => textId));
  }

  /** Takes an event, does what follows from it, and tells the tab's panel. */
  async dispatch(tabId: number, event: TabEvent): Promise<void> {
    const { session } = await this.#parts.world.now();
    const before = this.state(tabId);
    const { state, effects } = reduce(before, event, { signedIn: session.me !== null, now: this.#parts.now() });
    this.#states.set(tabId, state);
    if (state.epoch !== before.epoch) this.#parts.cover(tabId, state.epoch);
    for (const effect of effects) this.#run(tabId, effect);
    if (state !== before) this.#parts.changed();
    await this.push(tabId);
  }

  async dispatchAll(event: TabEvent): Promise<void> {
    await Promise.all([...this.#states.keys()].map((tabId) => this.dispatch(tabId, event)));
  }

  /** Tells the tabs that show a student. */
  async dispatchWhere(studentId: string, event: TabEvent): Promise<void> {
    const shown = [...this.#states].filter(([, { answer }]) => studentOf(answer) === studentId);
    await Promise.all(shown.map(([tabId]) => this.dispatch(tabId, event)));
  }

  async pushAll(): Promise<void> {
    await Promise.all([...this.#states.keys()].map((tabId) => this.push(tabId)));
  }

  /**
   * The students whose casework is shown, each with what is known of them in the tab that knows least. The others are
   * not held: the server would call them gone.
   */
  held(): Held[] {
    const revs = new Map<string, number>();
    for (const { open, linked, answer } of this.#states.values()) {
      if (!open || !linked || answer?.kind !== 'student') continue;
      const { student, contacts, rev } = answer.faceSheet;
      if (student.id === undefined || contacts === undefined) continue;
      revs.set(student.id, Math.min(revs.get(student.id) ?? Infinity, Math.max(rev, answer.news.upTo)));
    }
    return [...revs].map(([id, rev]) => ({ id, rev }));
  }

  /** Tells the panel what is so now, not what was so when the push was asked for. */
  async push(tabId: number): Promise<void> {
    const { vault, world, trailNews, unread, post } = this.#parts;
    const { settings, session } = await world.now();
    const owner = draftOwner(settings, session);
    const texts = owner && session.me ? await vault.ownedBy(owner) : [];
    const lastKeptAt = session.me ? null : await this.#lastKeptAt(settings.serverUrl, session.lastStaffId);
    const trail = await trailNews();
    const why = isUnread(this.state(tabId)) ? await unread(tabId) : READ;
    const state = this.state(tabId);
    const elsewhere = this.heldElsewhere(tabId);
    const parts = { settings, session, texts, elsewhere, lastKeptAt, full: vault.full, trail, unread: why };
    const told = panelState(state, parts);
    if (state.linked) post(tabId, told);
    // A frame in the page outlives the panel: it shows something only while the panel is open beside it.
    this.#parts.flag(tabId, state.linked && state.open ? told : null);
  }

  /** After a restart it is not known who was here: then only what can be nobody else's is announced. */
  async #lastKeptAt(serverUrl: string, lastStaffId: string | null): Promise<number | null> {
    const sealed = await this.#parts.vault.sealed(serverUrl);
    const authors = new Set(sealed.map(({ staffId }) => staffId));
    const whose = lastStaffId ?? (authors.size === 1 ? [...authors][0] : undefined);
    return sealed.findLast(({ staffId }) => staffId === whose)?.keptAt ?? null;
  }

  #run(tabId: number, effect: TabEffect): void {
    const { client, later } = this.#parts;
    switch (effect.kind) {
      case 'look-up':
        return void lookUp({ ...this.#parts, client: effect.quiet ? client.quietly() : client }, effect.seen).then(
          (answer) => this.#answered(tabId, effect.ticket, answer),
        );
      case 'open-sheet':
        return void openSheet(this.#parts, effect.seen, effect.studentId).then((answer) =>
          this.#answered(tabId, effect.ticket, answer),
        );
      case 'refresh':
        return void this.#refresh(tabId, effect);
      case 'retry-later':
        return later(() => void this.#retry(tabId, effect.ticket), effect.ms);
      case 'check-time':
        return later(() => void this.#timePassed(tabId, effect.closing), effect.ms);
    }
  }

  /** An answer to an older question says nothing now: least of all that a session begun since then is over. */
  async #answered(tabId: number, ticket: number, answer: Answer): Promise<void> {
    if (this.state(tabId).ticket !== ticket) return;
    if (answer.kind === 'trouble' && answer.why.cause === 'signed-out') await this.#parts.expired();
    else await this.dispatch(tabId, { kind: 'answered', ticket, answer });
  }

  /** Reads the sheet again while it stays in sight. A tab that was asked something else meanwhile goes its own way. */
  async #refresh(tabId: number, { studentId, quiet }: { studentId: string; quiet: boolean }): Promise<void> {
    const { client, offline } = this.#parts;
    const { ticket } = this.state(tabId);
    const asking = await offline.asking();
    const said = await client.faceSheet(studentId, { quiet });
    if (said.ok) void offline.keep(asking, null, said.value);
    else if (said.problem?.code === 'not-visible') await offline.gone(studentId);
    if (this.state(tabId).ticket !== ticket || studentOf(this.state(tabId).answer) !== studentId) return;
    if (said.ok) await this.dispatch(tabId, { kind: 'refreshed', studentId, faceSheet: said.value });
    else if (said.why.cause === 'signed-out') await this.#parts.expired();
    else if (said.problem?.code === 'not-visible') await this.dispatch(tabId, { kind: 'look-again' });
    else await this.dispatch(tabId, { kind: 'not-refreshed', studentId });
  }

  /** A tab that was closed meanwhile must not come to life again by this. */
  async #timePassed(tabId: number, closing: number): Promise<void> {
    if (this.#states.has(tabId)) await this.dispatch(tabId, { kind: 'time-passed', closing });
  }

  async #retry(tabId: number, ticket: number): Promise<void> {
    if (this.state(tabId).ticket === ticket) await this.dispatch(tabId, { kind: 'retry', byItself: true });
  }
}

function studentOf(answer: Answer | null): string | undefined {
  return answer?.kind === 'student' ? answer.faceSheet.student.id : undefined;
}
