import { Client } from '../client.ts';
import { Drafts } from '../drafts.ts';
import { Kept, type Area } from '../kept.ts';
import { Outbox } from '../outbox.ts';
import { endSession, signIn, signOut } from '../session.ts';
import { authorIn, isHere, takeUp } from '../take-up.ts';
import { Vault } from '../vault.ts';
import { World } from '../world.ts';

export const URL_HERE = 'https://a.test';
export type Network = 'up' | 'down' | 'answers lost';
type Cells = Record<'session' | 'local', Record<string, unknown>>;

/** What a browser is given from outside. */
export interface Outside {
  readonly fetch: typeof fetch;
  readonly newId: () => string;
  readonly now: () => number;
}

/** A browser with the client core in it: its worker may be killed between any two steps of its storage. */
export class TestBrowser {
  readonly cells: Cells = { session: {}, local: {} };
  network: Network = 'up';
  worker: Worker;
  readonly #outside: Outside;

  constructor(outside: Outside) {
    this.#outside = outside;
    this.worker = new Worker(this, outside);
  }

  /** Starts a worker where there was one; `all`: the whole browser was killed, and its memory is gone. */
  async restart(how: { all: boolean }): Promise<void> {
    this.worker.die();
    if (how.all) this.cells.session = {};
    this.worker = new Worker(this, this.#outside);
    await this.worker.run((worker) => worker.takeUp());
  }
}

/** The client core as the background builds it. A dead one does nothing any more. */
export class Worker {
  readonly vault: Vault;
  readonly outbox: Outbox;
  readonly contacts: Drafts<'contact'>;
  readonly sheets: Drafts<'sheet'>;
  readonly world: World;
  readonly #client: Client;
  readonly #kept: Kept;
  readonly #now: () => number;
  readonly #crashed: Promise<void>;
  #fuse: number | null = null;
  #alive = true;
  #die: () => void = () => undefined;

  constructor(browser: TestBrowser, { fetch, newId, now }: Outside) {
    this.#crashed = new Promise((resolve) => {
      this.#die = resolve;
    });
    this.#now = now;
    this.#kept = new Kept({ session: this.#area(browser, 'session'), local: this.#area(browser, 'local') });
    this.world = new World({
      kept: this.#kept,
      managed: () => Promise.resolve({}),
      demoServerUrl: URL_HERE,
      browserLocale: () => 'en',
    });
    this.#client = new Client({
      fetch: async (...request) => this.#overNetwork(browser, () => fetch(...request)),
      aim: async () => {
        const { settings, session } = await this.world.now();
        return { serverUrl: settings.serverUrl, locale: 'en', token: session.me ? session.token : null };
      },
    });
    this.vault = new Vault({
      kept: this.#kept,
      crypto,
      isHere: async (author) => isHere(await this.world.now(), author),
      fullChanged: () => undefined,
    });
    this.contacts = new Drafts(this.vault, 'contact', newId);
    this.sheets = new Drafts(this.vault, 'sheet', newId);
    this.outbox = new Outbox({
      vault: this.vault,
      kept: this.#kept,
      client: this.#client,
      newId,
      random: () => 0,
      author: async () => authorIn(await this.world.now()),
      ended: (token) => this.#ended(token),
      applied: () => undefined,
      changed: () => undefined,
      later: () => Promise.resolve(),
    });
  }

  /** Does something, until it is done or the worker dies: `crashAt` says at which step of its storage, if at any. */
  async run(work: (worker: Worker) => Promise<unknown>, crashAt: number | null = null): Promise<boolean> {
    this.#fuse = crashAt;
    await Promise.race([work(this), this.#crashed]);
    this.#fuse = null;
    return this.#alive;
  }

  die(): void {
    this.#alive = false;
    this.#die();
  }

  async signIn(username: string): Promise<void> {
    const said = await signIn(this.#kept, this.#client, URL_HERE, { username, password: 'a long enough password' });
    if (!said.ok) return;
    await this.#actorChanged();
    await this.takeUp();
  }

  async signOut(): Promise<void> {
    await signOut(this.#kept, this.#client);
    await this.#actorChanged();
  }

  takeUp(): Promise<void> {
    return takeUp({
      isShown: () => true,
      vault: this.vault,
      client: this.#client,
      outbox: this.outbox,
      world: this.world,
      now: this.#now,
      ended: (token) => this.#ended(token),
      later: () => Promise.resolve(),
      changed: () => Promise.resolve(),
    });
  }

  async #ended(token: string): Promise<void> {
    const { session } = await this.world.now();
    if (session.me === null || session.token !== token) return;
    await endSession(this.#kept, 'expired');
    await this.#actorChanged();
  }

  async #actorChanged(): Promise<void> {
    await this.world.again();
    await this.vault.lock();
  }

  async #overNetwork(browser: TestBrowser, send: () => Promise<Response>): Promise<Response> {
    await this.#step();
    if (browser.network === 'down') throw new TypeError('failed');
    const response = await send();
    if (browser.network === 'answers lost') throw new TypeError('failed');
    await this.#step();
    return response;
  }

  /** Dies here when its time has come; a dead worker goes no further. */
  #step(): Promise<void> {
    if (this.#fuse !== null) {
      if (this.#fuse === 0) this.die();
      this.#fuse -= 1;
    }
    return this.#alive ? Promise.resolve() : new Promise(() => undefined);
  }

  #area({ cells }: TestBrowser, name: 'session' | 'local'): Area {
    const change = async (work: () => void) => {
      await this.#step();
      work();
      await this.#step();
    };
    return {
      get: async (key) => {
        if (!this.#alive) await new Promise(() => undefined);
        const items = key === null ? cells[name] : key in cells[name] ? { [key]: cells[name][key] } : {};
        return structuredClone(items);
      },
      set: (items) => change(() => void Object.assign(cells[name], structuredClone(items))),
      remove: (key) => change(() => void Reflect.deleteProperty(cells[name], key)),
    };
  }
}
