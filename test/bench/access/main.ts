import { join } from 'node:path';
import { machineRuntime } from '../../../server/runtime.ts';
import { openPostgresStore } from '../../../server/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../server/store/store.ts';
import type { Options } from '../options.ts';
import { progress } from '../progress.ts';
import { benchFolder, postgresOrWhyNot } from '../server/make-all.ts';
import { filledPostgres, filledSqlite } from '../server/our-stores.ts';
import { rowCount, type Shape } from '../server/people.ts';
import { figure, say, table } from '../table.ts';
import { accessRows, accessShape, askersOf } from './district.ts';
import { type Asked, askAll, decisionUs } from './measure.ts';

/** The districts lists are measured in: at least so many students. */
const STUDENTS = 100_000;
/** What the access issue asks for, printed beside the figures. */
const GOALS = { listMs: 2, decisionUs: 50 };

/** How long a list of students takes in the database, and one decision, on either engine. Only printed. */
export async function benchAccess({ students, rounds }: Options): Promise<void> {
  const shape = accessShape(Math.max(students, STUDENTS));
  say(`Access: making ${shape.students} students and about ${shape.students * 10} relations for each engine …`);
  const rows: string[][] = [];
  for (const [engine, open] of [['SQLite', sqlite] as const, ['PostgreSQL', postgres] as const]) {
    const store = await open(shape);
    if (store === undefined) continue;
    for (const asked of await askAll(store, askersOf(shape), rounds)) rows.push(cells(engine, asked));
    await store.close();
  }
  say(
    '\nA list of students: first page of 50 by name and the exact total; facts: loading those of one student; medians',
  );
  say(table(['engine', 'reader', 'students', 'page ms', 'total ms', 'both, p99 ms', 'goal', 'facts µs'], rows, 2));
  say(`\nOne decision over loaded facts: ${figure(decisionUs(), 1)} µs (goal ≤ ${GOALS.decisionUs} µs)\n`);
}

function cells(engine: string, { name, students, pageMs, totalMs, p99Ms, factsUs }: Asked): string[] {
  const goal = name === 'teacher' ? `≤ ${GOALS.listMs}` : '';
  return [
    engine,
    name,
    String(students),
    figure(pageMs, 2),
    figure(totalMs, 2),
    figure(p99Ms, 2),
    goal,
    figure(factsUs),
  ];
}

async function sqlite(shape: Shape): Promise<Store> {
  const { step, end } = progress('SQLite', rowCount(shape));
  const filling = { after: 'ANALYZE', onRows: step };
  const file = await filledSqlite(join(benchFolder(), 'access'), accessRows(shape), filling);
  end();
  return openSqliteStore(file, machineRuntime);
}

const postgres = (shape: Shape): Promise<Store | undefined> =>
  postgresOrWhyNot(async () => {
    const { step, end } = progress('PostgreSQL', rowCount(shape));
    const { url } = await filledPostgres(accessRows(shape), { after: 'ANALYZE', onRows: step });
    end();
    return openPostgresStore(url, machineRuntime);
  });
