import type { Runtime } from '../../../shared/runtime.ts';
import type { Trail } from '../../audit/trail.ts';
import { mapped } from '../db-errors.ts';
import { createFollowingGuard, createTurnGuard, type Door } from '../nested.ts';
import { healthOf, type StoreHealth } from '../health.ts';
import type { AuditContext, Audited, Looker, Reader, Recorded, Store, Tender, Tx, WriteOptions } from '../store.ts';
import { migrateSqlite } from '../migrate/sqlite.ts';
import { createUnderWay } from '../under-way.ts';
import { checkBeside } from './check.ts';
import { assertSound, damaged, openReader, openWriter, sqliteHandle } from './connection.ts';
import { createGroupCommit } from './group-commit.ts';

export interface SqliteOptions {
  /**
   * When the file's integrity is checked: `first`, before this returns, or `beside`, while the program goes on
   * starting: every door then waits for the result, and a damaged file opens none of them.
   */
  readonly check?: 'first' | 'beside';
  /** Of an encrypted file. */
  readonly key?: string | undefined;
}

/**
 * Opens (and, where the file is new, makes) the embedded store: one writer, whose transactions are shared by all that
 * waits at the same time, and one read-only connection. A write inside a write throws: it would wait for itself.
 */
export function openSqliteStore(file: string, runtime: Runtime, { check = 'first', key }: SqliteOptions = {}): Store {
  const writer = openWriter(file, key);
  if (check === 'first') assertSound(writer, file);
  migrateSqlite(writer, { now: runtime.now(), key });
  const reader = openReader(file, key);
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

  async function read<T>(context: AuditContext, work: (q: Reader) => Promise<Audited<T>>): Promise<T> {
    assertOutside('read');
    await opened();
    const { events, value } = await mapped(() => work(readHandle as unknown as Reader));
    await commit(false, (trail) => trail.add(context, events));
    return value;
  }

  async function look<T>(work: (q: Looker) => Promise<T>): Promise<T> {
    await opened();
    return mapped(() => work(readHandle));
  }

  const tend = <T>(work: (tx: Tender) => Promise<T>) => underWay.track(change(() => work(writeHandle)));

  return {
    engine: 'sqlite',
    runtime,
    async write<T>(context: AuditContext, work: (tx: Tx) => Promise<Recorded<T>>, { long: isLong }: WriteOptions = {}) {
      return (await underWay.track(change((trail) => work(txOf(context, trail)), isLong))).value;
    },
    read: (context, work) => underWay.track(read(context, work)),
    look,
    tend,
    async sound() {
      await sound?.ended;
      if (sound?.result() === 'damaged') throw damaged(file);
    },
    async health(): Promise<StoreHealth> {
      if (sound !== undefined && sound.result() !== 'ok') return { state: sound.result() ?? 'checking' };
      return healthOf({ look, tend });
    },
    async close() {
      if (!writer.open) return;
      await underWay.settled();
      await commits.idle();
      sound?.cancel();
      reader.close();
      writer.pragma('wal_checkpoint(TRUNCATE)');
      writer.close();
    },
  };
}
