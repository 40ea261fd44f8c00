import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import type pg from 'pg';
import { postgresColumns } from '../../../server/store/columns.postgres.ts';
import { sqliteColumns } from '../../../server/store/columns.sqlite.ts';
import type { SqliteClient } from '../../../server/store/sqlite/connection.ts';
import { postgresShape } from './postgres-shape.ts';
import { plainExpression, type TableShape } from './shape.ts';
import { sqliteShape } from './sqlite-shape.ts';
import { tablesOf } from './tables-of.ts';

type Tables = Record<string, unknown>;
/** What of drizzle-kit's own form is looked at here. Its types are made of another zod's and say nothing. */
interface Snapshot {
  readonly tables: Record<string, { readonly indexes: Record<string, { where?: string }> }>;
}

/** Statements that turn a SQLite database into what the code defines; none when it is that already. */
export async function draftSqlite(client: SqliteClient, code: Tables): Promise<string[]> {
  const now = shapes(sqliteShape(client));
  const snapshot = async (tables: Tables) => plain(await generateSQLiteDrizzleJson(tables, undefined, 'snake_case'));
  const made = await generateSQLiteMigration(await snapshot(tablesOf(now, sqliteColumns)), await snapshot(code));
  // The runner minds foreign keys.
  const statements = made.filter((line) => !line.startsWith('PRAGMA')).map((line) => sqliteStyle(line, now));
  return [...statements, ...lostTriggers(client, statements)];
}

/** The same for PostgreSQL. */
export async function draftPostgres(client: pg.ClientBase, code: Tables): Promise<string[]> {
  const now = shapes(await postgresShape(client));
  const snapshot = (tables: Tables) => plain(generateDrizzleJson(tables, undefined, undefined, 'snake_case'));
  const made = await generateMigration(snapshot(tablesOf(now, postgresColumns)), snapshot(code));
  return made.map(postgresStyle);
}

/** The runner's own table is not the code's. */
const shapes = (all: readonly TableShape[]) => all.filter(({ name }) => name !== 'migration');

/** A table that is rebuilt takes its triggers with it. */
function lostTriggers(client: SqliteClient, statements: readonly string[]): string[] {
  const rebuilt = statements.flatMap((line) => /^CREATE TABLE "__new_(\w+)"/.exec(line)?.[1] ?? []);
  return client
    .prepare<[], { table: string; sql: string }>(
      'SELECT tbl_name AS "table", sql FROM sqlite_schema WHERE type = \'trigger\' ORDER BY name',
    )
    .all()
    .filter(({ table }) => rebuilt.includes(table))
    .map(({ sql }) => `${sql};`);
}

/** A condition read from a database has no table before its columns, and one from the code has. */
function plain(made: unknown): Snapshot {
  const snapshot = made as Snapshot;
  for (const { indexes } of Object.values(snapshot.tables)) {
    for (const index of Object.values(indexes)) {
      if (index.where !== undefined) index.where = plainExpression(index.where);
    }
  }
  return snapshot;
}

const NO_ACTION = / ON (?:UPDATE|DELETE) no action/g;

/** A rebuilt table takes over the columns it had: drizzle-kit would read the new ones too, which are not there yet. */
function copyWhatIsThere(statement: string, now: readonly TableShape[]): string {
  const table = /^INSERT INTO "__new_(\w+)"/.exec(statement)?.[1];
  const columns = now.find(({ name }) => name === table)?.columns.map(({ name }) => `"${name}"`);
  if (columns === undefined) return statement;
  return statement.replaceAll(/"\w+"(?:, "\w+")+|(?<=\()"\w+"(?=\))/g, (list) =>
    list
      .split(', ')
      .filter((column) => columns.includes(column))
      .join(', '),
  );
}

/** STRICT always; clustered by its key where the table was so, or is new with a key of several columns. */
function sqliteStyle(statement: string, now: readonly TableShape[]): string {
  const style = statement.replaceAll('`', '"').replaceAll(NO_ACTION, '').trim();
  const created = /^CREATE TABLE "(?:__new_)?(\w+)"/.exec(style)?.[1];
  if (created === undefined) return copyWhatIsThere(style, now);
  const known = now.find(({ name }) => name === created);
  const clustered = known?.clustered ?? /\bPRIMARY KEY\s*\(/.test(style);
  return style.replace(/\)\s*;?$/, clustered ? ') STRICT, WITHOUT ROWID;' : ') STRICT;');
}

/** Text sorts as on SQLite. */
function postgresStyle(statement: string): string {
  return statement
    .replaceAll(NO_ACTION, '')
    .replaceAll('"public".', '')
    .replaceAll(' USING btree', '')
    .replaceAll(/("\w+"|SET DATA TYPE) text\b/g, '$1 text COLLATE "C"')
    .trim();
}
