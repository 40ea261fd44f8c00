import type { Application, ApplicationList } from '../../../shared/areas/access/application.ts';
import { NO_ANSWER, type Ask } from '../../entrypoints/panel/ask.ts';
import type { Trouble } from '../../messages.ts';

/** One's own applications as they are read: a page at a time, newest first. Nothing of them is kept. */
export class OwnApplications {
  rows = $state.raw<readonly Application[]>([]);
  total = $state(0);
  next = $state.raw<ApplicationList['next']>(null);
  /** Why the last thing that was asked for did not come about. */
  trouble = $state.raw<Trouble | null>(null);
  /** What that was: to read them, or to take one back. */
  failed = $state<'list' | 'withdraw'>('list');
  loading = $state(false);

  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Reads the newest. */
  async load(): Promise<void> {
    await this.#read(null);
  }

  /** Reads the ones before those that are shown. */
  async more(): Promise<void> {
    if (this.next !== null) await this.#read(this.next);
  }

  /** Takes an application back, and shows what is so now; false when it was not taken back. */
  async withdraw(applicationId: string): Promise<boolean> {
    const answer = await this.#ask('application.withdraw', { applicationId }).catch(() => NO_ANSWER);
    // A refusal is news of the application as well: it may be decided.
    if (answer.ok || answer.why.cause === 'refused') await this.load();
    if (answer.ok) return true;
    this.trouble = answer.why;
    this.failed = 'withdraw';
    return false;
  }

  async #read(before: ApplicationList['next']): Promise<void> {
    this.loading = true;
    this.failed = 'list';
    const answer = await this.#ask('application.list', { before }).catch(() => NO_ANSWER);
    this.loading = false;
    this.trouble = answer.ok ? null : answer.why;
    if (!answer.ok) return;
    const { rows, total, next } = answer.list;
    this.rows = before === null ? rows : [...this.rows, ...rows];
    this.total = total;
    this.next = next;
  }
}
