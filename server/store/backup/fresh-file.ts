import { migrateSqlite } from '../migrate/sqlite.ts';
import { shippedProgram } from '../migrate/shipped.ts';
import { openWriter, type SqliteClient } from '../sqlite/connection.ts';
import { type CopiedTable, copiedTables, quoted } from './tables.ts';

/** A new file to copy rows into: its tables are empty and its triggers asleep, since what they derive is copied too. */
export interface FreshFile {
  readonly tables: readonly CopiedTable[];
  /** Rows in the order of the table's columns. */
  insert(table: CopiedTable, rows: readonly (readonly unknown[])[]): void;
  /** Wakes the triggers and commits. Foreign keys are for whoever proves the file. */
  finish(): void;
  /** Without `finish` nothing is kept. */
  close(): void;
}

/** Makes the file's tables by SQLite's migrations, as far as `migrations` (names) goes. */
export function openFreshFile(
  file: string,
  key: string | undefined,
  migrations: readonly string[],
  now: number,
): FreshFile {
  const client = openWriter(file, key);
  const program = shippedProgram('sqlite', now);
  const until = program.migrations.filter(({ name }) => migrations.includes(name));
  migrateSqlite(client, { now, program: { ...program, migrations: until } });
  // One file and nothing beside it; a crash leaves an unfinished copy that nobody will take for a whole one.
  for (const pragma of ['journal_mode = DELETE', 'synchronous = OFF', 'foreign_keys = OFF']) client.pragma(pragma);
  client.exec('BEGIN IMMEDIATE');
  const tables = copiedTables(client);
  const triggers = putTriggersToSleep(client);
  for (const { name } of tables) client.exec(`DELETE FROM ${quoted([name])}`);
  return {
    tables,
    insert({ name, columns }, rows) {
      const places = columns.map(() => '?').join(', ');
      const insert = client.prepare(`INSERT INTO ${quoted([name])} (${quoted(columns)}) VALUES (${places})`);
      for (const row of rows) insert.run(row.map(toSqlite));
    },
    finish() {
      for (const sql of triggers) client.exec(sql);
      client.exec('COMMIT');
    },
    close: () => void client.close(),
  };
}

function putTriggersToSleep(client: SqliteClient): string[] {
  const triggers = client
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) client.exec(`DROP TRIGGER ${quoted([name])}`);
  return triggers.map(({ sql }) => sql);
}

const toSqlite = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);
