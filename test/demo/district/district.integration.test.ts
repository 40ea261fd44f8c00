import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../../shared/access/roles.ts';
import {
  demoSignIns,
  type District,
  type DistrictLookup,
  generateDistrict,
  lookupDistrict,
  type Student,
  toAssignmentsCsv,
  toDisciplineCsv,
} from './index.ts';

const ASKED = { seed: 'north-harbor', asOf: '2026-11-22' };
let district: District;
let lookup: DistrictLookup;

beforeAll(() => {
  district = generateDistrict(ASKED);
  lookup = lookupDistrict(district);
});

const student = (number: string): Student => lookup.studentByNumber.get(number)!;
const staff = (username: string) => lookup.staffByUsername.get(username)!;
const teachersOf = (one: Student): string[] =>
  lookup.enrollmentsByUser
    .get(one.id)!
    .filter((seat) => seat.begin <= ASKED.asOf && ASKED.asOf < seat.end)
    .flatMap((seat) => lookup.enrollmentsByClass.get(seat.classId)!.filter((other) => other.role === 'teacher'))
    .map((seat) => lookup.staffById.get(seat.userId)!.username);

describe('the demo district', () => {
  it('is the same for the same seed and day, and another for another seed', () => {
    expect(generateDistrict(ASKED)).toEqual(district);
    expect(generateDistrict({ ...ASKED, seed: 'other' }).students).not.toEqual(district.students);
  });

  it('has the size of a real one', () => {
    expect(district.schools.map((school) => school.level).toSorted()).toEqual([
      ...Array<string>(4).fill('elementary'),
      'high',
      'high',
      'middle',
      'middle',
    ]);
    expect(district.students.length).toBeGreaterThan(3800);
    expect(district.students.length).toBeLessThan(4200);
    expect(district.staff.length).toBeGreaterThan(280);
    expect(district.staff.length).toBeLessThan(320);
    expect(district.staff.filter((one) => one.role === undefined).length).toBeGreaterThan(20);
  });

  it('gives numbers, ids and usernames to one person each', () => {
    const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
    unique(district.students.map((one) => one.number));
    unique([...district.students, ...district.staff].map((one) => one.id));
    unique(district.staff.map((one) => one.username));
    unique(district.staff.map((one) => one.identifier));
    expect(district.students.filter((one) => !/^\d{6}$/.test(one.number))).toEqual([]);
    expect(district.staff.filter((one) => !/^[a-z]{2,}\d*$/.test(one.username))).toEqual([]);
  });

  it('puts every class in this building, in one period a teacher', () => {
    const taken = new Set<string>();
    for (const seat of district.enrollments.filter((one) => one.role === 'teacher')) {
      const one = lookup.classById.get(seat.classId)!;
      const slot = `${seat.userId} ${one.period} ${one.termIds.join()}`;
      expect(taken.has(slot)).toBe(false);
      taken.add(slot);
      expect(lookup.staffById.get(seat.userId)!.orgId).toBe(one.schoolId);
    }
  });

  it('gives a homeroom or six to seven classes, and children of the right age', () => {
    for (const one of district.students) {
      const seats = lookup.enrollmentsByUser.get(one.id)!.length;
      const grade = one.grade === 'KG' ? 0 : Number(one.grade);
      expect(grade < 6 ? seats === 1 : seats === 6 || seats === 7).toBe(true);
      const turnsFive = Number(one.birthDate.slice(0, 4)) + 5 + grade + (one.birthDate.slice(5) > '09-01' ? 1 : 0);
      expect(turnsFive).toBe(2026);
    }
  });

  it('has twins, namesakes, and names beyond ASCII', () => {
    const repeats = (key: (one: Student) => string): number =>
      district.students.length - new Set(district.students.map(key)).size;
    expect(repeats((one) => `${one.family} ${one.birthDate} ${one.schoolId} ${one.grade}`)).toBeGreaterThanOrEqual(8);
    expect(repeats((one) => `${one.family}, ${one.given} ${one.middle ?? ''}`)).toBeGreaterThanOrEqual(8);
    expect(district.students.filter((one) => /[^\p{ASCII}]/u.test(one.given + one.family)).length).toBeGreaterThan(300);
    const [first, second] = [student('203310'), student('205771')];
    expect([first.given, first.family, first.schoolId]).toEqual([second.given, second.family, second.schoolId]);
  });

  it.each(['2026-08-16', '2026-08-17', '2027-06-30', '2027-07-01', '2027-07-20', '2028-02-29'])(
    'has a school year, a semester and a grading period in session on %s',
    (asOf) => {
      const { sessions } = generateDistrict({ seed: 'x', asOf });
      const current = sessions.filter((one) => one.start <= asOf && asOf < one.end).map((one) => one.type);
      expect(current).toEqual(['schoolYear', 'semester', 'gradingPeriod']);
    },
  );
});

