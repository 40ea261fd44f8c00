import { readConfig } from '../../../server/config.ts';
import { openStore } from '../../../server/open-store.ts';
import { testRuntime } from '../../tools/runtime.ts';
import { ids, smallDistrict } from '../../tools/small-district.ts';
import type { Place } from './place.ts';

/** Social workers of the district; each serves every student. */
export const WORKERS = ['rortiz', 'jmwangi'] as const;
export const STUDENTS = [ids.kiri, ids.amaru, ids.maiOne, ids.maiTwo] as const;

/** The small district's own facts belong to one school year. The servers here go by the machine's clock. */
const ALWAYS = { source: 'crash test', since: '2020-08-12', until: null };

/** Makes the database and puts the small district in, through the store. */
export async function fill(place: Place): Promise<void> {
  const store = await openStore(readConfig({ ...place.env, TIME_ZONE: 'UTC' }));
  try {
    await smallDistrict(store, testRuntime());
    await store.tend(async ({ db, tables }) => {
      const workers = [ids.ortiz, ids.mwangi];
      await db
        .insert(tables.roleFact)
        .values(workers.map((staffId) => ({ ...ALWAYS, staffId, role: 'socialWorker', buildingId: '' })));
      const serving = workers.flatMap((staffId) =>
        STUDENTS.map((studentId) => ({ ...ALWAYS, staffId, studentId, relation: 'serving' })),
      );
      await db.insert(tables.relation).values(serving);
    });
  } finally {
    await store.close();
  }
}
