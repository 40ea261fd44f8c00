import { describe, expect, it, onTestFinished } from 'vitest';
import { leftOut } from '../tools/engines.ts';
import type { Rows } from './place/dump.ts';
import { postgresPlace } from './place/postgres-place.ts';
import { rest } from './waiting.ts';

const WAITS_MS = 200;

interface Numbered {
  readonly rev: number;
  readonly who: string;
}

/** A client that keeps what is new and remembers the highest number it has seen. */
function reader(rows: Rows) {
  const kept: Numbered[] = [];
  return {
    kept: () => kept.map(({ who }) => who),
    async pull() {
      const cursor = kept.at(-1)?.rev ?? 0;
      kept.push(...(await rows.all<Numbered>(`SELECT rev, who FROM numbered WHERE rev > ${cursor} ORDER BY rev`)));
    },
  };
}

/** Three connections to a database where rows are numbered. */
async function withThree(tables: string, work: (a: Rows, b: Rows, other: Rows) => Promise<void>): Promise<void> {
  const place = await postgresPlace();
  onTestFinished(() => place.remove());
  await place.use(async (other) => {
    await other.run(tables);
    await place.use((a) => place.use((b) => work(a, b, other)));
  });
}

/** Why revisions come from one row and not from a sequence: on PostgreSQL a sequence loses rows to a cursor. */
describe.skipIf(leftOut('postgres'))('rows that are numbered by two transactions at once', () => {
  it('are lost to a cursor when a sequence numbers them: the lower number may commit last', async () => {
    await withThree('CREATE TABLE numbered (rev BIGSERIAL PRIMARY KEY, who TEXT)', async (a, b, other) => {
      const { pull, kept } = reader(other);
      const insert = (who: string) => `INSERT INTO numbered (who) VALUES ('${who}')`;
      await a.run('BEGIN');
      await a.run(insert('a'));
      await b.run(insert('b'));
      await pull();
      await a.run('COMMIT');
      await pull();
      expect(await other.all('SELECT rev, who FROM numbered ORDER BY rev')).toEqual([
        { rev: 1, who: 'a' },
        { rev: 2, who: 'b' },
      ]);
      expect(kept()).toEqual(['b']);
    });
  });

  it('all reach it when one counter row numbers them: the second waits for the first', async () => {
    const tables = `CREATE TABLE numbered (rev BIGINT PRIMARY KEY, who TEXT);
      CREATE TABLE counter (value BIGINT NOT NULL); INSERT INTO counter VALUES (0)`;
    await withThree(tables, async (a, b, other) => {
      const { pull, kept } = reader(other);
      const insert = (who: string) =>
        `WITH next AS (UPDATE counter SET value = value + 1 RETURNING value)
         INSERT INTO numbered SELECT value, '${who}' FROM next`;
      await a.run('BEGIN');
      await a.run(insert('a'));
      let written = false;
      const second = b.run(insert('b')).then(() => (written = true));
      await rest(WAITS_MS);
      await pull();
      expect(written).toBe(false);
      await a.run('COMMIT');
      await second;
      await pull();
      expect(kept()).toEqual(['a', 'b']);
    });
  });
});
