import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changesOf, claims, inBuildings, roles, rulesOf, teaching, tempDistrict, TODAY } from './testing/district.ts';
import { bigSet, change, enrollmentLine, smallSet, studentLine } from './testing/sets.ts';

const without = (start: string) => (lines: readonly string[]) => lines.filter((line) => !line.startsWith(`${start},`));

describe('the first import', () => {
  it('brings in everything, with the facts that follow from it', async () => {
    const { bring, lines, one } = await tempDistrict();
    const report = await bring(smallSet());
    expect(changesOf(report)).toEqual([
      'building +3 ~0 -0',
      'session +2 ~0 -0',
      'course +2 ~0 -0',
      'staff +4 ~0 -0',
      'student +10 ~0 -0',
      'class +3 ~0 -0',
      'enrollment +13 ~0 -0',
      'studentBuilding +10 ~0 -0',
      'staffClaim +4 ~0 -0',
      'roleFact +3 ~0 -0',
      'relation +10 ~0 -0',
    ]);
    expect(report.findings).toEqual([]);
    expect(await lines(teaching("student.sourced_id IN ('s0', 's9')"))).toEqual([
      't1 s0 c1 2026-08-17 2027-06-10',
      't3 s9 c3 2026-08-17 2027-01-19',
    ]);
    expect(await lines(inBuildings("student.sourced_id IN ('s0', 's9')"))).toEqual([
      's0 sch1 2026-08-17 –',
      's9 sch2 2026-08-17 –',
    ]);
    expect(await lines(roles())).toEqual([
      't1 teacher sch1 2026-11-20 – mapping',
      't2 teacher sch1 2026-11-20 – mapping',
      't3 teacher sch2 2026-11-20 – mapping',
    ]);
    expect(await lines(claims())).toEqual([
      'p1 roster aide sch1 2026-11-20 – oneroster',
      't1 roster teacher sch1 2026-11-20 – oneroster',
      't2 roster teacher sch1 2026-11-20 – oneroster',
      't3 roster teacher sch2 2026-11-20 – oneroster',
    ]);
    expect(
      await one("SELECT sis_id, given_name, folded_name, birth_date, grade FROM student WHERE sourced_id = 's3'"),
    ).toBe('903 Given3 family3 given3 mid3|given3 mid3 family3 2016-01-13 05');
  });

  it('leaves a run and two entries: what was compared, and what was done', async () => {
    const { bring, lines } = await tempDistrict();
    await bring(smallSet());
    expect(await lines('SELECT kind, file_name, outcome FROM import_run')).toEqual(['oneroster set.zip done']);
    expect(await lines("SELECT action, line LIKE '%roster-comparison%', line LIKE '%done%' FROM audit")).toEqual([
      'roster.import 1 0',
      'roster.import 0 1',
    ]);
    expect(await lines('SELECT detail LIKE \'%"enrollment":{"added":13%\' FROM audit_detail')).toEqual(['1']);
  });

  it('takes the sourcedId for a number that is missing, and reports numbers that two share', async () => {
    const { bring, lines } = await tempDistrict();
    const files = change(smallSet(), 'users.csv', (all) =>
      all.map((line) => line.replace(',901,', ',,').replace(',902,', ',903,')),
    );
    expect(rulesOf(await bring(files))).toEqual([
      'users.csv:7 identifier identifier-missing 1',
      'users.csv:9 identifier identifier-twice 1',
    ]);
    expect(
      await lines("SELECT sis_id FROM student WHERE sourced_id IN ('s1', 's2', 's3') ORDER BY sourced_id"),
    ).toEqual(['s1', '903', '903']);
  });

  it('keeps no trace of a password in the database', async () => {
    const { bring, store, file, roster } = await tempDistrict();
    await bring(
      change(smallSet(), 'users.csv', (lines) => lines.map((line) => line.replace(/05,$/u, '05,hunter2hunter2'))),
    );
    await store.close();
    // On SQLite the whole file, free pages included.
    const kept = store.engine === 'sqlite' ? readFileSync(file).toString('latin1') : (await roster()).join('\n');
    expect(kept).toContain('Given3');
    expect(kept).not.toContain('hunter2');
  });

  it('leaves out what points nowhere and keeps the rest', async () => {
    const { bring, lines } = await tempDistrict();
    const broken = change(smallSet(), 'enrollments.csv', (all) => [
      ...all,
      enrollmentLine('x1', 'nope', 'sch1', 's1', 'student'),
      enrollmentLine('x2', 'c1', 'nope', 's6', 'student'),
      enrollmentLine('x3', 'c1', 'sch1', 'nobody', 'student'),
      enrollmentLine('x4', 'c1', 'sch1', 't2', 'student'),
      enrollmentLine('x5', 'c1', 'sch1', 's6', ''),
    ]);
    const files = change(broken, 'users.csv', (all) => [
      ...all,
      studentLine('lost', 'nope'),
      studentLine('g', 'sch1').replace(',student,', ',guardian,'),
    ]);
    expect(rulesOf(await bring(files)).sort()).toEqual([
      'enrollments.csv:15 classSourcedId reference-left-out 1',
      'enrollments.csv:16 schoolSourcedId reference-unresolved 1',
      'enrollments.csv:17 userSourcedId reference-left-out 1',
      'enrollments.csv:18 role enrollment-role 1',
      'enrollments.csv:19 role enrollment-role-missing 1',
      'users.csv:16  student-without-school 1',
      'users.csv:16 orgSourcedIds reference-unresolved 1',
      'users.csv:17 role person-not-kept 1',
    ]);
    expect(await lines("SELECT sourced_id, role FROM enrollment WHERE sourced_id LIKE 'x%' ORDER BY 1")).toEqual([
      'x2 student',
      'x5 student',
    ]);
  });

  it('leaves out what no database keeps, and says so once for the file', async () => {
    const { bring, assign, one } = await tempDistrict();
    const report = await bring(
      change(smallSet(), 'users.csv', (all) => all.map((line) => line.replaceAll('Family', 'Fam\0ily'))),
    );
    expect(rulesOf(report)).toEqual(['users.csv:  character-left-out 1']);
    expect(await one("SELECT count(*) FROM student WHERE family_name LIKE 'Family%'")).toBe('10');
    const staff = await one("SELECT number FROM staff WHERE sourced_id = 't1'");
    const file = `kind,staff,name,building,student,since,until\nrole,${staff},counsel\0or,,,2026-08-17,\n`;
    expect(rulesOf(await assign(file))).toContainEqual(expect.stringContaining('character-left-out 1'));
    expect(await one("SELECT count(*) FROM role_fact WHERE role = 'counselor' AND source = 'assignments'")).toBe('1');
  });

  it('gives no role for an administrator of 1.1, and says so once', async () => {
    const { bring, lines } = await tempDistrict();
    const report = await bring(
      change(smallSet(), 'users.csv', (all) => all.map((line) => line.replace(/,teacher,t[23]/u, ',administrator,t2'))),
    );
    expect(rulesOf(report)).toEqual(['users.csv:3 role role-too-coarse 2']);
    expect(await lines(roles())).toEqual(['t1 teacher sch1 2026-11-20 – mapping']);
    expect(await lines(claims("staff.sourced_id = 't2'"))).toEqual([
      't2 roster administrator sch1 2026-11-20 – oneroster',
    ]);
  });
});

