import type pg from 'pg';
import { bindsOf, type Field, rowMaker, type Values } from '../statement-parts.ts';

/** What drizzle prepared, as far as this file looks into it (drizzle-orm 0.45, pinned). */
interface DrizzlePrepared {
  readonly queryConfig: { readonly name: string; readonly text: string };
  readonly params: readonly unknown[];
  readonly fields?: readonly Field[];
}

/**
 * A named statement asked of the driver itself, for the reason `sqlite/fast-statement.ts` gives. The server keeps it
 * under its name on each connection; values come as text or numbers, so no type of drizzle's own is in play.
 */
export function fastStatement(client: pg.Pool | pg.PoolClient, prepared: unknown) {
  const { queryConfig, params, fields } = prepared as DrizzlePrepared;
  const { name, text } = queryConfig;
  const given = bindsOf(params);
  const toRow = fields === undefined ? undefined : rowMaker(fields);
  return {
    async execute(values: Values = {}): Promise<unknown> {
      const answer = await client.query<unknown[]>({ name, text, values: given(values), rowMode: 'array' });
      return toRow === undefined ? answer : answer.rows.map(toRow);
    },
  };
}
