import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { plan } from '../migrate/plan.ts';
import { shippedProgram } from '../migrate/shipped.ts';
import { sqliteHistory } from '../migrate/sqlite-history.ts';
import { migrateSqlite } from '../migrate/sqlite.ts';
import { openWriter, pragmasOf, type SqliteClient } from '../sqlite/connection.ts';
import { isPlain } from '../sqlite/encryption.ts';
import type { EngineFacts, Looked, Setting } from './engine-facts.ts';
import { examineFile, foreignKeyFaults, integrityFaults } from './sqlite.ts';

const OF_THE_FILE = ['journal_mode', 'page_size', 'encoding', 'freelist_count'] as const;

/** Lends the embedded record for a look, while a server may go on working with it. Throws in words. */
export function lookAtSqlite<T>(
  file: string,
  key: string | undefined,
  use: (looked: Looked) => Promise<T>,
): Promise<T> {
  const encrypted = !isPlain(file);
  return examineFile(file, key, (client, examiner) =>
    use({
      facts: factsOf(file, key, client, encrypted),
      examiner,
      // It is only compared with: no time of a change is written.
      pending: async () => plan(shippedProgram('sqlite', 0), sqliteHistory(client), undefined).map(({ name }) => name),
      unguarded: async () => missingTriggers(client),
      integrity: async () => [...integrityFaults(client, 'quick_check'), ...foreignKeyFaults(client)],
    }),
  );
}

function factsOf(file: string, key: string | undefined, client: SqliteClient, encrypted: boolean): EngineFacts {
  const version = client.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  const wal = `${file}-wal`;
  return {
    version: `SQLite ${version}`,
    where: file,
    encrypted,
    settings: [...ofTheFile(client), ...ofTheServer(file, key, client)],
    size: statSync(file).size,
    walSize: existsSync(wal) ? statSync(wal).size : 0,
    connections: undefined,
    clockAhead: undefined,
  };
}

function ofTheFile(client: SqliteClient): Setting[] {
  return OF_THE_FILE.map((name) => ({ name, value: String(client.pragma(name, { simple: true })) }));
}

/** Opened as a server opens it. Not before a server has: that would turn WAL on, and a look changes nothing. */
function ofTheServer(file: string, key: string | undefined, client: SqliteClient): Setting[] {
  if (client.pragma('journal_mode', { simple: true }) !== 'wal') return [];
  const writer = openWriter(file, key);
  try {
    return pragmasOf(writer).filter(({ name }) => name !== 'journal_mode');
  } finally {
    writer.close();
  }
}

/** Compared with a database that the migrations have just made. */
function missingTriggers(client: SqliteClient): string[] {
  const fresh = new Database(':memory:');
  try {
    migrateSqlite(fresh, { now: 0 });
    const there = triggersOf(client);
    return [...triggersOf(fresh)]
      .filter(([name, sql]) => there.get(name) !== sql)
      .map(([name]) => `the trigger ${name} is missing or altered`);
  } finally {
    fresh.close();
  }
}

function triggersOf(client: SqliteClient): Map<string, string> {
  const rows = client
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  return new Map(rows.map(({ name, sql }) => [name, sql]));
}
