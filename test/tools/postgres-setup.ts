import type { TestProject } from 'vitest/node';
import { machineRuntime } from '../../server/runtime.ts';
import { openPostgresStore } from '../../server/store/postgres/postgres-store.ts';
import { asAdmin, createDatabase } from './postgres.ts';

/** Migrates one database for the run, of which the tests take copies, and removes them all at its end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await removeForgotten();
  const template = await createDatabase();
  const store = await openPostgresStore(template.url, machineRuntime);
  await store.close();
  project.provide('engine', 'postgres');
  project.provide('postgresTemplate', template.name);
  return async () => {
    const all = await asAdmin<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datname LIKE '${template.name}%'`,
    );
    for (const { name } of all) await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
}

/** A run that was killed removed nothing. Another one may be under way beside this: only what is old goes. */
async function removeForgotten(): Promise<void> {
  const old = await asAdmin<{ name: string }>(
    `SELECT datname AS name FROM pg_database WHERE datname LIKE 'facesheet\\_test\\_%'
      AND (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification < now() - interval '6 hours'`,
  );
  for (const { name } of old) await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}
