import { describe, inject, it } from 'vitest';
import { checkClientCore } from '../../extension/sync/testing/core-model.ts';
import type { Applied, TestRemote } from '../../extension/sync/testing/fake-server.ts';
import { currentSealKey, sealKeyJob } from '../../server/sync/seal-keys.ts';
import { ids } from '../tools/small-district.ts';
import { testServer, type TestServer } from '../tools/test-server.ts';

const DAY_MS = 86_400_000;
/** Random days of two people: fewer on PostgreSQL, where each takes longer; `npm run soak` asks both for many more. */
const RUNS = Number(process.env.CLIENT_CORE_RUNS ?? (inject('engine') === 'postgres' ? 5 : 12));
const PATIENCE_MS = 60_000 + RUNS * 15_000;
const PEOPLE = [
  { id: ids.ortiz, username: 'rortiz' },
  { id: ids.mwangi, username: 'jmwangi' },
] as const;
const STUDENTS = [
  { id: ids.kiri, sisId: '204417' },
  { id: ids.maiOne, sisId: '203310' },
] as const;
const SINCE = '2026-08-12';
const ENDED = '2026-08-13';

/** The real server, as the client core meets it: two social workers who serve the same two students. */
class RealServer implements TestRemote {
  readonly #server: TestServer;

  private constructor(server: TestServer) {
    this.#server = server;
  }

  static async start(): Promise<RealServer> {
    const server = await testServer();
    await server.store.tend(async (tx) => {
      const { relation, roleFact } = tx.tables;
      await tx.db.delete(relation);
      const role = { role: 'socialWorker', buildingId: '', since: SINCE, until: null, source: 'sync-test' };
      await tx.db.insert(roleFact).values(PEOPLE.map(({ id }) => ({ ...role, staffId: id })));
    });
    const real = new RealServer(server);
    for (const person of PEOPLE.keys()) for (const student of STUDENTS.keys()) await real.allow(person, student, true);
    await currentSealKey(server.store);
    return real;
  }

  readonly fetch = (async (url: string, { method, headers, body }: RequestInit) =>
    this.#server.app.request(new URL(url).pathname, {
      ...(method !== undefined && { method }),
      ...(headers !== undefined && { headers }),
      ...(body !== undefined && { body }),
    })) as typeof fetch;

  username(person: number): string {
    return PEOPLE[person]!.username;
  }

  studentId(student: number): string {
    return STUDENTS[student]!.id;
  }

  seen(student: number) {
    const { sisId } = STUDENTS[student]!;
    return { system: 'test-sis', idKind: 'studentNumber' as const, sisId, adapterRevision: 1 };
  }

  async applied(): Promise<Applied[]> {
    const rows = await this.#server.rows(
      `SELECT author_id, student_id, note FROM contact UNION ALL SELECT author_id, student_id, text FROM sheet_entry`,
    );
    return rows.map(([author, about, text]) => ({
      by: PEOPLE.findIndex(({ id }) => id === author),
      about: String(about),
      text: String(text),
    }));
  }

  /** Three months go by, and with them every session. */
  async rotate(): Promise<void> {
    this.#server.runtime.advance(91 * DAY_MS);
    await sealKeyJob(this.#server.store, 30).run();
  }

  async endSessions(): Promise<void> {
    await this.#server.store.tend((tx) => tx.db.delete(tx.tables.signInSession));
  }

  async allow(person: number, student: number, allowed: boolean): Promise<void> {
    const until = allowed ? null : ENDED;
    const which = { staffId: PEOPLE[person]!.id, studentId: STUDENTS[student]!.id, relation: 'serving' };
    const row = { ...which, source: 'sync-test', since: SINCE, until };
    await this.#server.store.tend(async (tx) => {
      const { relation } = tx.tables;
      const target = [relation.staffId, relation.studentId, relation.relation, relation.source, relation.since];
      await tx.db.insert(relation).values(row).onConflictDoUpdate({ target, set: { until } });
    });
  }
}

describe('the client core against the real server', () => {
  it(
    'loses nothing, sends nothing twice and shows nothing to another, whatever happens',
    async () => {
      await checkClientCore(() => RealServer.start(), { runs: RUNS, steps: 40 });
    },
    PATIENCE_MS,
  );
});
