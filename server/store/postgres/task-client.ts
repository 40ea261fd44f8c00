import pg from 'pg';
import { mapStoreError, StoreError } from '../db-errors.ts';

const CONNECT_MS = 5_000;
const BIGINT = pg.types.builtins.INT8;

/** Lends one connection to a command: it may take its time, and integers come as numbers (epoch ms fits). */
export async function withTaskClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'facesheet command',
    connectionTimeoutMillis: CONNECT_MS,
    types: {
      getTypeParser: (oid, format) =>
        oid === BIGINT && format !== 'binary' ? Number : (pg.types.getTypeParser(oid, format) as unknown),
    },
  });
  // A connection that breaks fails the query that is on its way; nobody else needs to hear of it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } catch (error) {
    throw inWords(error);
  } finally {
    await client.end();
  }
}

function inWords(error: unknown): unknown {
  const mapped = mapStoreError(error);
  if (!(mapped instanceof StoreError)) return mapped;
  const text: Partial<Record<StoreError['kind'], string>> = {
    away: 'The database of DATABASE_URL does not answer. Start it, or correct the address',
    full: 'The disk of the database is full. Make room there',
  };
  const known = text[mapped.kind];
  return known === undefined ? mapped : new Error(`${known} (${mapped.engineCode}).`, { cause: mapped });
}
