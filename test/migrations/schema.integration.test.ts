import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import type pg from 'pg';
import { migratePostgres } from '../../server/store/migrate/postgres.ts';
import { migrateSqlite } from '../../server/store/migrate/sqlite.ts';
import { postgresSchema } from '../../server/store/schema.postgres.ts';
import { sqliteSchema } from '../../server/store/schema.ts';
import { leftOut } from '../tools/engines.ts';
import { createDatabase, poolOf, type TestDatabase } from '../tools/postgres.ts';
import { codeConstraints, codeShape } from '../tools/schema/code-shape.ts';
import { postgresConstraints, postgresShape } from '../tools/schema/postgres-shape.ts';
import { differences, facts } from '../tools/schema/shape.ts';
import { sqliteShape } from '../tools/schema/sqlite-shape.ts';
import { DELIBERATE, ONLY_IN_SQL } from './differences.ts';

const SAME = { onlyA: [], onlyB: [] };
const inCode = (all: readonly string[]) => all.filter((fact) => !ONLY_IN_SQL.test(fact));

function migratedSqlite() {
  const client = new Database(':memory:');
  migrateSqlite(client, { now: 0 });
  return client;
}

describe('what the migrations make on SQLite', () => {
  const client = migratedSqlite();

  it('is what the code says', () => {
    expect(differences(inCode(facts(sqliteShape(client))), facts(codeShape(sqliteSchema)))).toEqual(SAME);
  });

  it('holds each value to its type: every table is STRICT', () => {
    const loose = client
      .prepare("SELECT name FROM pragma_table_list WHERE strict = 0 AND name NOT LIKE 'sqlite%'")
      .all();
    expect(loose).toEqual([]);
  });
});

describe.skipIf(leftOut('postgres'))('what the migrations make on PostgreSQL', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  const shape = async () => facts(await use(postgresShape));

  async function use<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  }

  beforeAll(async () => {
    database = await createDatabase();
    pool = poolOf(database.url);
    await migratePostgres(pool, { now: 0 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('is what the code says', async () => {
    expect(differences(inCode(await shape()), facts(codeShape(postgresSchema)))).toEqual(SAME);
  });

  it('names its constraints as the code does, so that a later change finds them', async () => {
    const inDatabase = (await use(postgresConstraints)).filter((name) => !/_check$|^migration_pkey$/.test(name));
    expect(differences(inDatabase, codeConstraints(postgresSchema))).toEqual(SAME);
  });

  it('is what SQLite has, but for what is meant to differ', async () => {
    const here = differences(facts(sqliteShape(migratedSqlite())), await shape());
    expect(here).toEqual({
      onlyA: DELIBERATE.flatMap(({ sqlite }) => sqlite).sort(),
      onlyB: DELIBERATE.flatMap(({ postgres }) => postgres).sort(),
    });
  });

  it.each([
    ['a column', 'ALTER TABLE student ADD COLUMN nickname TEXT', 'student.nickname is text'],
    ['a key', 'ALTER TABLE setting DROP CONSTRAINT setting_pkey', 'setting has the key (name)'],
    ['an index', 'CREATE INDEX i ON staff (email) WHERE active', 'staff has the index i (email) where active'],
    ['what is null', 'ALTER TABLE staff ALTER COLUMN email DROP NOT NULL', 'staff.email is text'],
    ['a default', "ALTER TABLE staff ALTER COLUMN email SET DEFAULT 'x'", "staff.email is text not null default 'x'"],
    [
      'a collation',
      'ALTER TABLE staff ALTER COLUMN email TYPE TEXT COLLATE "default"',
      'staff.email is text in another',
    ],
    ['what is unique', 'ALTER TABLE staff ADD UNIQUE (email)', 'staff is unique by (email)'],
    [
      'a reference',
      'ALTER TABLE relation DROP CONSTRAINT relation_staff_id_fkey',
      'relation.staff_id refers to staff.id',
    ],
    [
      'a cascade',
      `ALTER TABLE account DROP CONSTRAINT account_staff_id_fkey, ADD CONSTRAINT account_staff_id_fkey
       FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE CASCADE`,
      'account.staff_id refers to staff.id, on delete cascade',
    ],
    ['a trigger', 'DROP TRIGGER contact_change ON contact', 'contact has the trigger contact_change'],
    ['a check', 'ALTER TABLE audit_head DROP CONSTRAINT audit_head_id_check', 'audit_head checks id = 1'],
    ['a table', 'CREATE TABLE more (id BIGINT)', 'more.id is integer'],
  ])('would see %s on one side only', async (_, change, fact) => {
    const before = await shape();
    await use(async (client) => {
      await client.query('BEGIN');
      await client.query(change);
      const { onlyA, onlyB } = differences(before, facts(await postgresShape(client)));
      await client.query('ROLLBACK');
      expect([...onlyA, ...onlyB].join('\n')).toContain(fact);
    });
  });
});

describe('the comparison on SQLite', () => {
  it.each([
    ['a column', 'ALTER TABLE student ADD COLUMN nickname TEXT', 'student.nickname is text'],
    [
      'an index',
      'CREATE UNIQUE INDEX i ON staff (email) WHERE active',
      'staff has the index i unique (email) where active',
    ],
    [
      'a partial index',
      'DROP INDEX audit_actor',
      'audit has the index audit_actor (actor_id, seq) where actor_id is not null',
    ],
    ['a trigger', 'DROP TRIGGER contact_change', 'contact has the trigger contact_change'],
    [
      'a reference',
      'CREATE TABLE more (a TEXT REFERENCES staff (id))',
      'more.a refers to staff.id, on delete no action',
    ],
    ['a key', 'CREATE TABLE more (a TEXT, b TEXT NOT NULL, PRIMARY KEY (b, a))', 'more has the key (b, a)'],
    ['what is unique', 'CREATE TABLE more (a TEXT UNIQUE)', 'more is unique by (a)'],
    ['a check', 'CREATE TABLE more (a TEXT CHECK (a = 1))', 'more checks a = 1'],
  ])('would see %s on one side only', (_, change, fact) => {
    const client = migratedSqlite();
    const before = facts(sqliteShape(client));
    client.exec(change);
    const { onlyA, onlyB } = differences(before, facts(sqliteShape(client)));
    expect([...onlyA, ...onlyB]).toContain(fact);
  });
});
