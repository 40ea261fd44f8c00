import { isNotNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { postgresColumns } from '../../server/store/columns.postgres.ts';
import { type Columns, sqliteColumns } from '../../server/store/columns.sqlite.ts';
import { postgresSchema } from '../../server/store/schema.postgres.ts';
import { type Schema, sqliteSchema } from '../../server/store/schema.ts';
import { leftOut } from '../tools/engines.ts';
import { codeShape } from '../tools/schema/code-shape.ts';
import { draftPostgres, draftSqlite } from '../tools/schema/draft.ts';
import { migratedPostgres, migratedSqlite } from '../tools/schema/migrated.ts';
import { postgresShape } from '../tools/schema/postgres-shape.ts';
import { differences, facts } from '../tools/schema/shape.ts';
import { sqliteShape } from '../tools/schema/sqlite-shape.ts';
import { ONLY_IN_SQL } from './differences.ts';

const SAME = { onlyA: [], onlyB: [] };
const inCode = (all: readonly string[]) => all.filter((fact) => !ONLY_IN_SQL.test(fact));

/** The code as somebody may change it: a table more, a column more, one that may be null now, indexes. */
function changed(schema: Schema, c: Columns): Schema {
  const more = c.table(
    'more',
    { staffId: c.text().notNull(), day: c.int().notNull(), note: c.text(), open: c.bool().notNull() },
    (t) => [
      c.key(t.staffId, t.day),
      c.unique(t.note),
      c.refers(t.staffId, schema.staff.id),
      c.index('more_note').on(t.note).where(isNotNull(t.note)),
    ],
  );
  const counter = c.table('counter', { name: c.text().notNull(), value: c.int(), why: c.text() }, (t) => [
    c.key(t.name),
    c.index('counter_why').on(t.why),
  ]);
  return { ...schema, counter, more } as unknown as Schema;
}

describe('a draft for SQLite', () => {
  it('is empty while the migrations make what the code says', async () => {
    expect(await draftSqlite(migratedSqlite(), sqliteSchema)).toEqual([]);
  });

  it('makes a database into what the code says, strict and clustered as before', async () => {
    const client = migratedSqlite();
    const code = changed(sqliteSchema, sqliteColumns);
    client.exec((await draftSqlite(client, code)).join('\n'));
    expect(differences(inCode(facts(sqliteShape(client))), facts(codeShape(code)))).toEqual(SAME);
    const options = client.prepare("SELECT name, strict, wr FROM pragma_table_list WHERE name IN ('counter', 'more')");
    expect(options.all()).toEqual(
      expect.arrayContaining(['counter', 'more'].map((name) => ({ name, strict: 1, wr: 1 }))),
    );
    expect(client.prepare('SELECT name, value FROM counter').all()).toEqual([{ name: 'rev', value: 0 }]);
  });

  it('gives a rebuilt table its triggers again', async () => {
    const client = migratedSqlite();
    const c = sqliteColumns;
    const auditHead = c.table(
      'audit_head',
      { id: c.int().notNull(), size: c.int(), stack: c.text().notNull() },
      (t) => [c.key(t.id)],
    );
    client.exec("CREATE TRIGGER head_stays BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'no'); END");
    const draft = await draftSqlite(client, { ...sqliteSchema, auditHead });
    expect(draft.at(-1)).toMatch(/^CREATE TRIGGER head_stays .* END;$/);
    client.exec(draft.join('\n'));
    expect(facts(sqliteShape(client))).toContain('audit_head has the trigger head_stays');
  });
});

describe.skipIf(leftOut('postgres'))('a draft for PostgreSQL', () => {
  it('is empty while the migrations make what the code says', async () => {
    expect(await migratedPostgres((client) => draftPostgres(client, postgresSchema))).toEqual([]);
  });

  it('makes a database into what the code says, with text sorted as on SQLite', async () => {
    const code = changed(postgresSchema, postgresColumns);
    const made = await migratedPostgres(async (client) => {
      await client.query((await draftPostgres(client, code)).join('\n'));
      return facts(await postgresShape(client));
    });
    expect(differences(inCode(made), facts(codeShape(code)))).toEqual(SAME);
  });
});
