import { describe, expect, it } from 'vitest';
import { changesOf, claims, inBuildings, roles, rulesOf, teaching, tempDistrict } from './testing/district.ts';
import { change, enrollmentLine, type SetFiles, smallSet, studentLine } from './testing/sets.ts';

const DELTA = [
  'propertyName,value',
  'oneroster.version,1.1',
  ...['users', 'orgs', 'classes', 'enrollments', 'academicSessions', 'courses', 'demographics', 'roles'].map(
    (name) => `file.${name},delta`,
  ),
];
const active = (line: string) => line.replace(/^([^,]+),,/u, '$1,active,2026-12-01T00:00:00.000Z');
const removed = (line: string) => line.replace(/^([^,]+),,/u, '$1,tobedeleted,2026-12-01T00:00:00.000Z');

/** A delta of these rows, each file with its header. */
function delta(rows: Readonly<Record<string, readonly string[]>>): SetFiles {
  const files = Object.entries(rows).map(([name, lines]) => [name, [header(name), ...lines]] as const);
  return { 'manifest.csv': DELTA, ...Object.fromEntries(files) };
}

const ROLE_HEADER =
  'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId';
const header = (name: string): string => (name === 'roles.csv' ? ROLE_HEADER : (smallSet()[name]?.[0] ?? ''));
const roleLine = (id: string, user: string, role: string, org: string, days = ',', type = 'primary') =>
  `${id},,,${user},${type},${role},${days},${org},`;

describe('a delta', () => {
  it('adds, changes and ends only what it lists', async () => {
    const { bring, lines, one } = await tempDistrict();
    await bring(smallSet());
    const files = delta({
      'users.csv': [active(studentLine('new')), active(studentLine(1, 'sch2')), removed(studentLine(2))],
      'enrollments.csv': [
        active(enrollmentLine('enew', 'c1', 'sch1', 'snew', 'student')),
        removed(enrollmentLine('e3', 'c1', 'sch1', 's3', 'student')),
      ],
    });
    expect(changesOf(await bring(files, '2026-12-01', { endShareLimit: 0.1 }))).toEqual([
      'student +1 ~1 -1',
      'enrollment +1 ~1 -1',
      'studentBuilding +2 ~0 -2',
      'relation +1 ~0 -2',
    ]);
    expect(await one('SELECT count(*) FROM student WHERE active')).toBe('10');
    expect(await lines(teaching("student.sourced_id IN ('snew', 's2', 's3', 's4')"))).toEqual([
      't1 s2 c1 2026-08-17 2026-12-01',
      't1 s3 c1 2026-08-17 2026-12-01',
      't1 s4 c1 2026-08-17 2027-06-10',
      't1 snew c1 2026-08-17 2027-06-10',
    ]);
    expect(await lines(inBuildings("student.sourced_id IN ('s0', 's1')"))).toEqual([
      's0 sch1 2026-08-17 –',
      's1 sch1 2026-08-17 2026-12-01',
      's1 sch2 2026-12-01 –',
    ]);
    expect(changesOf(await bring(files, '2026-12-02'))).toEqual([]);
  });

  it('ends a class with all that hangs on it', async () => {
    const { bring, lines } = await tempDistrict();
    await bring(smallSet());
    const report = await bring(
      delta({ 'classes.csv': [removed('c2,,,Reading 5,05,read,R5,scheduled,,sch1,year,,,')] }),
      '2026-12-01',
    );
    expect(changesOf(report)).toEqual(['class +0 ~0 -1', 'enrollment +0 ~3 -0', 'relation +0 ~0 -2']);
    expect(
      await lines(
        "SELECT DISTINCT until FROM enrollment JOIN class ON class.id = class_id WHERE class.sourced_id = 'c2'",
      ),
    ).toEqual(['2026-12-01']);
  });

  it('R31: has race and sex in the groups of federal reports, and keeps what a delta leaves open', async () => {
    const { bring, lines } = await tempDistrict();
    const flags = [
      '',
      'true,,,,,,',
      ',true,,,,,',
      ',,true,,,,',
      ',,,true,,,',
      ',,,,true,,',
      ',,,,,true,',
      ',,true,,,,true',
      ',true,,,true,,',
    ];
    const said = flags.map(
      (races, i) =>
        `s${i},,,2016-01-1${i},${['female', 'male', 'unspecified', 'other'][i % 4]},${races || ',,,,,,'},,,,`,
    );
    await bring(
      change(smallSet(), 'demographics.csv', ([head = '']) => [head, ...said, 's9,,,2016-01-19,,,,,,,,,,,,']),
    );
    const found = () => lines('SELECT sex, race FROM student ORDER BY sourced_id');
    const groups = [
      'female ',
      'male american-indian',
      ' asian',
      ' black',
      'female pacific-islander',
      'male white',
      ' two-or-more',
      ' hispanic',
      'female two-or-more',
      ' ',
    ];
    expect(await found()).toEqual(groups);
    await bring(
      delta({ 'demographics.csv': [active('s1,,,2015-05-05,,,,,,,,,,,,'), active('s4,,,,,,,true,,,,,,,,')] }),
    );
    expect(await found()).toEqual(groups.with(4, 'female black'));
  });

  it('changes birth dates and course titles of rows it does not list', async () => {
    const { bring, lines } = await tempDistrict();
    await bring(smallSet());
    await bring(
      delta({
        'demographics.csv': [active('s1,,,2015-05-05,,,,,,,,,,,,')],
        'courses.csv': [active('read,,,year,Literature,RE1,05,dist,,')],
      }),
    );
    expect(await lines("SELECT birth_date FROM student WHERE sourced_id IN ('s0', 's1') ORDER BY sourced_id")).toEqual([
      '2016-01-10',
      '2015-05-05',
    ]);
    expect(await lines('SELECT sourced_id, course_title FROM class ORDER BY 1')).toEqual([
      'c1 Mathematics',
      'c2 Literature',
      'c3 Literature',
    ]);
  });
});

