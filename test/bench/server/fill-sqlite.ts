import { closeSync, fsyncSync, openSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database, { type Statement } from 'better-sqlite3';
import type { Filling, Row } from './rows.ts';

const STRIDE = 10_000;

/**
 * Puts rows into a SQLite file: past every importer and without a durable journal, for a bench that is broken off throws the
 * file away.
 */
export async function fillSqlite(
  file: string,
  rows: Iterable<Row>,
  { before, after, onRows }: Filling = {},
): Promise<void> {
  const db = new Database(file);
  // The journal holds old pages only, of which a filling has hardly any: memory is enough. No journal is not allowed.
  const fast = ['journal_mode = MEMORY', 'synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -500000'];
  for (const pragma of fast) db.pragma(pragma);
  if (before !== undefined) db.exec(before);
  const put = putter(db);
  db.exec('BEGIN');
  let done = 0;
  for (const row of rows) {
    put(row);
    done += 1;
    if (done % STRIDE !== 0) continue;
    onRows?.(done);
    await nextTurn();
  }
  db.exec('COMMIT');
  if (after !== undefined) db.exec(after);
  db.pragma('journal_mode = WAL');
  db.close();
  // What the system has not written yet would be written in the measured program's first flushes.
  const filled = openSync(file, 'r+');
  fsyncSync(filled);
  closeSync(filled);
}

/** Inserts with one prepared statement a table. */
function putter(db: Database.Database): (row: Row) => void {
  const statements = new Map<string, Statement>();
  return ({ table, row }) => {
    let statement = statements.get(table);
    if (statement === undefined) {
      const names = Object.keys(row);
      const values = names.map((name) => `@${name}`);
      statement = db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`);
      statements.set(table, statement);
    }
    statement.run(row);
  };
}
