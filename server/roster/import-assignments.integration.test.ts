import { describe, expect, it } from 'vitest';
import { changesOf, roles, rulesOf, tempDistrict } from './testing/district.ts';
import { smallSet } from './testing/sets.ts';

const HEADER = 'kind,staff,name,building,student,since,until';
const csv = (...lines: readonly string[]) => [HEADER, ...lines].join('\r\n');
const RELATIONS_SQL = `SELECT staff.sourced_id, relation, student.sourced_id, since, until FROM relation
  JOIN staff ON staff.id = staff_id JOIN student ON student.id = student_id WHERE source = 'assignments'`;
const FIRST = csv(
  'role,7p1,principal,0110,,2026-08-01,',
  'role,7t3,socialWorker,,,2026-08-01,2027-07-01',
  'relation,7t3,serving,,903,2026-09-01,2027-06-10',
);

async function district() {
  const all = await tempDistrict();
  await all.bring(smallSet());
  return all;
}

describe('assignments.csv', () => {
  it('gives roles at a building or in the district, and caseloads, beside the roster', async () => {
    const { assign, lines } = await district();
    const report = await assign(FIRST);
    expect([report.kind, changesOf(report), report.findings]).toEqual([
      'assignments',
      ['roleFact +2 ~0 -0', 'relation +1 ~0 -0'],
      [],
    ]);
    expect(await lines(roles("source = 'assignments'"))).toEqual([
      'p1 principal sch1 2026-08-01 – assignments',
      't3 socialWorker  2026-08-01 2027-07-01 assignments',
    ]);
    expect(await lines(RELATIONS_SQL)).toEqual(['t3 serving s3 2026-09-01 2027-06-10']);
    expect(await lines('SELECT kind, outcome FROM import_run ORDER BY id')).toEqual([
      'oneroster done',
      'assignments done',
    ]);
    expect(await lines("SELECT action, line LIKE '%done%' FROM audit WHERE action = 'assignments.import'")).toEqual([
      'assignments.import 0',
      'assignments.import 1',
    ]);
  });

  it('changes nothing a second time, and neither import touches what the other brought', async () => {
    const { assign, bring, roster } = await district();
    await assign(FIRST);
    const before = await roster();
    expect(changesOf(await assign(FIRST, '2026-12-01'))).toEqual([]);
    expect(changesOf(await bring(smallSet(), '2026-12-01'))).toEqual([]);
    expect(await roster()).toEqual(before);
  });

  it('ends what it no longer says', async () => {
    const { assign, lines } = await district();
    await assign(FIRST);
    const later = csv('role,7p1,principal,0110,,2026-08-01,2026-11-25');
    expect(changesOf(await assign(later, '2026-12-01'))).toEqual(['roleFact +0 ~0 -2', 'relation +0 ~0 -1']);
    expect(await lines(roles("source = 'assignments'"))).toEqual([
      'p1 principal sch1 2026-08-01 2026-11-25 assignments',
      't3 socialWorker  2026-08-01 2026-12-01 assignments',
    ]);
    expect(await lines(RELATIONS_SQL)).toEqual(['t3 serving s3 2026-09-01 2026-12-01']);
  });

  it('lets a role of the roster and one of the list stand side by side', async () => {
    const { assign, lines } = await district();
    await assign(csv('role,7t1,teacher,0110,,2026-11-20,'));
    await assign(csv(), '2026-12-01');
    expect(await lines(roles("staff.sourced_id = 't1'"))).toEqual([
      't1 teacher sch1 2026-11-20 2026-12-01 assignments',
      't1 teacher sch1 2026-11-20 – oneroster',
    ]);
  });

  it('reports what it does not know and takes the rest', async () => {
    const { assign } = await district();
    const report = await assign(
      csv(
        'role,nobody,principal,0110,,2026-08-01,',
        'role,7p1,king,0110,,2026-08-01,',
        'role,7p1,principal,9999,,2026-08-01,',
        'relation,7t3,teacher,,903,2026-09-01,',
        'relation,7t3,serving,,999,2026-09-01,',
        'wish,7t3,serving,,903,2026-09-01,',
        'relation,7t3,serving,,903,someday,',
        'Relation,7t3,evaluating,,903,2026-09-01,2026-09-01',
        'relation,7t1,serving,,903,2026-09-01,',
        'relation,7t1,serving,,903,2026-09-01,',
      ),
    );
    expect(changesOf(report)).toEqual(['relation +2 ~0 -0']);
    expect(rulesOf(report).map((line) => line.replace('set.zip:', ''))).toEqual([
      '7 kind kind-unknown 1',
      '8 since date-invalid 1',
      '8 since since-missing 1',
      '9 kind value-case 1',
      '9 until dates-order 1',
      '2 staff staff-unknown 1',
      '3 name access-role-unknown 1',
      '4 building building-unknown 1',
      '5 name relation-unknown 1',
      '6 student student-unknown 1',
      '11  row-twice 1',
    ]);
  });

  it('refuses a file without its columns', async () => {
    const { assign, roster } = await district();
    const before = await roster();
    await expect(assign('a,b\n1,2\n')).rejects.toMatchObject({ code: 'column-missing' });
    await expect(assign('')).rejects.toMatchObject({ code: 'column-missing' });
    expect(await roster()).toEqual(before);
  });
});
