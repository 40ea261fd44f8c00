import { type Held, PULL_EVERY_MS, type PullAnswer } from '../../shared/wire/pull.ts';
import type { Author, Client } from './client.ts';
import type { TabEvent } from './tab-state.ts';

export interface PullParts {
  readonly client: Pick<Client, 'pull'>;
  /** Who is signed in; null for nobody. */
  readonly author: () => Promise<Author | null>;
  /** Students whose casework a panel shows now, and the revision up to which it is known. */
  readonly held: () => readonly Held[];
  /** Of these, about whom something is being written here. */
  readonly writing: () => Promise<{ any: ReadonlySet<string>; sheet: ReadonlySet<string> }>;
  readonly tell: (event: TabEvent) => Promise<void>;
  /** A student whom the reader may not see any more, or not as before. */
  readonly gone: (studentId: string) => Promise<void>;
  /** Our server said that this session is over. */
  readonly ended: (token: string) => Promise<void>;
  /** The server is there. */
  readonly reached: () => void;
  /** What is in force of adapters, as a word that changes with it. */
  readonly adapters: (tag: string) => void;
  readonly later: (work: () => void, ms: number) => void;
  /** The day where the reader is, in any spelling. */
  readonly day: () => string;
}

/** One answer after another, up to here: what is left comes with the next time. */
const ROUNDS_MAX = 10;
/** The sheet itself comes first. */
const SOON_MS = 1_000;

/** Asks what is new about the students whom panels show. One timer for all tabs; none while nothing is shown. */
export class Pull {
  readonly #parts: PullParts;
  #planned = false;
  #known: ReadonlySet<string> = new Set();
  #editing: ReadonlySet<string> = new Set();
  #day: string | null = null;

  constructor(parts: PullParts) {
    this.#parts = parts;
  }

  /** Something may be shown now. Of a student who was not before, news are asked for at once: who is editing, too. */
  wake(): void {
    const ids = this.#parts.held().map(({ id }) => id);
    const isNew = ids.some((id) => !this.#known.has(id));
    this.#known = new Set(ids);
    if (isNew) this.#soon();
    if (this.#planned || ids.length === 0) return;
    this.#planned = true;
    this.#parts.later(() => {
      this.#planned = false;
      void this.look()
        .catch(() => undefined)
        .then(() => {
          this.wake();
        });
    }, PULL_EVERY_MS);
  }

  /** The student's face sheet is being changed here: others are told at once, when it begins. */
  began(studentId: string): void {
    if (this.#known.has(studentId) && !this.#editing.has(studentId)) this.#soon();
  }

  #soon(): void {
    this.#parts.later(() => void this.look().catch(() => undefined), SOON_MS);
  }

  async look(): Promise<void> {
    await this.#turnDay();
    for (let more = true, round = 0; more && round < ROUNDS_MAX; round += 1) {
      more = await this.#once();
    }
  }

  /** What begins and ends with a day, such as a relation or a policy (R204), is no change that the server tells of. */
  async #turnDay(): Promise<void> {
    const [before, day] = [this.#day, this.#parts.day()];
    this.#day = day;
    if (before === null || before === day) return;
    await this.#parts.tell({ kind: 'outdated', studentIds: new Set(this.#parts.held().map(({ id }) => id)) });
  }

  /** True when there is more to ask for at once. */
  async #once(): Promise<boolean> {
    const { client, author, held, writing, ended, reached, adapters } = this.#parts;
    const who = await author();
    const students = held();
    if (!who || students.length === 0) return false;
    const { any, sheet } = await writing();
    const editing = students.filter(({ id }) => sheet.has(id)).map(({ id }) => id);
    this.#editing = new Set(editing);
    const said = await client.pull({ held: [...students], ...(editing.length > 0 && { editing }) }, who);
    if (!said.ok) {
      if (said.why.cause === 'signed-out') await ended(who.token);
      return false;
    }
    reached();
    adapters(said.value.adapters);
    await this.#tell(students, said.value, any);
    return said.value.more;
  }

  async #tell(students: readonly Held[], answer: PullAnswer, writing: ReadonlySet<string>): Promise<void> {
    const gone = new Set(answer.gone);
    for (const { id, rev } of students) {
      if (gone.has(id)) {
        await this.#parts.gone(id);
        continue;
      }
      await this.#parts.tell({
        kind: 'pulled',
        studentId: id,
        count: answer.changed.filter(({ studentId }) => studentId === id).length,
        upTo: Math.max(rev, answer.cursor),
        editors: answer.editors.filter(({ studentId }) => studentId === id).map(({ name }) => name),
        writing: writing.has(id),
      });
    }
  }
}
