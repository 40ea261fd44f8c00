import type { Frame, KeyInput, Page } from 'puppeteer-core';
import type { Found, Role, Tab, View } from '../e2e/driver.ts';
import type { Query } from './find-in-page.ts';
import { FoundInFirefox } from './found.ts';

const EXTENSION_PAGE = /^moz-extension:/u;

/** A frame of Firefox, in the shape that specs for several browsers use. */
export class FirefoxView implements View {
  readonly #frame: () => Frame;

  constructor(frame: () => Frame) {
    this.#frame = frame;
  }

  /** Asked of the frame itself: the driver is not told where a frame of the extension went. */
  async url(): Promise<string> {
    return this.evaluate(() => location.href).catch(() => '');
  }

  evaluate<R, A>(work: ((arg: A) => R | Promise<R>) | (() => R | Promise<R>), arg?: A): Promise<R> {
    return this.#frame().evaluate(work as (arg: unknown) => R | Promise<R>, arg);
  }

  getByRole(role: Role, { name, exact = false }: Parameters<View['getByRole']>[1]): Found {
    return this.#found({ by: 'role', role, text: sent(name), exact });
  }

  getByLabel(text: string, { exact = false }: Parameters<View['getByLabel']>[1] = {}): Found {
    return this.#found({ by: 'label', text, exact });
  }

  getByText(text: string | RegExp): Found {
    return this.#found({ by: 'text', text: sent(text), exact: false });
  }

  #found(query: Query): Found {
    return new FoundInFirefox(this.#frame, [query]);
  }
}

/** A tab of Firefox. */
export class FirefoxTab extends FirefoxView implements Tab<FirefoxView> {
  readonly #page: Page;

  constructor(page: Page) {
    super(() => page.mainFrame());
    this.#page = page;
  }

  get keyboard(): Tab['keyboard'] {
    const { keyboard } = this.#page;
    return {
      type: (text) => keyboard.type(text),
      async press(combination) {
        const keys = combination.split('+') as KeyInput[];
        for (const key of keys) await keyboard.down(key);
        for (const key of keys.reverse()) await keyboard.up(key);
      },
    };
  }

  /** The driver never hears that a page of the extension has loaded: whoever goes to one waits for what stands in it. */
  async goto(address: string): Promise<void> {
    const going = this.#page.goto(address);
    if (EXTENSION_PAGE.test(address)) going.catch(() => undefined);
    else await going;
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  frames(): readonly FirefoxView[] {
    return this.#page.frames().map((frame) => new FirefoxView(() => frame));
  }

  async close(): Promise<void> {
    await this.#page.close();
  }
}

const sent = (text: string | RegExp): Query['text'] => (typeof text === 'string' ? text : [text.source, text.flags]);
