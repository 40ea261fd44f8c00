import type pg from 'pg';
import { type Ask, createExaminer, type Examiner } from './examiner.ts';

/** An examiner over a connection. Its answers belong together only inside a transaction of the caller's. */
export function postgresExaminer(client: pg.ClientBase): Examiner {
  return createExaminer('postgres', async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows);
}

/** Asks inside a transaction so that a question that fails does not end it: the next one is answered all the same. */
export function askApart(client: pg.ClientBase): Ask {
  return async <Row extends object>(sql: string) => {
    await client.query('SAVEPOINT question');
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.query('ROLLBACK TO SAVEPOINT question');
    }
  };
}
