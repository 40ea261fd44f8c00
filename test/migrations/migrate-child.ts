// The other process of `migrateInChild`.
import pg from 'pg';
import { migratePostgres } from '../../server/store/migrate/postgres.ts';
import { migrateSqlite } from '../../server/store/migrate/sqlite.ts';
import { openWriter } from '../../server/store/sqlite/connection.ts';
import type { Order } from './child.ts';

const { engine, at, program } = JSON.parse(process.argv[2] ?? '') as Order;

async function migrate(): Promise<readonly string[]> {
  if (engine === 'postgres') {
    const pool = new pg.Pool({ connectionString: at });
    try {
      return (await migratePostgres(pool, { now: program.now, program })).applied;
    } finally {
      await pool.end();
    }
  }
  const client = openWriter(at);
  client.function('die', () => process.kill(process.pid, 'SIGKILL'));
  try {
    return migrateSqlite(client, { now: program.now, program }).applied;
  } finally {
    client.close();
  }
}

process.stdout.write(JSON.stringify(await migrate()));
