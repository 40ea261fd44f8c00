import { describe, expect, it } from 'vitest';
import { filterFor } from '../../policy/index.ts';
import { district } from '../../policy/testing/district.ts';
import { openReader } from './connection.ts';

describe('the plan of the access filter on SQLite', () => {
  async function planOf(staffId: string): Promise<string[]> {
    const { store, file, look } = await district();
    const filter = filterFor(await look(staffId), 'student.view');
    const { sql, params } = await store.look(async (q) =>
      q.db.select({ id: q.tables.student.id }).from(q.tables.student).where(filter.where(q.tables)).toSQL(),
    );
    const reader = openReader(file);
    const plan = reader.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(params.map(() => ''));
    reader.close();
    return plan.map(({ detail }) => detail);
  }

  it.each(['teacher', 'secretary', 'principal'])('of a %s seeks students by id and scans no table', async (staffId) => {
    const plan = await planOf(staffId);
    expect(plan.filter((step) => /\bSCAN\b/.test(step))).toEqual([]);
    expect(plan.join('\n')).toMatch(/SEARCH student USING (COVERING )?INDEX \S+ \(id=\?\)/);
  });
});
