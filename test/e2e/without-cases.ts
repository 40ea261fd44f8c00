import { like } from 'drizzle-orm';
import type { World } from './world.ts';

const OF_CASES = 'case:%';

/** Takes the demo's cases away, with the rights they gave: a test that plays one begins with none. */
export async function withoutCases({ store }: World): Promise<void> {
  await store.tend(async ({ db, tables: t }) => {
    await db.delete(t.caseStep);
    await db.delete(t.caseFile);
    await db.delete(t.studentAttribute).where(like(t.studentAttribute.source, OF_CASES));
    await db.delete(t.relation).where(like(t.relation.source, OF_CASES));
  });
}
