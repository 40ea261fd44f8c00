import pg from 'pg';
import { inWords } from './in-words.ts';

const CONNECT_MS = 5_000;
const BIGINT = pg.types.builtins.INT8;

/**
 * Lends one connection to a command: it may take its time, and integers come as numbers (epoch ms fits). Throws what to
 * do when the database cannot be used.
 */
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
