import type { Ask } from '../../entrypoints/panel/ask.ts';
import type { WorkItem } from '../../messages.ts';

const DAY_MS = 86_400_000;
/** So long before a draft is discarded for its age its author is warned. */
const WARN_MS = 7 * DAY_MS;

/** When a draft is discarded for its age, in whole days from now (0: within a day); null while that is far off. */
export function daysLeft({ expiresAt }: Pick<WorkItem, 'expiresAt'>, now: number): number | null {
  if (expiresAt === null) return null;
  const left = expiresAt - now;
  return left > WARN_MS ? null : Math.max(0, Math.floor(left / DAY_MS));
}

/** All that one wrote and the server does not have. Read when it is shown, and nothing of it is kept here. */
export class OwnWork {
  /** Null until it was read. */
  items = $state.raw<readonly WorkItem[] | null>(null);
  /** So many more are kept here and could not be opened. */
  unopened = $state(0);
  failed = $state(false);
  sending = $state(false);
  /** It was sent at a press, and some of it waits all the same. */
  stillWaiting = $state(false);

  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Those in one state, newest first. */
  in(state: WorkItem['state']): readonly WorkItem[] {
    return (this.items ?? []).filter((item) => item.state === state).toSorted((a, b) => b.keptAt - a.keptAt);
  }

  async load(): Promise<void> {
    const answer = await this.#ask('work.list', {}).catch(() => null);
    this.failed = answer === null;
    if (answer === null) return;
    this.items = answer.items;
    this.unopened = answer.unopened;
    this.stillWaiting &&= this.in('waiting').length > 0;
  }

  /** Sends what waits, and again what was refused; what became of it stands in the list then. */
  async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.stillWaiting = false;
    await this.#ask('work.send', {}).catch(() => null);
    this.stillWaiting = true;
    await this.load();
    this.sending = false;
  }

  /** Discards one; false when it is still there: the server may have it already. */
  async drop(id: string): Promise<boolean> {
    const answer = await this.#ask('work.drop', { id }).catch(() => null);
    await this.load();
    return answer?.ok === true;
  }
}