describe('the people of the demo', () => {
  it('are all there, one sign-in a role', () => {
    expect(demoSignIns.map((one) => one.role).toSorted()).toEqual(ROLES.toSorted());
    for (const { username, role, staffIdentifier, name } of demoSignIns) {
      const one = staff(username);
      expect([one.role, one.identifier, `${one.given} ${one.family}`]).toEqual([role, staffIdentifier, name]);
      expect(district.roles.some((held) => held.staffId === one.id && held.role === role)).toBe(true);
    }
  });

  it('has Kiri in grade 9 at Harbor View, with her teacher, counselor and social worker', () => {
    const kiri = student('204417');
    expect(kiri).toMatchObject({ given: 'Kiri', family: 'Baptiste-Nguyen', grade: '09', birthDate: '2012-03-14' });
    expect(lookup.orgById.get(kiri.schoolId)!.name).toBe('Harbor View High');
    expect(teachersOf(kiri)).toHaveLength(6);
    expect(teachersOf(kiri)).toContain('jmwangi');
    expect(teachersOf(kiri)).not.toContain('tsoderberg');
    expect(lookup.counselorByStudent.get(kiri.id)!.username).toBe('ptran');
    expect(staff('tsoderberg').orgId).not.toBe(kiri.schoolId);
  });

  it('has Rosa Ortiz serve Kiri, Amaru and 24 others, and no longer those of last year', () => {
    const hers = district.relations.filter((one) => one.staffId === staff('rortiz').id);
    const current = hers.filter((one) => one.since <= ASKED.asOf && ASKED.asOf < one.until);
    expect(current).toHaveLength(26);
    expect(new Set(current.map((one) => one.kind))).toEqual(new Set(['serving']));
    expect(current.map((one) => one.studentId)).toEqual(
      expect.arrayContaining([student('204417').id, student('201938').id]),
    );
    expect(hers.length - current.length).toBe(3);
  });

  it('gives every student exactly one counselor', () => {
    const counselors = district.relations.filter(
      (one) => one.kind === 'counselor' && lookup.staffById.get(one.staffId)!.role === 'counselor',
    );
    expect(counselors.map((one) => one.studentId).toSorted()).toEqual(
      district.students.map((one) => one.id).toSorted(),
    );
  });
});

