import { strToU8, zipSync } from 'fflate';

/** Files of a set by name, each a list of lines: tests change lines and zip them. */
export type SetFiles = Readonly<Record<string, readonly string[]>>;

export const ENROLLMENT_HEADER =
  'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate';
const USER_HEADER =
  'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password';

/** A student of the set; `id` ends up as sourcedId `s<id>` and number `90<id>`. */
export const studentLine = (id: number | string, school = 'sch1', given = `Given${id}`): string =>
  `s${id},,,true,${school},student,s${id},,${given},Family${id},Mid${id},90${id},,,,,05,`;
const staffLine = (id: string, role: string, school: string): string =>
  `${id},,,true,${school},${role},${id},,Staff,Of${id},,7${id},${id}@example.org,,,,,`;
export const enrollmentLine = (
  id: string,
  classId: string,
  school: string,
  user: string,
  role: string,
  begin = '2026-08-17',
  end = '2027-06-10',
): string => `${id},,,${classId},${school},${user},${role},false,${begin},${end}`;

/** Two schools, three classes, three teachers, ten students: exact 1.1, bulk, nothing to report. */
export function smallSet(): SetFiles {
  const students = Array.from({ length: 10 }, (_, i) => i);
  return {
    'manifest.csv': [
      'propertyName,value',
      'manifest.version,1.0',
      'oneroster.version,1.1',
      'file.users,bulk',
      'file.orgs,bulk',
      'file.academicSessions,bulk',
      'file.courses,bulk',
      'file.classes,bulk',
      'file.enrollments,bulk',
      'file.demographics,bulk',
    ],
    'orgs.csv': [
      'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
      'dist,,,Test District,district,0000,',
      'sch1,,,First School,school,0110,dist',
      'sch2,,,Second School,school,0120,dist',
    ],
    'academicSessions.csv': [
      'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
      'year,,,2026-27,schoolYear,2026-08-17,2027-06-10,,2027',
      'fall,,,Fall,semester,2026-08-17,2027-01-19,year,2027',
    ],
    'courses.csv': [
      'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
      'math,,,year,Mathematics,MA1,05,dist,,',
      'read,,,year,Reading,RE1,05,dist,,',
    ],
    'classes.csv': [
      'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
      'c1,,,Math 5,05,math,M5,scheduled,,sch1,year,,,',
      'c2,,,Reading 5,05,read,R5,scheduled,,sch1,"year,fall",,,',
      'c3,,,Reading Fall,05,read,R6,scheduled,,sch2,fall,,,',
    ],
    'users.csv': [
      USER_HEADER,
      staffLine('t1', 'teacher', 'sch1'),
      staffLine('t2', 'teacher', 'sch1'),
      staffLine('t3', 'teacher', 'sch2'),
      staffLine('p1', 'aide', 'sch1'),
      ...students.map((i) => studentLine(i, i < 7 ? 'sch1' : 'sch2')),
    ],
    'enrollments.csv': [
      ENROLLMENT_HEADER,
      enrollmentLine('et1', 'c1', 'sch1', 't1', 'teacher'),
      enrollmentLine('et2', 'c2', 'sch1', 't2', 'teacher'),
      enrollmentLine('et3', 'c3', 'sch2', 't3', 'teacher'),
      ...students.map((i) =>
        enrollmentLine(`e${i}`, i < 5 ? 'c1' : i < 7 ? 'c2' : 'c3', i < 7 ? 'sch1' : 'sch2', `s${i}`, 'student'),
      ),
    ],
    'demographics.csv': [
      'sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus',
      ...students.map((i) => `s${i},,,2016-01-1${i},,,,,,,,,,,,`),
    ],
  };
}

/** The set with one file's lines changed; `null` takes the file away. */
export function change(
  files: SetFiles,
  name: string,
  edit: ((lines: readonly string[]) => readonly string[]) | null,
): SetFiles {
  const { [name]: lines = [], ...others } = files;
  return edit === null ? others : { ...others, [name]: edit(lines) };
}

export const zipOf = (files: SetFiles): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([name, lines]) => [name, strToU8(lines.join('\r\n') + '\r\n')])),
  );

/** A district with so many student enrollments: 25 to a class, 6 to a student, one teacher to 5 classes. */
export function bigSet(enrollments: number): SetFiles {
  const base = smallSet();
  const classes = Math.ceil(enrollments / 25);
  const students = Math.ceil(enrollments / 6);
  const count = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  const uuid = (i: number) => `5cab5225-d6dc-4b55-844e-${String(i).padStart(12, '0')}`;
  return {
    ...base,
    'classes.csv': [
      base['classes.csv']?.[0] ?? '',
      ...count(classes, (i) => `c${i},,,Class ${i},05,math,M5,scheduled,,sch1,year,,,`),
    ],
    'users.csv': [
      USER_HEADER,
      ...count(Math.ceil(classes / 5), (i) => staffLine(`t${i}`, 'teacher', 'sch1')),
      ...count(students, (i) => studentLine(i)),
    ],
    'demographics.csv': [
      base['demographics.csv']?.[0] ?? '',
      ...count(students, (i) => `s${i},,,2016-01-01,,,,,,,,,,,,`),
    ],
    'enrollments.csv': [
      ENROLLMENT_HEADER,
      ...count(classes, (i) => enrollmentLine(`et${i}`, `c${i}`, 'sch1', `t${Math.floor(i / 5)}`, 'teacher')),
      ...count(enrollments, (i) =>
        enrollmentLine(uuid((i * 7919) % enrollments), `c${Math.floor(i / 25)}`, 'sch1', `s${i % students}`, 'student'),
      ),
    ],
  };
}