describe('importing again', () => {
  it('changes nothing when the set is the same, on the same or a later day', async () => {
    const { bring, roster, one } = await tempDistrict();
    await bring(smallSet());
    const before = await roster();
    expect(changesOf(await bring(smallSet()))).toEqual([]);
    expect(changesOf(await bring(smallSet(), '2027-02-01'))).toEqual([]);
    expect(changesOf(await bring(smallSet(), '2027-07-01'))).toEqual([]);
    expect(await roster()).toEqual(before);
    expect(await one('SELECT count(*) FROM import_run')).toBe('4');
  });

  it('writes what changed, and nothing else', async () => {
    const { bring, lines } = await tempDistrict();
    await bring(smallSet());
    const married = change(smallSet(), 'users.csv', (all) => all.map((line) => line.replace('Family3', 'Nguyễn')));
    const renamed = change(married, 'courses.csv', (all) => all.map((line) => line.replace('Mathematics', 'Math')));
    expect(changesOf(await bring(renamed))).toEqual(['course +0 ~1 -0', 'student +0 ~1 -0', 'class +0 ~1 -0']);
    expect(await lines("SELECT folded_name FROM student WHERE sourced_id = 's3'")).toEqual([
      'nguyen given3 mid3|given3 mid3 nguyen',
    ]);
  });

  it('ends what is missing and deletes nothing', async () => {
    const { bring, lines, one } = await tempDistrict();
    await bring(smallSet());
    const gone = change(change(smallSet(), 'users.csv', without('s0')), 'demographics.csv', without('s0'));
    const files = change(
      change(gone, 'enrollments.csv', (all) => without('et2')(without('e0')(all))),
      'users.csv',
      (all) => without('t2')(without('s0')(all)),
    );
    expect(changesOf(await bring(files, '2026-12-01'))).toEqual([
      'staff +0 ~0 -1',
      'student +0 ~0 -1',
      'enrollment +0 ~0 -2',
      'studentBuilding +0 ~0 -1',
      'staffClaim +0 ~0 -1',
      'roleFact +0 ~0 -1',
      'relation +0 ~0 -3',
    ]);
    expect(await lines("SELECT active FROM student WHERE sourced_id = 's0'")).toEqual(['0']);
    expect(await lines("SELECT until FROM enrollment WHERE sourced_id IN ('e0', 'et2')")).toEqual([
      '2026-12-01',
      '2026-12-01',
    ]);
    expect(await lines(teaching("student.sourced_id IN ('s0', 's5', 's6')"))).toEqual([
      't1 s0 c1 2026-08-17 2026-12-01',
      't2 s5 c2 2026-08-17 2026-12-01',
      't2 s6 c2 2026-08-17 2026-12-01',
    ]);
    expect(await one('SELECT count(*) FROM student')).toBe('10');
    expect(changesOf(await bring(files, '2026-12-05'))).toEqual([]);
  });

  it('keeps the gap known when somebody comes back', async () => {
    const { bring, lines } = await tempDistrict();
    await bring(smallSet());
    const left = change(smallSet(), 'enrollments.csv', without('e0'));
    await bring(left, '2026-12-01');
    expect(changesOf(await bring(smallSet(), '2027-01-10'))).toEqual(['enrollment +0 ~1 -0', 'relation +1 ~0 -0']);
    expect(await lines(teaching("student.sourced_id = 's0'"))).toEqual([
      't1 s0 c1 2026-08-17 2026-12-01',
      't1 s0 c1 2027-01-10 2027-06-10',
    ]);
  });

  it('moves the end when the set states another', async () => {
    const { bring, lines } = await tempDistrict();
    await bring(smallSet());
    const dropped = change(smallSet(), 'enrollments.csv', (all) =>
      all.map((line) => (line.startsWith('e0,') ? line.replace('2027-06-10', '2026-10-20') : line)),
    );
    expect(changesOf(await bring(dropped))).toEqual(['enrollment +0 ~1 -0', 'relation +0 ~0 -1']);
    expect(await lines(teaching("student.sourced_id = 's0'"))).toEqual(['t1 s0 c1 2026-08-17 2026-10-20']);
  });

  it('moves a student between schools', async () => {
    const { bring, lines } = await tempDistrict();
    await bring(smallSet());
    const moved = change(smallSet(), 'users.csv', (all) =>
      all.map((line) => (line.startsWith('s0,') ? line.replace('sch1', 'sch2') : line)),
    );
    await bring(moved, '2026-12-01');
    expect(await lines(inBuildings("student.sourced_id = 's0'"))).toEqual([
      's0 sch1 2026-08-17 2026-12-01',
      's0 sch2 2026-12-01 –',
    ]);
  });

  it('makes staff who may not sign in inactive, never students', async () => {
    const { bring, lines } = await tempDistrict();
    await bring(smallSet());
    const disabled = change(smallSet(), 'users.csv', (all) =>
      all.map((line) => line.replace(/^(t1|s0),,,true/u, '$1,,,FALSE')),
    );
    await bring(disabled, '2026-12-01');
    expect(
      await lines(
        "SELECT active FROM staff WHERE sourced_id = 't1' UNION ALL SELECT active FROM student WHERE sourced_id = 's0'",
      ),
    ).toEqual(['0', '1']);
    expect(await lines(teaching("staff.sourced_id = 't1' AND r.until > '2026-12-01'"))).toEqual([]);
  });

  it('keeps a table that is not part of the exchange', async () => {
    const { bring, lines } = await tempDistrict();
    await bring(smallSet());
    const { 'enrollments.csv': _e, 'classes.csv': _c, ...files } = smallSet();
    expect(changesOf(await bring({ ...files, 'manifest.csv': ['propertyName,value'] }, '2026-12-01'))).toEqual([]);
    expect(await lines(teaching("r.until = '2026-12-01'"))).toEqual([]);
  });
});

describe('a large set', () => {
  it('takes 20,000 enrollments, then finds nothing to do', async () => {
    const { bring, one } = await tempDistrict();
    const phases = new Set<string>();
    const set = bigSet(20_000);
    await bring(set, TODAY, { onProgress: ({ phase }) => void phases.add(phase) });
    expect([...phases]).toEqual(['reading', 'comparing', 'writing']);
    expect(await one('SELECT (SELECT count(*) FROM enrollment), (SELECT count(*) FROM relation)')).toBe('20800 20000');
    expect(changesOf(await bring(set))).toEqual([]);
  }, 180_000);
});
