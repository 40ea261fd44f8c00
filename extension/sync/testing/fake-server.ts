import { OPS_MAX, opSchema, type OpAnswer } from '../../../shared/wire/ops.ts';
import type { SheetWrite } from '../../../shared/areas/cases/sheet.ts';
import { FakeKeys } from './fake-vault.ts';
import { me, seenOf, type SeenStudent, uuidOf } from './samples.ts';

/** What was applied, and by whom. */
export interface Applied {
  readonly by: number;
  readonly about: string;
  readonly text: string;
}

/** A server to test the client core against, and what tests do to it behind the core's back. */
export interface TestRemote {
  readonly fetch: typeof fetch;
  username(person: number): string;
  studentId(student: number): string;
  /** What a page says of the student. */
  seen(student: number): SeenStudent;
  applied(): Promise<Applied[]>;
  rotate(): Promise<void>;
  endSessions(): Promise<void>;
  allow(person: number, student: number, allowed: boolean): Promise<void>;
}

/** A server that behaves as the contract says, in memory. */
export class FakeServer implements TestRemote {
  readonly #keys = new FakeKeys();
  readonly #sessions = new Map<string, number>();
  readonly #done = new Map<string, { by: number; answer: OpAnswer; what: Applied }>();
  readonly #sheets = new Map<string, { rev: number; text: string; by: number }>();
  readonly #closed = new Set<string>();
  #rev = 0;
  #tokens = 0;

  readonly username = (person: number): string => `person${person}`;
  readonly studentId = (student: number): string => uuidOf(String(student + 1));
  readonly seen = (student: number): SeenStudent => seenOf(String(student));
  readonly applied = (): Promise<Applied[]> => Promise.resolve([...this.#done.values()].map(({ what }) => what));
  readonly rotate = async (): Promise<void> => void (await this.#keys.rotate());
  readonly endSessions = (): Promise<void> => Promise.resolve(this.#sessions.clear());
  readonly allow = (person: number, student: number, allowed: boolean): Promise<void> => {
    const pair = `${person} ${this.studentId(student)}`;
    if (allowed) this.#closed.delete(pair);
    else this.#closed.add(pair);
    return Promise.resolve();
  };

  readonly fetch = (async (url: string, init: RequestInit) => {
    const { pathname } = new URL(url);
    const token = (init.headers as Record<string, string>).authorization?.slice('Bearer '.length) ?? '';
    const body = JSON.parse(typeof init.body === 'string' ? init.body : '{}') as never;
    if (pathname === '/v1/session') return init.method === 'DELETE' ? this.#signOut(token) : this.#signIn(body);
    const by = this.#sessions.get(token);
    if (by === undefined) return problem(401, 'signed-out');
    return pathname === '/v1/ops' ? this.#ops(by, body) : this.#open(by, body);
  }) as typeof fetch;

  async #signIn({ username }: { username: string }): Promise<Response> {
    if (this.#keys.newest.id === '') await this.#keys.rotate();
    const by = Number(username.slice('person'.length));
    const token = `token-${(this.#tokens += 1)}`;
    this.#sessions.set(token, by);
    const vault = { sealKey: this.#keys.newest, draftDays: 30, offlineHours: 0 };
    return json({ token, me: { ...me, staffId: staffIdOf(by), username, vault } });
  }

  #signOut(token: string): Response {
    this.#sessions.delete(token);
    return new Response(null, { status: 204 });
  }

  async #open(by: number, { sealed }: { sealed: string[] }): Promise<Response> {
    return json({ opened: await Promise.all(sealed.map((text) => this.#keys.open(text, staffIdOf(by)))) });
  }

  #ops(by: number, { ops }: { ops: { opId: string }[] }): Response {
    if (ops.length === 0 || ops.length > OPS_MAX) return problem(400, 'invalid');
    return json({ answers: ops.map((raw) => this.#apply(by, raw)) });
  }

  /** Only what was applied is remembered: the rest changed nothing and is decided anew. */
  #apply(by: number, raw: { opId: string }): OpAnswer {
    const { opId } = raw;
    const parsed = opSchema.safeParse(raw);
    if (!parsed.success) return { opId, outcome: 'invalid', issues: [] };
    const before = this.#done.get(opId);
    if (before?.by === by) return before.answer;
    if (before) return { opId, outcome: 'refused', code: 'op-id-taken', text: 'Taken.' };
    const { data } = parsed;
    if (data.kind !== 'contact.add' && data.kind !== 'sheet.write') throw new Error(`Not sent here: ${data.kind}.`);
    const about = data.body.studentId;
    if (this.#closed.has(`${by} ${about}`)) return { opId, outcome: 'refused', code: 'not-allowed', text: 'Closed.' };
    const conflict = data.kind === 'sheet.write' ? this.#write(by, data.body) : [];
    if (conflict.length > 0) return { opId, outcome: 'conflict', fields: conflict };
    const text = data.kind === 'contact.add' ? data.body.form.note : data.body.fields.map((one) => one.text).join(' ');
    const rev = (this.#rev += 1);
    const revs =
      data.kind === 'sheet.write' ? Object.fromEntries(data.body.fields.map(({ field }) => [field, rev])) : undefined;
    const answer: OpAnswer = { opId, outcome: 'applied', rev, seq: rev, ...(revs && { revs }) };
    this.#done.set(opId, { by, answer, what: { by, about, text } });
    return answer;
  }

  #write(by: number, { studentId, fields }: SheetWrite) {
    const conflicts = fields.flatMap(({ field, text, baseRev }) => {
      const now = this.#sheets.get(`${studentId} ${field}`);
      if (!now || now.rev === baseRev || now.text === text) return [];
      return [{ field, text: now.text, rev: now.rev, at: 0, author: { name: 'A', own: now.by === by } }];
    });
    if (conflicts.length > 0) return conflicts;
    for (const { field, text } of fields) this.#sheets.set(`${studentId} ${field}`, { rev: this.#rev + 1, text, by });
    return [];
  }
}

const staffIdOf = (person: number): string => uuidOf(String(person + 91));
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const problem = (status: number, code: string): Response =>
  json({ type: 't', title: 't', status, detail: 'd', code, requestId: 'r' }, status);
