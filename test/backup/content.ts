import { getTableName } from 'drizzle-orm';
import { openReader } from '../../server/store/sqlite/connection.ts';
import { withTaskClient } from '../../server/store/postgres/task-client.ts';
import type { Place } from '../../server/store/place.ts';
import { sqliteSchema } from '../../server/store/schema.ts';

type Row = Record<string, unknown>;

const TABLES = Object.values(sqliteSchema).map(getTableName);
const BY_SEQ = ['audit', 'audit_detail'];

/** Every row of every table as text, in an order that does not depend on the engine: what records are compared by. */
export async function contentOf(place: Place): Promise<Record<string, string[]>> {
  return withRows(place, async (rowsOf) => {
    const content: Record<string, string[]> = {};
    for (const table of TABLES) {
      const rows = (await rowsOf(table)).sort(bySeq).map(asText);
      content[table] = BY_SEQ.includes(table) ? rows : rows.sort();
    }
    return content;
  });
}

async function withRows<T>(place: Place, use: (rowsOf: (table: string) => Promise<Row[]>) => Promise<T>): Promise<T> {
  if (place.engine === 'postgres') {
    return withTaskClient(place.url, (client) =>
      use(async (table) => (await client.query<Row>(`SELECT * FROM "${table}"`)).rows),
    );
  }
  const client = openReader(place.file, place.key);
  try {
    return await use((table) => Promise.resolve(client.prepare<[], Row>(`SELECT * FROM "${table}"`).all()));
  } finally {
    client.close();
  }
}

const bySeq = (a: Row, b: Row) => Number(a['seq'] ?? 0) - Number(b['seq'] ?? 0);

function asText(row: Row): string {
  const columns = Object.keys(row).sort();
  return JSON.stringify(
    columns.map((column) => [column, typeof row[column] === 'boolean' ? Number(row[column]) : row[column]]),
  );
}

/** The content of the record that a restore has put aside, by the words it says where. */
export function asideContent(place: Place, aside: string): Promise<Record<string, string[]>> {
  if (place.engine === 'sqlite') return contentOf({ ...place, file: aside });
  const url = new URL(place.url);
  url.searchParams.set('options', `-c search_path=${/before_restore_\w+/.exec(aside)?.[0]}`);
  return contentOf({ ...place, url: url.href });
}
