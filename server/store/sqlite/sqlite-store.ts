import type { Runtime } from '../../../shared/runtime.ts';
import type { Trail } from '../../audit/trail.ts';
import { mapped } from '../db-errors.ts';
import { createFollowingGuard, createTurnGuard, type Door, inOneTurn } from '../nested.ts';
import { healthOf, type StoreHealth } from '../health.ts';
import type { AuditContext, Audited, Looker, Reader, Recorded, Store, Tender, Tx, WorkOptions } from '../store.ts';
import { createUnderWay } from '../under-way.ts';
import { checkBeside } from './check.ts';
import { sqliteHandle } from './connection.ts';
import { createGroupCommit } from './group-commit.ts';
import { openSound, type SqliteOptions } from './open-sound.ts';

/**
 * Opens (and, where the file is new, makes) the embedded store: one writer, whose transactions are shared by all that
 * waits at the same time, and one read-only connection. A write inside a write throws: it would wait for itself.
 */
export function openSqliteStore(file: string, runtime: Runtime, { check = 'first', key }: SqliteOptions = {}): Store {
  const { writer, reader } = openSound(file, runtime, { check, key });
  const readHandle = sqliteHandle(reader);
  const writeHandle = sqliteHandle(writer);
  const commits = createGroupCommit(writer, writeHandle, runtime);
  const quick = createTurnGuard();
  const long = createFollowingGuard();
  const underWay = createUnderWay();
  const sound = check === 'first' ? undefined : checkBeside(file, key);

  const txOf = (context: AuditContext, trail: Trail) => ({ ...writeHandle, context, runtime, trail }) as unknown as Tx;

  /** Until the check has ended no door opens; afterwards there is nothing to wait for. */
  async function opened(): Promise<void> {
    if (sound?.result() === undefined) await sound?.ended;
    sound?.assertOk();
  }

  function commit<T>(changes: boolean, work: (trail: Trail) => Promise<T>, isLong = false): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      commits.add({ changes, long: isLong, run: work, done: (value) => resolve(value as T), failed: reject });
    });
  }

  function assertOutside(what: Door): void {
    quick.assertOutside(what);
    long.assertOutside(what);
  }

  async function change<T>(work: (trail: Trail) => Promise<T>, isLong = false): Promise<T> {
    assertOutside('write');
    await opened();
    const guard = isLong ? long : quick;
    return commit(true, (trail) => guard.run(() => work(trail)), isLong);
  }

  /**
   * Where a read that ends in its turn asks: the writer between two transactions, which knows its own changes. Another
   * connection throws away all it has read at every commit; measured, that tripled a pull. While a long write is open
   * the other connection answers: nobody sees what is not committed.
   */
  function near(): Tender {
    return writer.inTransaction ? readHandle : writeHandle;
  }

  async function read<T>(
    context: AuditContext,
    work: (q: Reader) => Promise<Audited<T>>,
    { long: isLong = false }: WorkOptions = {},
  ): Promise<T> {
    assertOutside('read');
    await opened();
    const { events, value } = await mapped(() =>
      isLong ? work(asReader(readHandle)) : inOneTurn('read', () => work(asReader(near()))),
    );
    if (events.length > 0) await commit(false, (trail) => trail.add(context, events));
    return value;
  }

  async function look<T>(work: (q: Looker) => Promise<T>): Promise<T> {
    assertOutside('look');
    await opened();
    return mapped(() => inOneTurn('read', () => work(near())));
  }

  const tend = <T>(work: (tx: Tender) => Promise<T>) => underWay.track(change(() => work(writeHandle)));

  return {
    engine: 'sqlite',
    runtime,
    async write<T>(context: AuditContext, work: (tx: Tx) => Promise<Recorded<T>>, { long: isLong }: WorkOptions = {}) {
      return (await underWay.track(change((trail) => work(txOf(context, trail)), isLong))).value;
    },
    read: (context, work, options) => underWay.track(read(context, work, options)),
    look: (work) => underWay.track(look(work)),
    tend,
    async sound() {
      await sound?.ended;
      const trouble = sound?.trouble();
      if (trouble !== undefined) throw trouble;
    },
    async health(): Promise<StoreHealth> {
      const found = sound === undefined ? 'ok' : sound.result();
      if (found === 'damaged') return { state: 'damaged' };
      if (found !== 'ok') return { state: 'checking' };
      return healthOf({ look, tend });
    },
    async close() {
      if (!writer.open) return;
      await underWay.settled();
      await commits.idle();
      sound?.cancel();
      reader.close();
      try {
        writer.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // A full disk: the log stays beside the file, and nothing in it is lost.
      } finally {
        writer.close();
      }
    },
  };
}

const asReader = (handle: Tender): Reader => handle as unknown as Reader;
