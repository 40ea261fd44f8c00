import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { numbered } from '../store/numbered.ts';
import type { Tender, Tx } from '../store/store.ts';
import type { RowOf, WrittenTable } from './roster-rows.ts';

/** Rows a statement: one statement for a hundred rows costs a tenth of a hundred statements. */
const AT_ONCE = 100;

/** What makes a row the same row: the primary key, as the migrations have it. */
const KEYS: { readonly [T in WrittenTable]: readonly (keyof RowOf<T> & string)[] } = {
  building: ['id'],
  session: ['id'],
  course: ['id'],
  staff: ['id'],
  student: ['id'],
  class: ['id'],
  enrollment: ['id'],
  studentBuilding: ['studentId', 'buildingId', 'since'],
  staffClaim: ['staffId', 'kind', 'value', 'buildingId', 'source', 'since'],
  studentAttribute: ['studentId', 'attribute', 'source', 'since'],
  roleFact: ['staffId', 'role', 'buildingId', 'source', 'since'],
  relation: ['staffId', 'studentId', 'relation', 'source', 'since'],
  // A correction may be of the student or the day.
  sisDiscipline: ['sourcedId'],
  sisAttendance: ['sourcedId'],
};

/**
 * Set when a row is added and never again: rows are known by their `sourcedId`, and keep the `id` they were given (see
 * `merge`). PostgreSQL counts a column of a unique key that is set as a key that changes, even to the same value, and
 * then whoever notes a contact of that student or signs that person in waits until the import ends.
 */
const FIXED = 'sourcedId';

/** Inserts rows, or replaces those with the same key, all but `sourcedId`. `between` is awaited after every hundred. */
export async function putRows<T extends WrittenTable>(
  tx: Tx,
  name: T,
  rows: readonly RowOf<T>[],
  between: (done: number) => Promise<void>,
): Promise<void> {
  let done = 0;
  while (done < rows.length) {
    const size = rows.length - done >= AT_ONCE ? AT_ONCE : 1;
    await putStatement(tx, name, size).execute(numbered(rows.slice(done, done + size)));
    done += size;
    if (done % AT_ONCE === 0) await between(done);
  }
}

function putStatement(tx: Tender, name: WrittenTable, size: number) {
  return tx.preparedChange(`roster.put.${name}.${size}`, (db, tables) => {
    const table: SQLiteTable = tables[name];
    const columns: Record<string, SQLiteColumn> = getTableColumns(table);
    const names = Object.keys(columns);
    const rows = Array.from({ length: size }, (_, i) =>
      Object.fromEntries(names.map((column) => [column, sql.placeholder(`${column}${i}`)])),
    );
    const keys: readonly string[] = KEYS[name];
    const target = keys.flatMap((key) => columns[key] ?? []);
    const changing = names.filter((column) => !keys.includes(column) && column !== FIXED);
    const set = Object.fromEntries(changing.map((column) => [column, sql.raw(`excluded.${snake(column)}`)]));
    return db.insert(table).values(rows).onConflictDoUpdate({ target, set });
  });
}

const snake = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

export interface RunRow {
  readonly id: string;
  readonly kind: 'oneroster' | 'assignments' | 'discipline' | 'attendance' | 'sis-ids';
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly fileName: string;
  readonly fileHash: string;
  readonly outcome: 'done';
  readonly counts: string;
}

/** Makes every other import wait until this one's transaction ends; what it then sees of the others is committed. */
export async function takeImportTurn(tx: Tx): Promise<void> {
  const { counter } = tx.tables;
  await tx.db
    .insert(counter)
    .values({ name: 'import', value: 1 })
    .onConflictDoUpdate({ target: counter.name, set: { value: sql`${counter.value} + 1` } });
}

/** Notes an import that was carried out. */
export async function insertRun(tx: Tx, run: RunRow): Promise<void> {
  await tx.db.insert(tx.tables.importRun).values(run);
}
