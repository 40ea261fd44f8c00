import { openReader, type SqliteClient } from '../sqlite/connection.ts';
import { createExaminer, type Examiner } from './examiner.ts';

/** An examiner of an open file. Its answers belong together only inside a transaction of the caller's. */
export function sqliteExaminer(client: SqliteClient): Examiner {
  return createExaminer('sqlite', async <Row extends object>(sql: string) => client.prepare<[], Row>(sql).all());
}

/** Lends a reader of the file as it is at one moment, whatever a server writes meanwhile. */
export async function examineFile<T>(
  file: string,
  key: string | undefined,
  use: (client: SqliteClient, examiner: Examiner) => Promise<T>,
): Promise<T> {
  const client = openReader(file, key);
  try {
    client.exec('BEGIN');
    return await use(client, sqliteExaminer(client));
  } finally {
    client.close();
  }
}

/** What SQLite finds wrong with the file, in its words; they hold no values. `quick` does not compare indexes. */
export function integrityFaults(client: SqliteClient, check: 'integrity_check' | 'quick_check'): string[] {
  const rows = client.pragma(`${check}(10)`) as Record<string, string>[];
  return rows.flatMap((row) => Object.values(row)).filter((answer) => answer !== 'ok');
}

/** Rows that refer to a row that is not there, counted by table. */
export function foreignKeyFaults(client: SqliteClient): string[] {
  const rows = client.pragma('foreign_key_check') as { table: string; parent: string }[];
  const counts = new Map<string, number>();
  for (const { table, parent } of rows) {
    const what = `rows of ${table} refer to a missing row of ${parent}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, n]) => `${n} ${what}`);
}
