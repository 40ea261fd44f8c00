import Database from 'better-sqlite3';
import { shippedProgram } from '../../server/store/migrate/shipped.ts';
import { migrateSqlite } from '../../server/store/migrate/sqlite.ts';

/** Makes a file as the first version left it, with one contact in it. */
export function olderDatabase(file: string): void {
  const client = new Database(file);
  const program = shippedProgram('sqlite', 1);
  migrateSqlite(client, { now: 1, program: { ...program, migrations: program.migrations.slice(0, 1) } });
  client.exec(`
    INSERT INTO staff VALUES ('t', 't', 't', 't', 'Given', 'Family', '', 1);
    INSERT INTO student VALUES ('s', 's', 's', 'Given', '', 'Family', 'given family', NULL, '09', NULL, 1);
    INSERT INTO contact VALUES ('s', 'c', 'call', 'parent', '', 'reached', '', 1, 1, '2026-27', 't', 'teacher', 1);
  `);
  client.close();
}
