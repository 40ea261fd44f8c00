import { spawnSync } from 'node:child_process';
import type { SqliteClient } from '../../../server/store/sqlite/connection.ts';

/** A SQLite database as text: tables, rows, then indexes and triggers. */
export function dumpSqlite(client: SqliteClient): string {
  const parts = client
    .prepare<[], { type: string; name: string; sql: string }>(
      String.raw`SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY rowid`,
    )
    .all();
  const tables = parts.filter(({ type }) => type === 'table');
  const others = parts.filter(({ type }) => type !== 'table');
  const rows = tables.flatMap(({ name }) => rowsOf(client, name));
  return `${[...tables.map(({ sql }) => `${sql};`), ...rows, ...others.map(({ sql }) => `${sql};`)].join('\n')}\n`;
}

function rowsOf(client: SqliteClient, table: string): string[] {
  const columns = client.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const values = columns.map((column) => `quote("${column}")`).join(` || ', ' || `);
  const sql = `SELECT 'INSERT INTO "${table}" VALUES (' || ${values} || ');' FROM "${table}"`;
  return client.prepare<[], string>(sql).pluck().all();
}

/** What pg_dump says of a database, without its comments and its settings for psql. */
export function dumpPostgres(url: string): string {
  const options = ['--inserts', '--no-owner', '--no-privileges'];
  const { status, stdout, stderr } = spawnSync('pg_dump', [...options, url], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`pg_dump did not work (is it installed?): ${stderr}`);
  // Blank lines between statements only: a text may hold one too, as a signed note does.
  return stdout
    .replaceAll(/^(?:--|SET |SELECT pg_catalog\.set_config|\\(?:un)?restrict ).*\n/gm, '')
    .replaceAll(/;\n{2,}/g, ';\n')
    .trimStart();
}
