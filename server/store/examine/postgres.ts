import type pg from 'pg';
import { createExaminer, type Examiner } from './examiner.ts';

/** An examiner over a connection. Its answers belong together only inside a transaction of the caller's. */
export function postgresExaminer(client: pg.ClientBase): Examiner {
  return createExaminer('postgres', async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows);
}
