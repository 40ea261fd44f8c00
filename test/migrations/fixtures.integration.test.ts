import { describe, expect, it } from 'vitest';
import { checkTrail } from '../../server/audit/check-trail.ts';
import { shown } from '../../server/store/migrate/migration.ts';
import { shippedProgram } from '../../server/store/migrate/shipped.ts';
import { ENGINES, leftOut } from '../tools/engines.ts';
import { testRuntime } from '../tools/runtime.ts';
import { fixtureVersions } from '../tools/schema/fixtures.ts';
import { addContact, sender, signIn, WORKER } from '../tools/schema/lived-in.ts';
import { codeShape } from '../tools/schema/code-shape.ts';
import { differences, facts } from '../tools/schema/shape.ts';
import { postgresSchema } from '../../server/store/schema.postgres.ts';
import { sqliteSchema } from '../../server/store/schema.ts';
import { ONLY_IN_SQL } from './differences.ts';
import { load, type Loaded } from './loaded.ts';

/** PostgreSQL came with the second change: no database of it ever stopped at the first. */
const NEVER = { sqlite: [], postgres: ['0001_first'] } as const;

/** Later than everything in the fixtures. */
const LATER = Date.parse('2026-11-23T15:00:00Z');

type Row = Record<string, unknown>;

/** What a change says in other words than the version before it. */
const OTHER_WORDS: Readonly<Record<string, (row: Row) => Row>> = {
  // 0003: a role of the roster is one that the role map makes of the roster's claim.
  role_fact: ({ source }) => ({ source: source === 'oneroster' ? 'mapping' : source }),
};

/** 0013: counts of the log's rows by day, which its tallies give instead: no row that anybody wrote. */
const DERIVED_BEFORE: readonly string[] = ['disclosure_day'];

describe.each(ENGINES)('every version of the schema on %s', (engine) => {
  it('has its fixture: npm run schema-fixture makes the newest', () => {
    const landed = shippedProgram(engine, 0).migrations.map(({ name }) => shown(name));
    expect([...NEVER[engine], ...fixtureVersions(engine)].sort()).toEqual(landed);
  });

  describe.skipIf(leftOut(engine)).each(fixtureVersions(engine))('%s', (version) => {
    it('has rows in every table', async () => {
      const counts = Object.entries(await allRows(await load(version, engine)));
      expect(counts.filter(([, rows]) => rows.length === 0).map(([table]) => table)).toEqual([]);
    });

    it('becomes the newest with every row it had, whole', async () => {
      const database = await load(version, engine);
      const before = await allRows(database);
      await (await database.open(testRuntime(LATER))).close();
      const after = await allRows(database);
      for (const [table, rows] of Object.entries(before).filter(([name]) => !DERIVED_BEFORE.includes(name))) {
        const columns = Object.keys(rows[0] ?? {});
        const kept = texts(
          rows.map((row) => ({ ...row, ...OTHER_WORDS[table]?.(row) })),
          columns,
        );
        expect(texts(after[table] ?? [], columns), table).toEqual(expect.arrayContaining(kept));
      }
      expect(await orphans(database)).toEqual([]);
      expect((await database.examine((examiner) => checkTrail(examiner, () => undefined))).faults).toEqual([]);
      const code = codeShape(engine === 'sqlite' ? sqliteSchema : postgresSchema);
      const made = facts(await database.shape()).filter((fact) => !ONLY_IN_SQL.test(fact));
      expect(differences(made, facts(code))).toEqual({ onlyA: [], onlyB: [] });
    });

    it('is worked with afterwards by the people in it', async () => {
      const database = await load(version, engine);
      const runtime = testRuntime(LATER);
      const store = await database.open(runtime);
      const [{ size = 0 } = {}] = await database.rows('SELECT size FROM audit_head');
      const send = sender(store);
      await addContact(send, await signIn(send, WORKER), runtime, 'Back again.');
      await store.close();
      const notes = await database.rows('SELECT note FROM contact ORDER BY rev');
      expect(notes.map(({ note }) => note)).toEqual([
        expect.stringContaining('🚌\nCalls back.'),
        'Came by.',
        'Back again.',
      ]);
      expect(
        await database.rows("SELECT row_id FROM change WHERE kind = 'contact' AND row_id IN (SELECT id FROM contact)"),
      ).toHaveLength(3);
      const trail = await database.examine((examiner) => checkTrail(examiner, () => undefined));
      expect(trail.faults).toEqual([]);
      expect(trail.size).toBeGreaterThan(Number(size));
    });
  });
});

async function allRows(database: Loaded): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = (await database.shape()).map(({ name }) => name);
  const rows = await Promise.all(tables.map((table) => database.rows(`SELECT * FROM "${table}"`)));
  return Object.fromEntries(tables.map((table, i) => [table, [...(rows[i] ?? [])]]));
}

/** Each row as text, by these columns. */
function texts(rows: readonly Record<string, unknown>[], columns: readonly string[]): string[] {
  return rows.map((row) => JSON.stringify(columns.map((column) => row[column])));
}

/** Rows that refer to what is not there, in words. */
async function orphans(database: Loaded): Promise<string[]> {
  const found = (await database.shape()).flatMap(({ name, refers }) =>
    refers.map(async ({ column, table, target }) => {
      const sql = `SELECT 1 AS x FROM "${name}" c LEFT JOIN "${table}" p ON p."${target}" = c."${column}"
        WHERE c."${column}" IS NOT NULL AND p."${target}" IS NULL`;
      return (await database.rows(sql)).map(() => `${name}.${column}`);
    }),
  );
  return (await Promise.all(found)).flat();
}
