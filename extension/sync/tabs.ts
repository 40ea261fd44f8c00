import type { ApplicationForm, PanelState } from '../messages.ts';
import type { Client } from './client.ts';
import type { ContactForm } from '../../shared/areas/contacts/contact.ts';
import type { Drafts } from './drafts.ts';
import { lookUp, openSheet } from './look-up.ts';
import { reduce } from './tab-reduce.ts';
import { NEW_TAB, type Answer, type TabEffect, type TabEvent, type TabState } from './tab-state.ts';
import { draftOwner, panelState } from './tab-view.ts';
import type { TrailNews } from './trail-watch.ts';
import type { World } from './world.ts';

export interface TabsParts {
  readonly world: World;
  readonly client: Client;
  readonly drafts: Drafts<ContactForm>;
  readonly applications: Drafts<ApplicationForm>;
  readonly trailNews: () => Promise<TrailNews>;
  readonly now: () => number;
  /** Gives a tab's panel its state; nothing happens when it has none. */
  readonly post: (tabId: number, state: PanelState) => void;
  /** Our server said that the session is over. */
  readonly expired: () => Promise<void>;
  readonly later: (work: () => void, ms: number) => void;
}

/** What is known of each tab, in memory only. After the worker was stopped it is read from the pages again. */
export class Tabs {
  readonly #parts: TabsParts;
  readonly #states = new Map<number, TabState>();

  constructor(parts: TabsParts) {
    this.#parts = parts;
  }

  state(tabId: number): TabState {
    return this.#states.get(tabId) ?? NEW_TAB;
  }

  forget(tabId: number): void {
    this.#states.delete(tabId);
  }

  /** Takes an event, does what follows from it, and tells the tab's panel. */
  async dispatch(tabId: number, event: TabEvent): Promise<void> {
    const { session } = await this.#parts.world.now();
    const { state, effects } = reduce(this.state(tabId), event, {
      signedIn: session.me !== null,
      now: this.#parts.now(),
    });
    this.#states.set(tabId, state);
    for (const effect of effects) this.#run(tabId, effect);
    await this.push(tabId);
  }

  async dispatchAll(event: TabEvent): Promise<void> {
    await Promise.all([...this.#states.keys()].map((tabId) => this.dispatch(tabId, event)));
  }

  async pushAll(): Promise<void> {
    await Promise.all([...this.#states.keys()].map((tabId) => this.push(tabId)));
  }

  /** Tells the panel what is so now, not what was so when the push was asked for. */
  async push(tabId: number): Promise<void> {
    const { settings, session } = await this.#parts.world.now();
    const owner = draftOwner(settings, session);
    const drafts = owner ? await this.#parts.drafts.ownedBy(owner) : [];
    const applications = owner ? await this.#parts.applications.ownedBy(owner) : [];
    const trail = await this.#parts.trailNews();
    const state = this.state(tabId);
    if (state.linked) this.#parts.post(tabId, panelState(state, { settings, session, drafts, applications, trail }));
  }

  #run(tabId: number, effect: TabEffect): void {
    const { client, now, later } = this.#parts;
    switch (effect.kind) {
      case 'look-up':
        return void lookUp(client, effect.seen, now).then((answer) => this.#answered(tabId, effect.ticket, answer));
      case 'open-sheet':
        return void openSheet(client, effect.seen, effect.studentId, now).then((answer) =>
          this.#answered(tabId, effect.ticket, answer),
        );
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

  /** A tab that was closed meanwhile must not come to life again by this. */
  async #timePassed(tabId: number, closing: number): Promise<void> {
    if (this.#states.has(tabId)) await this.dispatch(tabId, { kind: 'time-passed', closing });
  }

  async #retry(tabId: number, ticket: number): Promise<void> {
    if (this.state(tabId).ticket === ticket) await this.dispatch(tabId, { kind: 'retry' });
  }
}
