import { basename } from 'node:path';
import type { Runtime } from '../../../shared/runtime.ts';
import { append } from '../../audit/append.ts';
import type { TrailState } from '../../audit/check-trail.ts';
import type { OnStep } from '../examine/progress.ts';
import { examineFile } from '../examine/sqlite.ts';
import type { Place } from '../place.ts';
import { openSqliteStore } from '../sqlite/sqlite-store.ts';
import type { AuditContext } from '../store.ts';
import { type CarriedOver, carriedFrom, carryOver } from './carry-over.ts';
import { type Comparison, compareTrails } from './compare-trails.ts';
import { withPostgresTarget } from './postgres-target.ts';
import { withSqliteTarget } from './sqlite-target.ts';
import type { Target } from './target.ts';
import { createWorkFolder, takeWorkingCopy, type WorkingCopy } from './working-copy.ts';

export interface RestoreOptions {
  readonly backup: string;
  /** Of the backup, where it is not the record's. */
  readonly backupKey: string | undefined;
  /** Where there is room for a copy of the backup while it is prepared. */
  readonly dataDir: string;
  readonly runtime: Runtime;
  readonly context: AuditContext;
  readonly onStep: OnStep;
  readonly signal?: AbortSignal;
  /** Asked once everything is known and nothing is changed yet. */
  confirm(plan: RestorePlan): Promise<boolean>;
}

/** What a restore would do. */
export interface RestorePlan {
  readonly sha256: string;
  readonly restored: TrailState;
  /** Changes of the schema that the backup goes through on the way. */
  readonly pending: readonly string[];
  /** The trail in place and how much of it the backup has; `none`: no record is there; `unreadable`: it is damaged. */
  readonly replaced: Comparison | 'none' | 'unreadable';
}

export interface Restored extends RestorePlan {
  /** Where the record lies that was there before, in words; undefined: there was none. */
  readonly aside: string | undefined;
}

/**
 * Puts a backup in the place of the record, on either engine. The record that was there is kept aside, and the trail
 * that comes with the backup says in its last entry what it replaced. Gives undefined when `confirm` said no. Throws,
 * with nothing changed, when the backup is damaged or newer than this program, and when a server works with the record.
 */
export async function restore(place: Place, options: RestoreOptions): Promise<Restored | undefined> {
  const { backup, backupKey, dataDir, runtime, signal } = options;
  const onStep: OnStep = (step) => {
    signal?.throwIfAborted();
    options.onStep(step);
  };
  const at = runtime.now();
  const { folder, discard } = createWorkFolder(dataDir, at, signal);
  try {
    const copy = await takeWorkingCopy(backup, { folder, key: backupKey ?? place.key, onStep });
    return await withTarget(place, { at, otherKey: backupKey }, async (target) => {
      const plan = await planOf(copy, target);
      if (!(await options.confirm(plan))) return undefined;
      signal?.throwIfAborted();
      await enter(copy, { plan, carried: await carriedFrom(target.present) }, options);
      return { ...plan, aside: await target.replace(copy, onStep) };
    });
  } finally {
    discard();
  }
}

function withTarget<T>(
  place: Place,
  { at, otherKey }: { at: number; otherKey: string | undefined },
  use: (target: Target) => Promise<T>,
): Promise<T> {
  if (place.engine === 'postgres') return withPostgresTarget(place.url, at, use);
  return withSqliteTarget({ file: place.file, key: place.key, otherKey, at }, use);
}

async function planOf({ file, key, proof, sha256 }: WorkingCopy, { present }: Target): Promise<RestorePlan> {
  const replaced =
    present === undefined
      ? 'none'
      : ((await examineFile(file, key, (_, restored) => compareTrails(present, restored))) ?? 'unreadable');
  return { sha256, restored: proof.trail, pending: proof.pending, replaced };
}

/**
 * Brings the copy to this program's version, adds what clients hold on to, and writes into its trail what it replaces.
 * Sessions end: one that somebody has signed out of since the backup must not come back to life.
 */
async function enter(
  copy: WorkingCopy,
  { plan, carried }: { readonly plan: RestorePlan; readonly carried: CarriedOver },
  { backup, runtime, context }: RestoreOptions,
): Promise<void> {
  const { sha256, restored, replaced } = plan;
  const detail = JSON.stringify({ file: basename(backup), sha256, restored, replaced });
  const store = openSqliteStore(copy.file, runtime, { key: copy.key });
  try {
    await store.write(context, async (tx) => {
      await tx.db.delete(tx.tables.signInSession);
      await carryOver(tx, carried);
      const receipt = await append(tx, { action: 'restore', resource: 'backup', decision: 'done', detail });
      return { receipt, value: undefined };
    });
  } finally {
    await store.close();
  }
}
