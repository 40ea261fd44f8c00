import { withClient } from '../../tools/postgres.ts';
import type { Filling, Row } from './rows.ts';

const BATCH = 1_000;

/**
 * Puts rows into a PostgreSQL database, a thousand a transaction: in a single one each version of a row that counts
 * others would stay, and be gone through for the next. Then does what its own
 * housekeeping would have done by the time that many rows had come in day by day.
 */
export async function fillPostgres(
  url: string,
  rows: Iterable<Row>,
  { before, after, onRows }: Filling = {},
): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('SET synchronous_commit = off');
    if (before !== undefined) await client.query(before);
    let done = 0;
    for (const { table, rows: some } of batches(rows)) {
      // By name: a column that the rows leave out takes its default, which is not null.
      const names = Object.keys(some[0] ?? {}).join(', ');
      const from = `json_populate_recordset(NULL::${table}, $1::json)`;
      const insert = `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${from}`;
      await client.query(insert, [JSON.stringify(some)]);
      done += some.length;
      onRows?.(done);
    }
    if (after !== undefined) await client.query(after);
    await client.query('VACUUM ANALYZE');
  });
}

interface Batch {
  readonly table: string;
  readonly rows: Row['row'][];
}

/** Rows of one table that follow one another, a thousand at most. */
function* batches(rows: Iterable<Row>): Generator<Batch> {
  let batch: Batch = { table: '', rows: [] };
  for (const { table, row } of rows) {
    if (table !== batch.table || batch.rows.length === BATCH) {
      if (batch.rows.length > 0) yield batch;
      batch = { table, rows: [] };
    }
    batch.rows.push(row);
  }
  if (batch.rows.length > 0) yield batch;
}
