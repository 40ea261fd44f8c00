import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changesOf, claims, roles, rulesOf, tempDistrict } from './testing/district.ts';
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
      't1 teacher sch1 2026-11-20 – mapping',
    ]);
  });

  it('brings groups of the directory, which open nothing by themselves', async () => {
    const { assign, lines } = await district();
    const file = csv('group,7p1,SOC_WORK,,,2026-08-01,', 'group,7p1,"Aides, all",0110,,2026-08-01,2027-07-01');
    expect(changesOf(await assign(file))).toEqual(['staffClaim +2 ~0 -0']);
    expect(await lines(claims("c.kind = 'group'"))).toEqual([
      'p1 group Aides, all sch1 2026-08-01 2027-07-01 assignments',
      'p1 group SOC_WORK  2026-08-01 – assignments',
    ]);
    expect(await lines(roles("staff.sourced_id = 'p1'"))).toEqual([]);
    expect(changesOf(await assign(csv(), '2026-12-01'))).toEqual(['staffClaim +0 ~0 -2']);
    expect(await lines(claims("c.kind = 'group' AND c.until <> '2026-12-01'"))).toEqual([]);
  });

  it('brings what makes a record one of special education (R51), and never unseals one', async () => {
    const { assign, lines, store } = await district();
    await store.tend(async (tx) => {
      const [kiri] = await tx.db.select({ id: tx.tables.student.id }).from(tx.tables.student).limit(1);
      const seal = { attribute: 'sealed', source: 'console', since: '2026-09-01', until: null };
      await tx.db.insert(tx.tables.studentAttribute).values({ ...seal, studentId: kiri!.id });
    });
    const file = csv('attribute,,sped,,903,2026-09-01,', 'attribute,,s504,,904,2026-09-01,2027-06-10');
    expect(changesOf(await assign(file))).toEqual(['studentAttribute +2 ~0 -0']);
    const attributes = () =>
      lines(`SELECT student.sis_id, attribute, since, until FROM student_attribute
        JOIN student ON student.id = student_id WHERE source = 'assignments' ORDER BY 1`);
    expect(await attributes()).toEqual(['903 sped 2026-09-01 –', '904 s504 2026-09-01 2027-06-10']);
    expect(changesOf(await assign(csv(), '2026-12-01'))).toEqual(['studentAttribute +0 ~0 -2']);
    expect(await attributes()).toEqual(['903 sped 2026-09-01 2026-12-01', '904 s504 2026-09-01 2026-12-01']);
    expect(await lines("SELECT until FROM student_attribute WHERE source = 'console'")).toEqual(['–']);
  });

  it('leaves alone who was assigned on screen', async () => {
    const { assign, lines, store } = await district();
    await assign(FIRST);
    await store.tend(async (tx) => {
      const { relation } = tx.tables;
      const [given] = await tx.db.select().from(relation).where(eq(relation.source, 'assignments'));
      await tx.db.insert(relation).values({ ...given!, source: 'console', until: null });
    });
    await assign(csv(), '2026-12-01');
    expect(await lines("SELECT source, until FROM relation WHERE relation = 'serving' ORDER BY 1")).toEqual([
      'assignments 2026-12-01',
      'console –',
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
        'group,7t3,,,,2026-09-01,',
        'group,7t3,SOC_WORK,9999,,2026-09-01,',
        'attribute,,sealed,,903,2026-09-01,',
        'attribute,,sped,,999,2026-09-01,',
        'relation,7t3,serving,,903,someday,',
        'Relation,7t3,evaluating,,903,2026-09-01,2026-09-01',
        'relation,7t1,serving,,903,2026-09-01,',
        'relation,7t1,serving,,903,2026-09-01,',
      ),
    );
    expect(changesOf(report)).toEqual(['relation +2 ~0 -0']);
    expect(rulesOf(report).map((line) => line.replace('set.zip:', ''))).toEqual([
      '7 kind kind-unknown 1',
      '12 since date-invalid 1',
      '12 since since-missing 1',
      '13 kind value-case 1',
      '13 until dates-order 1',
      '2 staff staff-unknown 1',
      '3 name access-role-unknown 1',
      '4 building building-unknown 1',
      '5 name relation-unknown 1',
      '6 student student-unknown 1',
      '8 name group-unnamed 1',
      '9 building building-unknown 1',
      '10 name attribute-unknown 1',
      '11 student student-unknown 1',
      '15  row-twice 1',
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