describe('what there is to map', () => {
  it('has groups for most, which give nobody a role twice', () => {
    const names = new Set(district.groups.map(({ name }) => name));
    for (const name of ['SOC_WORK', 'COUNSEL', 'SPED_ADM', 'VOLUNTEER']) expect(names).toContain(name);
    const of = (one: (typeof district.groups)[number]) => lookup.staffById.get(one.staffId)!;
    const trainees = district.groups.filter(({ name }) => name === 'SOC_WORK_TRAINEE');
    expect(trainees).toHaveLength(district.schools.length);
    expect(trainees.map(of).filter(({ role }) => role !== undefined)).toEqual([]);
    const workers = district.groups.filter(({ name }) => name === 'SOC_WORK');
    expect(workers.map((one) => [of(one).role, one.orgId])).toEqual(workers.map(() => ['socialWorker', undefined]));
  });

  it('has special education for some 12 of a hundred students and Section 504 for 4, nobody both', () => {
    const of = (name: string) => district.attributes.filter((one) => one.name === name).map((one) => one.studentId);
    const [sped, s504] = [of('sped'), of('s504')];
    expect(sped.length / district.students.length).toBeCloseTo(0.12, 2);
    expect(s504.length / district.students.length).toBeCloseTo(0.04, 2);
    expect(new Set([...sped, ...s504]).size).toBe(sped.length + s504.length);
    expect(sped).toContain(student('201938').id);
    expect([...sped, ...s504]).not.toContain(student('204417').id);
  });
});

describe('the assignments file', () => {
  it('names staff, buildings and students by identifiers that exist', () => {
    const [header, ...lines] = toAssignmentsCsv(district).trimEnd().split('\r\n');
    expect(header).toBe('kind,staff,name,building,student,since,until');
    const { roles, relations, groups, attributes } = district;
    expect(lines).toHaveLength(roles.length + relations.length + groups.length + attributes.length);
    const staffNumbers = new Set(district.staff.map((one) => one.identifier));
    const buildings = new Set(['', ...district.schools.map((one) => one.identifier)]);
    for (const line of lines) {
      const [kind, who, , building, whom, since, until] = line.split(',');
      expect(kind === 'attribute' ? who === '' : staffNumbers.has(who!)).toBe(true);
      expect(buildings.has(building!)).toBe(true);
      const ofStaff = kind === 'role' || kind === 'group';
      expect(ofStaff ? '' : lookup.studentByNumber.get(whom!)!.number).toBe(whom);
      expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(until).toMatch(kind === 'relation' ? /^\d{4}-\d\d-\d\d$/ : /^$/);
    }
    expect(lines).toContain(
      `role,30301,socialWorker,,,${lines.find((line) => line.startsWith('role,30301'))!.split(',')[5]},`,
    );
    expect(lines.some((line) => line.startsWith('role,30101,teacher,0310,,'))).toBe(true);
    expect(lines).toContain('relation,30301,serving,,204417,2026-08-17,2027-07-01');
    expect(lines).toContain('group,30301,SOC_WORK,,,2026-07-01,');
    expect(lines).toContain('group,30201,COUNSEL,0310,,2026-07-01,');
    expect(lines.some((line) => line.startsWith('attribute,,sped,,201938,'))).toBe(true);
  });
});

describe('discipline', () => {
  it('is of students who are there, on weekdays of this school year and the last, at their school', () => {
    expect(district.discipline.length).toBeGreaterThan(600);
    for (const { studentId, schoolId, date } of district.discipline) {
      expect(lookup.studentById.get(studentId)!.schoolId).toBe(schoolId);
      expect(date >= '2025-08-17' && date < ASKED.asOf).toBe(true);
      expect([0, 6]).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
    }
    expect(new Set(district.discipline.map(({ id }) => id)).size).toBe(district.discipline.length);
  });

  it('has kinds that are common at a school, and one that is too rare to be shown', () => {
    const students = (name: string, schoolId: string) =>
      new Set(
        district.discipline
          .filter((one) => one.infraction === name && one.schoolId === schoolId)
          .map(({ studentId }) => studentId),
      ).size;
    expect(students('Tardiness', 'org-0310')).toBeGreaterThan(20);
    expect(students('Vandalism', 'org-0310')).toBeLessThan(10);
  });

  it('is exported with who referred, as a SIS does, for the import to drop', () => {
    const [header, ...lines] = toDisciplineCsv(district).trimEnd().split('\r\n');
    expect(header).toBe('sourcedId,student,date,school,grade,infraction,action,referredBy');
    expect(lines).toHaveLength(district.discipline.length);
  });
});
