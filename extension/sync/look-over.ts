/** When a page in which nothing was found is looked over again, ms after the time before. */
const AGAIN_AFTER_MS = [500, 1_500, 4_000] as const;

export interface LookOverParts {
  /** Whether the panel is open and no frame of the page is known that could be read. */
  readonly isMissing: () => boolean;
  readonly read: () => Promise<void>;
  readonly wait: (ms: number) => Promise<unknown>;
}

/**
 * Looks over a page again in which nothing was found when its panel was opened. While it loads, the browser may not
 * let us look into its frames, and says nothing of it later: without this the panel would call it unreadable for good.
 */
export async function lookOver({ isMissing, read, wait }: LookOverParts): Promise<void> {
  for (const ms of AGAIN_AFTER_MS) {
    await wait(ms);
    if (!isMissing()) return;
    await read();
  }
}
