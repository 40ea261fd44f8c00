import type { SqliteClient } from '../sqlite/connection.ts';
import { type Applied, type Migration, MigrationError, type Program } from './migration.ts';

/** The tables of a database, without its own record of changes. */
export function sqliteTables(client: SqliteClient): string[] {
  return client
    .prepare<[], string>(
      String.raw`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> 'migration' ORDER BY name`,
    )
    .pluck()
    .all();
}

/** The changes a database has been through, in their order. Throws when it is not Facesheet's. Changes nothing. */
export function sqliteHistory(client: SqliteClient): Applied[] {
  const columns = recordColumns(client);
  if (columns.length === 0) {
    if (sqliteTables(client).length === 0) return [];
    throw new MigrationError(
      `${client.name} holds a database that is not Facesheet's. Nothing was changed. Move it away, or set another DATA_DIR.`,
    );
  }
  const version = columns.includes('version') ? 'version' : 'NULL';
  return client.prepare<[], Applied>(`SELECT name, hash, ${version} AS version FROM migration ORDER BY name`).all();
}

/** Makes the record of changes, or gives an old one the column it lacks. */
export function prepareSqliteRecord(client: SqliteClient): void {
  const columns = recordColumns(client);
  if (columns.length === 0) {
    client.exec(
      'CREATE TABLE migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL, version TEXT) STRICT',
    );
  } else if (!columns.includes('version')) {
    client.exec('ALTER TABLE migration ADD COLUMN version TEXT');
  }
}

export function recordInSqlite(client: SqliteClient, { name, hash }: Migration, { now, version }: Program): void {
  client.prepare('INSERT INTO migration (name, hash, at, version) VALUES (?, ?, ?, ?)').run(name, hash, now, version);
}

function recordColumns(client: SqliteClient): string[] {
  return client.prepare<[], string>("SELECT name FROM pragma_table_info('migration')").pluck().all();
}
