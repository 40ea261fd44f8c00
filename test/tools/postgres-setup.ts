import type { TestProject } from 'vitest/node';
import { machineRuntime } from '../../server/runtime.ts';
import { openPostgresStore } from '../../server/store/postgres/postgres-store.ts';
import { asAdmin, createDatabase } from './postgres.ts';

/** Migrates one database for the run, of which the tests take copies, and removes them all at its end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
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
