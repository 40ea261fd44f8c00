import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Runtime } from '../../../shared/runtime.ts';
import { openTrail, type Trail } from '../../audit/trail.ts';
import { mapStoreError, StoreError } from '../db-errors.ts';
import type { Tender } from '../store.ts';
import { postgresHandle } from './connection.ts';

const ATTEMPTS = 6;
const PAUSE_MS = 10;
const BYTE = 256;

/**
 * Runs work in one transaction on a connection of its own, again from its start when PostgreSQL takes it back because
 * of a deadlock or a conflict. READ COMMITTED: what must not race is locked, in one order (business rows, then the
 * revision, then the trail's head), so a stricter level would only bring retries at those two rows.
 */
export function createTransactions(pool: pg.Pool, runtime: Runtime) {
  const handles = new WeakMap<pg.PoolClient, Tender>();

  function handleOf(client: pg.PoolClient): Tender {
    const known = handles.get(client) ?? postgresHandle(client);
    handles.set(client, known);
    return known;
  }

  async function once<T>(work: (tender: Tender, trail: Trail) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
      const tender = handleOf(client);
      const trail = openTrail(tender, runtime);
      const value = await work(tender, trail);
      await trail.settle();
      await client.query('COMMIT');
      return value;
    } catch (error) {
      broken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      );
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return async function transaction<T>(work: (tender: Tender, trail: Trail) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(work);
      } catch (error) {
        const mapped = mapStoreError(error);
        const again = mapped instanceof StoreError && mapped.kind === 'conflict' && attempt < ATTEMPTS;
        if (!again) throw mapped;
        await pause(PAUSE_MS * attempt * (1 + (runtime.randomBytes(1)[0] ?? 0) / BYTE));
      }
    }
  };
}
