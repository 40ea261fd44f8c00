import type { Database, Statement } from 'better-sqlite3';

type Value = string | number | Buffer | null;
export type Put = (table: string, row: Readonly<Record<string, Value>>) => void;

/** Inserts rows by column name, with one prepared statement a table: its rows must all have the same columns. */
export function putter(db: Database): Put {
  const statements = new Map<string, Statement>();
  return function put(table, row) {
    let statement = statements.get(table);
    if (statement === undefined) {
      const names = Object.keys(row);
      statement = db.prepare(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
      );
      statements.set(table, statement);
    }
    statement.run(row);
  };
}
