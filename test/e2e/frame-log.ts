import type { View } from './driver.ts';

/** What one frame of the screen showed: whom the page is about, whom the panel names, whether it is covered. */
interface ScreenFrame {
  readonly at: number;
  /** The student whom the content of the page shows; empty for nobody. */
  readonly shown: string;
  /** The number that it bears, where that is somebody else's. */
  readonly bears: string;
  readonly covered: boolean;
}
interface PanelFrame {
  readonly at: number;
  readonly names: readonly string[];
  /** A folder is open; else the panel repeats what it read while it asks. */
  readonly open: boolean;
}
interface Logged<T> {
  frameLog: T[];
}

/** Whom the panel may name, and by which writings of their ids it is recognised. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** Has a page note, at each frame of the screen, whom it shows in any of its frames and whether the panel is covered. */
export async function logPage(page: View): Promise<void> {
  await page.evaluate(() => {
    const log: ScreenFrame[] = [];
    Object.assign(window, { frameLog: log });
    const contentIn = (view: Window): HTMLElement | undefined => {
      try {
        const own = view.document.querySelector<HTMLElement>('[data-shown]');
        return own ?? Array.from({ length: view.length }, (_, i) => contentIn(view[i]!)).find(Boolean);
      } catch {
        // The panel's own frame: the page may not look into it.
        return undefined;
      }
    };
    const note = () => {
      const host = document.querySelector<HTMLElement>('facesheet-host');
      const { shown = '', bears = '' } = contentIn(window)?.dataset ?? {};
      log.push({
        at: performance.timeOrigin + performance.now(),
        shown,
        bears,
        covered: host?.dataset.state === 'changing',
      });
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

/** Has the panel note, at each frame of the screen and each change of itself, whom it names. */
export async function logPanel(panel: View, known: Known): Promise<void> {
  await panel.evaluate((students) => {
    const log: PanelFrame[] = [];
    Object.assign(window, { frameLog: log });
    const note = () => {
      const text = document.body.innerText;
      // Whoever it asks about it does not show: what stands there are the page's own words, or a choice.
      const asks = /Which of these students\?|Which student is this\?/.test(text);
      const names = Object.keys(students).filter((who) => students[who]?.some((id) => text.includes(id)));
      log.push({
        at: performance.timeOrigin + performance.now(),
        names: asks ? [] : names,
        open: text.includes('Matches this page'),
      });
    };
    new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
    const everyFrame = () => {
      note();
      requestAnimationFrame(everyFrame);
    };
    requestAnimationFrame(everyFrame);
  }, known);
}

/** What was noted: the frames in which an uncovered panel named another student than the page, and how much was seen. */
export async function compareLogs(page: View, panel: View) {
  const [onPage, inPanel] = await Promise.all([
    page.evaluate(() => (window as unknown as Logged<ScreenFrame>).frameLog),
    panel.evaluate(() => (window as unknown as Logged<PanelFrame>).frameLog),
  ]);
  let last = 0;
  const wrong: { onPage: ScreenFrame; inPanel: PanelFrame }[] = [];
  const seen = new Set<string>();
  for (const frame of onPage) {
    while (last + 1 < inPanel.length && inPanel[last + 1]!.at <= frame.at) last += 1;
    const now = inPanel[last];
    if (now === undefined || now.at > frame.at || frame.covered) continue;
    for (const name of now.names) seen.add(name);
    const isOther = (name: string) => name !== frame.shown && (now.open || name !== frame.bears);
    if (now.names.some(isOther)) wrong.push({ onPage: frame, inPanel: now });
  }
  return { wrong, frames: onPage.length, seen: [...seen].sort() };
}
