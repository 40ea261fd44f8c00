import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SqliteClient } from './connection.ts';

const FOLDER = fileURLToPath(new URL('../../migrations/sqlite/', import.meta.url));

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

function shipped(): Migration[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    const sql = readFileSync(FOLDER + name, 'utf8');
    return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings the database to this program's schema, forward only. Refuses a database that a newer program has changed,
 * and one whose recorded history differs from what this program ships.
 */
export function migrate(client: SqliteClient, now: number): void {
  client.exec(
    'CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL) STRICT',
  );
  const ours = shipped();
  const applied = new Map(
    client
      .prepare<[], { name: string; hash: string }>('SELECT name, hash FROM migration')
      .all()
      .map((m) => [m.name, m.hash]),
  );
  for (const name of applied.keys()) {
    if (!ours.some((m) => m.name === name)) {
      throw new Error(
        `The database holds the change ${name}, which this version of Facesheet does not know. Use the newer version.`,
      );
    }
  }
  for (const migration of ours) applyOne(client, migration, applied.get(migration.name), now);
}

function applyOne(client: SqliteClient, migration: Migration, appliedHash: string | undefined, now: number): void {
  if (appliedHash === migration.hash) return;
  if (appliedHash !== undefined) throw new Error(`The change ${migration.name} was altered after it had been applied.`);
  client.transaction(() => {
    client.exec(migration.sql);
    client.prepare('INSERT INTO migration (name, hash, at) VALUES (?, ?, ?)').run(migration.name, migration.hash, now);
  })();
}