describe('version 1.2', () => {
  const users = (roles: readonly string[]): SetFiles => ({
    ...change(smallSet(), 'users.csv', ([, ...lines]) => [
      'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
      ...lines.map((line) => `${line.replace(/^([^,]+),,,true,[^,]+,[^,]+,/u, '$1,,,true,')},,,,,,`),
    ]),
    'roles.csv': [ROLE_HEADER, ...roles],
  });
  const students = Array.from({ length: 10 }, (_, i) => roleLine(`r${i}`, `s${i}`, 'student', i < 7 ? 'sch1' : 'sch2'));
  const staff = [
    roleLine('rt1', 't1', 'teacher', 'sch1'),
    roleLine('rt2', 't2', 'Teacher', 'sch1'),
    roleLine('rt3', 't3', 'counselor', 'sch2', '2026-09-01,2027-06-10'),
    roleLine('rp1', 'p1', 'principal', 'sch1'),
  ];

  it('takes people, schools, roles and their days from roles.csv', async () => {
    const { bring, lines, one } = await tempDistrict();
    const report = await bring(
      users([
        ...students,
        ...staff,
        roleLine('rp2', 'p1', 'principal', 'dist', ',', 'secondary'),
        roleLine('rp3', 'p1', 'ext:Dean of students', 'sch2', ',', 'secondary'),
        roleLine('rp4', 'p1', 'parent', 'sch2', ',', 'secondary'),
        roleLine('rx', 'nobody', 'aide', 'sch1'),
      ]),
    );
    expect(rulesOf(report)).toEqual([
      'roles.csv:13 role value-case 1',
      'roles.csv:17 role role-unknown 1',
      'roles.csv:19 userSourcedId reference-left-out 1',
      'roles.csv:16 role role-without-school 1',
    ]);
    expect(await lines(roles())).toEqual([
      'p1 principal sch1 2026-11-20 – mapping',
      't1 teacher sch1 2026-11-20 – mapping',
      't2 teacher sch1 2026-11-20 – mapping',
      't3 counselor sch2 2026-09-01 2027-06-10 mapping',
    ]);
    expect(await lines(claims("staff.sourced_id = 'p1'"))).toEqual([
      'p1 roster ext:Dean of students sch2 2026-11-20 – oneroster',
      'p1 roster principal  2026-11-20 – oneroster',
      'p1 roster principal sch1 2026-11-20 – oneroster',
    ]);
    expect(await one('SELECT count(*) FROM student_building')).toBe('10');
    expect(await one('SELECT count(*) FROM relation')).toBe('10');
  });

  it('a delta gives and takes single roles', async () => {
    const { bring, lines } = await tempDistrict();
    await bring(users([...students, ...staff]));
    const files = delta({
      'roles.csv': [
        removed(roleLine('rp1', 'p1', 'principal', 'sch1')),
        active(roleLine('rp2', 'p1', 'counselor', 'sch2')),
        removed(roleLine('r0', 's0', 'student', 'sch1')),
        active(roleLine('r00', 's0', 'student', 'sch2')),
      ],
    });
    expect(changesOf(await bring(files, '2026-12-01'))).toEqual([
      'student +0 ~1 -0',
      'studentBuilding +1 ~0 -1',
      'staffClaim +1 ~0 -1',
      'roleFact +1 ~0 -1',
    ]);
    expect(await lines(roles("staff.sourced_id IN ('p1', 't1')"))).toEqual([
      'p1 principal sch1 2026-11-20 2026-12-01 mapping',
      'p1 counselor sch2 2026-12-01 – mapping',
      't1 teacher sch1 2026-11-20 – mapping',
    ]);
    expect(
      await lines(
        "SELECT building.sourced_id FROM student JOIN building ON building.id = building_id WHERE student.sourced_id = 's0'",
      ),
    ).toEqual(['sch2']);
  });
});
