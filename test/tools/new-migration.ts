// npm run new-migration -- what_it_does
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../server/cli/run-command.ts';
import { shippedProgram } from '../../server/store/migrate/shipped.ts';
import { postgresSchema } from '../../server/store/schema.postgres.ts';
import { sqliteSchema } from '../../server/store/schema.ts';
import { draftPostgres, draftSqlite } from './schema/draft.ts';
import { migratedPostgres, migratedSqlite } from './schema/migrated.ts';

const MIGRATIONS = fileURLToPath(new URL('../../server/migrations', import.meta.url));
const NAME = /^[a-z0-9]+(?:_[a-z0-9]+)*$/;

const HEAD = `-- DRAFT. Read every line; add triggers, checks, and what must happen to the rows; then take these lines out.
-- A rebuilt table loses its checks; a new column that may not be null needs a value for the rows that are there.
`;

/** Drafts the next change for both engines, by what the code has and the migrations do not make yet. */
async function newMigration(given: string | undefined): Promise<void> {
  const name = given?.replaceAll('-', '_') ?? '';
  if (!NAME.test(name))
    throw new Error('Say what the change does, in small letters: npm run new-migration -- what_it_does');
  const number = String(shippedProgram('sqlite', 0).migrations.length + 1).padStart(4, '0');
  const sqlite = migratedSqlite();
  const drafts = {
    sqlite: await draftSqlite(sqlite, sqliteSchema),
    postgres: await migratedPostgres((client) => draftPostgres(client, postgresSchema)),
  };
  sqlite.close();
  if (drafts.sqlite.length + drafts.postgres.length === 0) {
    say(
      'The migrations make what the code says: nothing was drafted. For a change of rows alone write both files by hand.',
    );
    return;
  }
  for (const [engine, statements] of Object.entries(drafts)) {
    const file = join(MIGRATIONS, engine, `${number}_${name}.sql`);
    if (existsSync(file)) throw new Error(`${file} is there already. Take it away, or choose another name.`);
    writeFileSync(file, `${HEAD}${statements.join('\n')}\n`);
    say(`Drafted server/migrations/${engine}/${number}_${name}.sql`);
  }
  say(`Next: review both, then npm run schema-fixture, which keeps a database of this version for CI to migrate.`);
}

const say = (text: string) => process.stdout.write(`${text}\n`);

runCommand(() => newMigration(process.argv[2]));
