import type { ElementHandle, Frame, JSHandle } from 'puppeteer-core';
import { until } from '../e2e/browser.ts';
import type { Found } from '../e2e/driver.ts';
import { findInPage, isDisabledInPage, isSeenInPage, type Query } from './find-in-page.ts';

const PATIENCE_MS = 20_000;

/** What may be found in a frame of Firefox, looked for anew at each act as a user would. */
export class FoundInFirefox implements Found {
  readonly #frame: () => Frame;
  readonly #queries: readonly Query[];

  constructor(frame: () => Frame, queries: readonly Query[]) {
    this.#frame = frame;
    this.#queries = queries;
  }

  /** Once it may be pressed, as a user waits. */
  async click(): Promise<void> {
    await this.#act(async (element) => {
      if (await element.evaluate(isDisabledInPage)) throw new Error('It may not be pressed yet.');
      await element.click();
    });
  }

  /** Takes out what stands there and types, as a user does. */
  async fill(text: string): Promise<void> {
    await this.#act(async (element) => {
      await element.evaluate((field) => {
        const box = field as HTMLInputElement;
        box.focus();
        box.select();
        if (box.value !== '') document.execCommand('delete');
      });
      await element.type(text);
    });
  }

  async focus(): Promise<void> {
    await this.#act((element) => element.focus());
  }

  async waitFor({ state = 'visible' }: Parameters<Found['waitFor']>[0] = {}): Promise<void> {
    const isThere = async () => (state === 'visible' ? await this.isVisible() : (await this.count()) > 0);
    const wanted = state !== 'detached';
    const what = `${JSON.stringify(this.#queries)} to be ${state}`;
    await until(async () => (await isThere()) === wanted, what, PATIENCE_MS).catch(async (error: unknown) => {
      const said = await this.#frame()
        .evaluate(() => document.body.innerText)
        .catch(() => '');
      throw new Error(`${String(error)} It said: ${said.slice(0, 300)}`, { cause: error });
    });
  }

  isVisible(): Promise<boolean> {
    return ifThere(
      this.#withFirst('seen', async (element) => element !== null, false),
      false,
    );
  }

  count(): Promise<number> {
    return ifThere(
      this.#withAll(async (all) => all.evaluate((found) => found.length), 0),
      0,
    );
  }

  inputValue(): Promise<string> {
    const read = async (element: ElementHandle | null) =>
      (await element?.evaluate((field) => (field as HTMLInputElement).value)) ?? '';
    return ifThere(this.#withFirst('any', read, ''), '');
  }

  first(): Found {
    return this;
  }

  or(other: Found): Found {
    if (!(other instanceof FoundInFirefox)) throw new Error('Only what is found in the same frame can be the other.');
    return new FoundInFirefox(this.#frame, [...this.#queries, ...other.#queries]);
  }

  /** Does something with the first that is seen. What the page draws anew meanwhile is looked for again. */
  async #act(work: (element: ElementHandle) => Promise<void>): Promise<void> {
    await this.waitFor();
    let why: unknown;
    const tryOnce = async () => {
      try {
        return await this.#withFirst('seen', async (element) => element !== null && (await work(element), true), false);
      } catch (error) {
        why = error;
        return false;
      }
    };
    await until(tryOnce, `an act on ${JSON.stringify(this.#queries)}`, PATIENCE_MS).catch((error: unknown) => {
      throw new Error(String(error), { cause: why });
    });
  }

  /** A frame that is being replaced holds nothing. */
  async #withAll<R>(work: (all: JSHandle<Element[]>) => Promise<R>, none: R): Promise<R> {
    let all: JSHandle<Element[]> | undefined;
    try {
      all = await this.#frame().evaluateHandle(findInPage, this.#queries);
    } catch {
      return none;
    }
    try {
      return await work(all);
    } finally {
      await all.dispose().catch(() => undefined);
    }
  }

  async #withFirst<R>(want: 'seen' | 'any', work: (element: ElementHandle | null) => Promise<R>, none: R): Promise<R> {
    return this.#withAll(async (all) => {
      for (const handle of (await all.getProperties()).values()) {
        const element = handle.asElement() as ElementHandle | null;
        if (element !== null && (want === 'any' || (await element.evaluate(isSeenInPage)))) return work(element);
      }
      return work(null);
    }, none);
  }
}

/** What was found may be gone by the time it is asked, with the document that it was in. */
function ifThere<R>(asked: Promise<R>, none: R): Promise<R> {
  return asked.catch(() => none);
}
