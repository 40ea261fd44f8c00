import type { District, Race, Staff, Student } from './types.ts';

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A bulk set leaves status and dateLastModified blank. */
const BULK = ['', ''] as const;
const START = ['sourcedId', 'status', 'dateLastModified'] as const;

const list = (values: readonly string[]): string => values.join(',');

/** School year, semesters, grading periods. */
export function academicSessions({ sessions }: District): Table {
  return {
    header: [...START, 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
    rows: sessions.map((s) => [s.id, ...BULK, s.title, s.type, s.start, s.end, s.parentId ?? '', String(s.schoolYear)]),
  };
}

/** The district and its schools. */
export function orgs({ office, schools }: District): Table {
  return {
    header: [...START, 'name', 'type', 'identifier', 'parentSourcedId'],
    rows: [office, ...schools].map((o) => [o.id, ...BULK, o.name, o.type, o.identifier, o.parentId ?? '']),
  };
}

/** The catalog, owned by the district. */
export function courses({ courses: all, sessions, office }: District): Table {
  const year = sessions.find((session) => session.type === 'schoolYear')?.id ?? '';
  return {
    header: [
      ...START,
      'schoolYearSourcedId',
      'title',
      'courseCode',
      'grades',
      'orgSourcedId',
      'subjects',
      'subjectCodes',
    ],
    rows: all.map((c) => [c.id, ...BULK, year, c.title, c.code, list(c.grades), office.id, c.subject, '']),
  };
}

const CLASS_COLUMNS = [
  'title',
  'grades',
  'courseSourcedId',
  'classCode',
  'classType',
  'location',
  'schoolSourcedId',
  'termSourcedIds',
  'subjects',
  'subjectCodes',
  'periods',
] as const;

/** Homerooms and lessons of this school year. */
export function classes({ classes: all, courses: catalog }: District): Table {
  const subjects = new Map(catalog.map((course) => [course.id, course.subject]));
  return {
    header: [...START, ...CLASS_COLUMNS],
    rows: all.map((c) => {
      const subject = subjects.get(c.courseId) ?? '';
      const place = [c.room, c.schoolId, list(c.termIds), subject, '', c.period];
      return [c.id, ...BULK, c.title, c.grade, c.courseId, c.code, c.type, ...place];
    }),
  };
}

const USER_COLUMNS = [
  'enabledUser',
  'orgSourcedIds',
  'role',
  'username',
  'userIds',
  'givenName',
  'familyName',
  'middleName',
  'identifier',
  'email',
  'sms',
  'phone',
  'agentSourcedIds',
  'grades',
  'password',
] as const;

/** Staff, then students. Nobody has a password. */
export function users({ staff, students }: District): Table {
  return { header: [...START, ...USER_COLUMNS], rows: [...staff.map(staffRow), ...students.map(studentRow)] };
}

function staffRow(s: Staff): readonly string[] {
  const name = [s.given, s.family, s.middle ?? ''];
  return [
    s.id,
    ...BULK,
    'true',
    s.orgId,
    s.rosterRole,
    s.username,
    '',
    ...name,
    s.identifier,
    s.email,
    '',
    '',
    '',
    '',
    '',
  ];
}

function studentRow(s: Student): readonly string[] {
  const name = [s.given, s.family, s.middle ?? ''];
  const username = `s${s.number}`;
  return [s.id, ...BULK, 'true', s.schoolId, 'student', username, '', ...name, s.number, '', '', '', '', s.grade, ''];
}

/** Students and teachers of each class; end dates are exclusive. */
export function enrollments({ enrollments: all }: District): Table {
  return {
    header: [...START, 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
    rows: all.map((e) => {
      const primary = String(e.role === 'teacher');
      return [e.id, ...BULK, e.classId, e.schoolId, e.userId, e.role, primary, e.begin, e.end];
    }),
  };
}

const RACE_COLUMNS: readonly (readonly [column: string, race: Race])[] = [
  ['americanIndianOrAlaskaNative', 'indigenous'],
  ['asian', 'asian'],
  ['blackOrAfricanAmerican', 'black'],
  ['nativeHawaiianOrOtherPacificIslander', 'pacific'],
  ['white', 'white'],
  ['demographicRaceTwoOrMoreRaces', 'two'],
  ['hispanicOrLatinoEthnicity', 'hispanic'],
];
const BIRTH_PLACE = [
  'countryOfBirthCode',
  'stateOfBirthAbbreviation',
  'cityOfBirth',
  'publicSchoolResidenceStatus',
] as const;

/** Birth date, sex and race of each student; places of birth stay blank. */
export function demographics({ students }: District): Table {
  return {
    header: [...START, 'birthDate', 'sex', ...RACE_COLUMNS.map(([column]) => column), ...BIRTH_PLACE],
    rows: students.map((s) => {
      const races = RACE_COLUMNS.map(([, race]) => String(race === s.race));
      return [s.id, ...BULK, s.birthDate, s.sex, ...races, ...BIRTH_PLACE.map(() => '')];
    }),
  };
}
