import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Migration, Program } from './migration.ts';
import { plainSql } from './plain-sql.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** What would leave the runner's transaction, or set what it holds. */
const OWN_TRANSACTION = /(?:^|;)\s*(?:BEGIN|START\s+TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|PRAGMA)\b/i;

/** This program, with the changes it ships for an engine. `now`: epoch ms. */
export function shippedProgram(engine: 'sqlite' | 'postgres', now: number): Program {
  return { migrations: readMigrations(join(HERE, '../../migrations', engine)), version: programVersion(), now };
}

/** The version in package.json. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(HERE, '../../../package.json'), 'utf8')) as { version: string };
  return version;
}

/** Reads a folder of changes in their order. Throws when the numbers have a gap or a text minds its own transaction. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name, i) => {
    if (Number(NAME.exec(name)?.[1]) !== i + 1) {
      throw new Error(`${name} is no change number ${i + 1}: names are 0001_what.sql, 0002_what.sql and so on.`);
    }
    return toMigration(name, readFileSync(join(folder, name), 'utf8'));
  });
}

/** Line ends count as one character: a checkout on Windows is the same text. */
function toMigration(name: string, text: string): Migration {
  const sql = text.replaceAll('\r\n', '\n');
  if (OWN_TRANSACTION.test(plainSql(sql))) {
    throw new Error(`${name} begins or ends a transaction, or sets a PRAGMA: that is the runner's part.`);
  }
  return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
}
