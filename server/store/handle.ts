import { createHash } from 'node:crypto';
import type { Schema } from './schema.ts';
import type { Change, Engine, Tender } from './store.ts';

/** PostgreSQL cuts names at 63 bytes; two long ones must not become one. */
const NAME_MAX = 60;

/** A connection's handle with its prepared statements, one a name; `finish` may replace what drizzle prepared. */
export function createHandle(
  engine: Engine,
  db: Change,
  tables: Schema,
  finish: (prepared: unknown) => unknown = (prepared) => prepared,
): Tender {
  const statements = new Map<string, unknown>();
  function prepared<B extends { prepare(): unknown }>(
    name: string,
    build: (db: Change, tables: Schema) => B,
  ): ReturnType<B['prepare']> {
    const known = statements.get(name);
    if (known !== undefined) return known as ReturnType<B['prepare']>;
    // PostgreSQL's builders take the name under which the server keeps the statement; SQLite's ignore it.
    const builder = build(db, tables) as { prepare(name: string): unknown };
    const made = finish(builder.prepare(serverName(name))) as ReturnType<B['prepare']>;
    statements.set(name, made);
    return made;
  }
  return { engine, tables, db, prepared, preparedChange: prepared };
}

function serverName(name: string): string {
  return name.length <= NAME_MAX ? name : createHash('sha256').update(name).digest('hex').slice(0, NAME_MAX);
}
