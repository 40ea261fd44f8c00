import { findUnusual } from '../../../server/areas/questions/find-unusual.ts';
import type { Change, Store } from '../../../server/store/store.ts';
import type { Schema } from '../../../server/store/schema.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { foldedName } from '../../../shared/names/fold.ts';
import { dayIn } from '../../../shared/runtime.ts';
import { relations, shapeOf, SINCE, staff, students, UNTIL } from '../server/people.ts';
import { figure } from '../table.ts';
import { median } from '../stats.ts';

const SHAPE = shapeOf(20_000);
const ROWS_AT_ONCE = 500;
/** So many days of the trail are gone through. */
export const DAYS = 9;

/** What going through one day's uses takes, and how long others wait for its write: a row to print. */
export async function questionTimes(store: Store, engine: string): Promise<string[]> {
  await fillPeople(store);
  const days = Array.from({ length: DAYS }, (_, i) => dayAfter(dayIn('UTC', store.runtime.now()), i - DAYS - 1));
  const whole: number[] = [];
  const written: number[] = [];
  const asked: number[] = [];
  for (const day of days) {
    const from = performance.now();
    asked.push(await findUnusual(timingWrites(store, written), { day, timeZone: 'UTC' }));
    whole.push(performance.now() - from);
  }
  return [engine, ...[median(asked), median(whole), Math.max(...whole), median(written)].map((one) => figure(one, 0))];
}

function timingWrites(store: Store, times: number[]): Store {
  return {
    ...store,
    async write(context, work, options) {
      const from = performance.now();
      const value = await store.write(context, work, options);
      times.push(performance.now() - from);
      return value;
    },
  };
}

/** The people whom the trail names by their ids, and who works with whom. */
async function fillPeople(store: Store): Promise<void> {
  const put = async <T>(rows: Iterable<T>, insert: (db: Change, tables: Schema, part: T[]) => Promise<unknown>) => {
    const all = [...rows];
    for (let from = 0; from < all.length; from += ROWS_AT_ONCE) {
      const part = all.slice(from, from + ROWS_AT_ONCE);
      await store.tend(async (tx) => void (await insert(tx.db, tx.tables, part)));
    }
  };
  await put(staff(SHAPE), (db, tables, part) =>
    db.insert(tables.staff).values(
      part.map(({ id, number, given, family }) => ({
        ...{ id, sourcedId: id, number, username: number, givenName: given, familyName: family },
        ...{ email: '', active: true },
      })),
    ),
  );
  const place = { id: 'school', sourcedId: 'school', number: '1', name: 'School', kind: 'school', active: true };
  await store.tend(async (tx) => void (await tx.db.insert(tx.tables.building).values(place)));
  await put(students(SHAPE), (db, tables, part) =>
    db.insert(tables.student).values(
      part.map(({ id, sisId, birthDate, grade, ...names }) => ({
        ...{ id, sourcedId: id, sisId, birthDate, grade, buildingId: place.id, active: true },
        ...{ givenName: names.given, middleName: names.middle, familyName: names.family },
        foldedName: foldedName(names),
      })),
    ),
  );
  await put(relations(SHAPE), (db, tables, part) =>
    db.insert(tables.relation).values(part.map((one) => ({ ...one, since: SINCE, until: UNTIL, source: 'bench' }))),
  );
}
