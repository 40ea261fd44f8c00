import type { CDPSession, Page } from 'playwright-core';
import { until } from './browser.ts';

interface Answer {
  readonly id: number;
  readonly result?: { readonly result?: { readonly value?: unknown }; readonly exceptionDetails?: { text: string } };
}

/**
 * The browser's side panel, driven over the browser's own protocol: it is a page of no tab, and Playwright lists only
 * those of tabs.
 */
export class SidePanelPage {
  readonly #session: CDPSession;
  readonly #sessionId: string;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #next = 0;

  private constructor(session: CDPSession, sessionId: string) {
    this.#session = session;
    this.#sessionId = sessionId;
    session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
      const answer = JSON.parse(message) as Answer;
      if (from === sessionId) this.#waiting.get(answer.id)?.(answer);
    });
  }

  /** The side panel beside the active tab, once it is there. `beside`: any page of the same browser. */
  static async open(beside: Page): Promise<SidePanelPage> {
    const session = await beside.context().newCDPSession(beside);
    let target: string | undefined;
    const find = async () => (target = await sideTarget(session)) !== undefined;
    await until(find, 'the side panel');
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: target ?? '', flatten: false });
    return new SidePanelPage(session, sessionId);
  }

  /** Evaluates an expression in its page, as if a user had pressed something. */
  async evaluate(expression: string): Promise<unknown> {
    const id = (this.#next += 1);
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const message = JSON.stringify({ id, method: 'Runtime.evaluate', params });
    await this.#session.send('Target.sendMessageToTarget', { sessionId: this.#sessionId, message });
    const { result } = await answered;
    if (result?.exceptionDetails) throw new Error(result.exceptionDetails.text);
    return result?.result?.value;
  }

  /** What can be read in it. */
  async text(): Promise<string> {
    return String(await this.evaluate("document.body?.innerText ?? ''"));
  }

  /** Waits until these words can be read in it. */
  async says(words: string): Promise<void> {
    await until(async () => (await this.text()).includes(words), `the side panel to say “${words}”`, 20_000);
  }
}

/** Whether a side panel is there. */
export async function hasSidePanel(beside: Page): Promise<boolean> {
  const session = await beside.context().newCDPSession(beside);
  const found = await sideTarget(session);
  await session.detach();
  return found !== undefined;
}

/** The page of ours that stands in no tab. */
async function sideTarget(session: CDPSession): Promise<string | undefined> {
  const { targetInfos } = await session.send('Target.getTargets');
  const pages = targetInfos.filter(({ type, url }) => type === 'page' && url.includes('/panel.html'));
  for (const { targetId } of pages) {
    const window = await session.send('Browser.getWindowForTarget', { targetId }).catch(() => null);
    if (window === null) return targetId;
  }
  return undefined;
}
