import { describe, expect, it } from 'vitest';
import { MigrationError } from '../../server/store/migrate/migration.ts';
import { migratePostgres } from '../../server/store/migrate/postgres.ts';
import { leftOut } from '../tools/engines.ts';
import { migrateInChild } from './child.ts';
import { poolOf, withClient } from '../tools/postgres.ts';
import { emptyPostgres, type PostgresDatabase } from './engines.ts';
import { FIRST, tinyProgram } from './tiny-program.ts';

const SECOND = "ALTER TABLE house ADD COLUMN floor TEXT NOT NULL DEFAULT ''";
const BACKUP = '/somewhere/before-0001_change_1.db';

/** Backups that note when they are made. */
function noting(made: string[]) {
  return { make: async (newest: string) => (made.push(newest), BACKUP), newest: async () => made.at(-1) && BACKUP };
}

async function untilOneWaits(database: PostgresDatabase): Promise<void> {
  const waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'house'::regclass";
  while ((await database.rows(waiting)).length === 0);
}

describe.skipIf(leftOut('postgres'))('changes of the schema on a server', () => {
  it('changes once when processes start at the same time', async () => {
    const database = await emptyPostgres();
    const order = { engine: 'postgres' as const, at: database.url, program: tinyProgram('1.1.0', FIRST, SECOND) };
    const ends = await Promise.all([migrateInChild(order), migrateInChild(order), migrateInChild(order)]);
    expect(ends.map(({ trouble }) => trouble)).toEqual(['', '', '']);
    expect(ends.flatMap(({ applied }) => applied)).toEqual(['0001_change_1.sql', '0002_change_2.sql']);
  });

  it('leaves the old version when the connection is lost in the middle', async () => {
    const database = await emptyPostgres();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    const deadly = `${SECOND}; DELETE FROM guest; SELECT pg_terminate_backend(pg_backend_pid())`;
    await expect(database.migrate(tinyProgram('1.1.0', FIRST, deadly))).rejects.toThrow(MigrationError);
    expect(await database.rows('SELECT name FROM migration')).toEqual([['0001_change_1.sql']]);
    expect(await database.rows('SELECT id FROM guest ORDER BY id')).toEqual([['g1'], ['g2']]);
  });

  it('asks for a backup of what there is, before it changes anything', async () => {
    const database = await emptyPostgres();
    const made: string[] = [];
    expect(await database.migrate(tinyProgram('1.0.0', FIRST), noting(made))).not.toHaveProperty('backup');
    expect(made).toEqual([]);
    const { backup } = await database.migrate(tinyProgram('1.1.0', FIRST, SECOND), noting(made));
    expect({ made, backup }).toEqual({ made: ['0001_change_1.sql'], backup: BACKUP });
    await expect(database.migrate(tinyProgram('1.0.0', FIRST), noting(made))).rejects.toThrow(`restore -- ${BACKUP}`);
  });

  it('changes nothing when the backup fails', async () => {
    const database = await emptyPostgres();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    const failing = { make: () => Promise.reject(new Error('No room.')), newest: async () => undefined };
    await expect(database.migrate(tinyProgram('1.1.0', FIRST, SECOND), failing)).rejects.toThrow('No room.');
    await expect(database.rows('SELECT floor FROM house')).rejects.toThrow(/floor/);
  });

  it('says where a change failed, and no value of a row', async () => {
    const database = await emptyPostgres();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    const told = await database
      .migrate(tinyProgram('1.1.0', FIRST, "UPDATE house SET name = 'Kiri';\nSELECT name::bigint FROM house"))
      .catch((error: unknown) => (error as Error).message);
    expect(told).toMatch(/PostgreSQL refused \(code 22P02/);
    expect(told).not.toContain('Kiri');
    const unknown = database.migrate(tinyProgram('1.1.0', FIRST, 'SELECT 1;\nSELECT nothing FROM house'));
    await expect(unknown).rejects.toThrow(/code 42703, line 2/);
  });

  it('refuses to leave a constraint unchecked', async () => {
    const database = await emptyPostgres();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    const lazy = "ALTER TABLE house ADD CONSTRAINT named CHECK (name <> '') NOT VALID";
    await expect(database.migrate(tinyProgram('1.1.0', FIRST, lazy))).rejects.toThrow(/nothing checked \(named\)/);
  });

  it('counts while nobody can write, so that no server that still runs disturbs it', async () => {
    const database = await emptyPostgres();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    const pool = poolOf(database.url);
    const slow = 'CREATE TABLE more (id TEXT); SELECT pg_sleep(0.5)';
    const migrated = database.migrate(tinyProgram('1.1.0', FIRST, slow));
    const until = async (): Promise<void> => {
      const { rows } = await pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()",
      );
      if (rows.length === 0) return until();
    };
    await until();
    await pool.query("INSERT INTO guest VALUES ('g3', 'h1')");
    await expect(migrated).resolves.toMatchObject({ applied: ['0002_change_2.sql'] });
    expect(await database.rows('SELECT count(*) FROM guest')).toEqual([['3']]);
    await pool.end();
  });

  // On a slow machine PostgreSQL may end the writer instead: then the question was not asked.
  it('begins to lock anew when it and a server that still writes wait for each other', { retry: 3 }, async () => {
    const database = await emptyPostgres();
    await database.migrate(tinyProgram('1.0.0', FIRST));
    await withClient(database.url, async (writer) => {
      await writer.query("BEGIN; UPDATE house SET name = 'West' WHERE id = 'h1'");
      const migrated = database.migrate(tinyProgram('1.1.0', FIRST, SECOND));
      // It has locked "guest" and waits for "house". Who waits longer is the one that PostgreSQL ends.
      await untilOneWaits(database);
      const written = writer.query("INSERT INTO guest VALUES ('g3', 'h1')").then(() => writer.query('COMMIT'));
      // Refused before it is awaited where PostgreSQL ends the other one: then the test is tried again.
      written.catch(() => undefined);
      await expect(migrated).resolves.toMatchObject({ applied: ['0002_change_2.sql'] });
      await written;
    });
    expect(await database.rows('SELECT count(*) FROM guest')).toEqual([['3']]);
  });

  it('locks the trail last, as every write does', async () => {
    const database = await emptyPostgres();
    const first = `${FIRST} CREATE TABLE audit_head (id TEXT);`;
    await database.migrate(tinyProgram('1.0.0', first));
    await withClient(database.url, async (writer) => {
      await writer.query("BEGIN; UPDATE house SET name = 'West' WHERE id = 'h1'");
      const migrated = database.migrate(tinyProgram('1.1.0', first, SECOND));
      await untilOneWaits(database);
      const held = `SELECT relation::regclass::text FROM pg_locks WHERE granted AND mode = 'ShareRowExclusiveLock'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      expect(await database.rows(held)).toEqual([['guest']]);
      await writer.query('COMMIT');
      await migrated;
    });
  });

  it('gives its turn back', async () => {
    const database = await emptyPostgres();
    const pool = poolOf(database.url);
    const program = tinyProgram('1.0.0', FIRST);
    await migratePostgres(pool, { now: program.now, program });
    const { rows } = await pool.query(
      "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    );
    expect(rows).toEqual([]);
    await pool.end();
  });
});
