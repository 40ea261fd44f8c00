import { setImmediate as nextTurn } from 'node:timers/promises';
import { deriveRoles } from '../areas/access/mapping/derive.ts';
import { roleMapInForce } from '../areas/access/mapping/in-force.ts';
import type { AuditContext, Store, Tx } from '../store/store.ts';
import type { Counts } from './merge.ts';
import type { Progress } from './pace.ts';
import { type Done, inOneRun, type Run } from './one-run.ts';
import type { RosterTable, RowOf } from './roster-rows.ts';
import { putRows } from './roster-write.repo.ts';

/** In this order no row points at one that is not there yet. */
const ORDER = [
  'building',
  'session',
  'course',
  'staff',
  'student',
  'class',
  'enrollment',
  'studentBuilding',
  'staffClaim',
  'studentAttribute',
  'roleFact',
  'relation',
] as const;

export type Puts = { readonly [T in RosterTable]?: { readonly put: readonly RowOf<T>[]; readonly counts: Counts } };

export interface Work extends Run {
  readonly puts: Puts;
  /** The day as of which it holds, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Writes a plan, and the roles that follow from it by the role map, as `inOneRun`. */
export async function carryOut(
  store: Store,
  context: AuditContext,
  work: Work,
  onProgress: (progress: Progress) => void,
): Promise<Done> {
  return inOneRun(store, context, work, async (tx) => {
    await putAll(tx, work.puts, onProgress);
    return countsOf(work.puts, await derive(tx, work.asOf, onProgress));
  });
}

/** The system importing by itself: nobody is signed in. */
export function systemAct(store: Store, at: number): AuditContext {
  return { actorId: null, sessionRef: null, requestId: store.runtime.id(), at };
}

/** By table; roles are those the file states and those that follow from claims. */
function countsOf(puts: Puts, derived: Counts): Record<string, Counts> {
  const roleFact = sum(derived, puts.roleFact?.counts);
  return Object.fromEntries(
    ORDER.flatMap((table) => {
      const counts = table === 'roleFact' ? roleFact : puts[table]?.counts;
      return counts === undefined ? [] : [[table, counts]];
    }),
  );
}

function sum(one: Counts, other: Counts = NO_COUNTS): Counts {
  return {
    added: one.added + other.added,
    changed: one.changed + other.changed,
    ended: one.ended + other.ended,
    unchanged: one.unchanged + other.unchanged,
  };
}

const NO_COUNTS: Counts = { added: 0, changed: 0, ended: 0, unchanged: 0 };

async function derive(tx: Tx, asOf: string, onProgress: (progress: Progress) => void): Promise<Counts> {
  return deriveRoles(tx, await roleMapInForce(tx), asOf, async (done) => {
    onProgress({ phase: 'writing', what: 'roleFact', done, total: 0 });
    await nextTurn();
  });
}

/** Others get a turn between the hundreds; the transaction is not given up once it has begun. */
async function putAll(tx: Tx, puts: Puts, onProgress: (progress: Progress) => void): Promise<void> {
  const total = ORDER.reduce((sum, table) => sum + (puts[table]?.put.length ?? 0), 0);
  let before = 0;
  for (const table of ORDER) {
    const rows = puts[table]?.put ?? [];
    await putRows(tx, table, rows, async (done) => {
      onProgress({ phase: 'writing', what: table, done: before + done, total });
      await nextTurn();
    });
    before += rows.length;
  }
}
