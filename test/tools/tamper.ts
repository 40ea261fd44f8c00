import { openWriter } from '../../server/store/sqlite/connection.ts';
import { withClient } from './postgres.ts';

/** Changes a file as its owner could: the triggers are taken away for it and put back. */
export function tamperWithSqlite(file: string, sql: string, key?: string): void {
  const client = openWriter(file, key);
  client.pragma('foreign_keys = OFF');
  const triggers = client
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) client.exec(`DROP TRIGGER ${name}`);
  client.exec(sql);
  for (const trigger of triggers) client.exec(trigger.sql);
  client.close();
}

/** The same for a database, as a superuser can: the triggers rest for one session. */
export function tamperWithPostgres(url: string, sql: string): Promise<void> {
  return withClient(url, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(sql);
  });
}
