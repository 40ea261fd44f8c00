import { SEXES } from '../../shared/areas/reports/report.ts';
import { type Reading, readTable } from './read-table.ts';
import type { BirthRecord, EnrollmentRecord, RoleRecord, RosterSet, UserRecord } from './records.ts';
import type { Row } from './row.ts';
import { USERS_1_1_ONLY, USERS_1_2_ONLY } from './tables.ts';
import { ENROLLMENT_ROLES, PERSON_ROLE_WORDS, RACE_COLUMNS, ROLE_TYPES, SEX_WORDS } from './words.ts';

/** People, their roles, birth dates and enrollments. Passwords are noticed and dropped here. */
export async function readPeople(
  reading: Reading,
): Promise<Pick<RosterSet, 'users' | 'roles' | 'births' | 'enrollments'>> {
  const silent = reading.files.has('roles') ? USERS_1_1_ONLY : USERS_1_2_ONLY;
  return {
    users: await readTable(reading, 'users', user, { silent }),
    // A delta's removed roles are read in full: only they say which role ends where.
    roles: await readTable(reading, 'roles', role, { removedToo: true }),
    births: await readTable(reading, 'demographics', birth),
    enrollments: await readTable(reading, 'enrollments', enrollment),
  };
}

function user(row: Row): UserRecord {
  if (row.text('password') !== '') row.report('password-dropped', 'password');
  row.required('enabledUser');
  return {
    line: row.line,
    enabled: row.flag('enabledUser') ?? true,
    username: row.required('username'),
    given: row.required('givenName'),
    middle: row.text('middleName'),
    family: row.required('familyName'),
    identifier: row.text('identifier'),
    email: row.text('email'),
    grade: row.list('grades')[0] ?? '',
    orgs: row.list('orgSourcedIds'),
    primaryOrg: row.text('primaryOrgSourcedId'),
    role: row.word('role', PERSON_ROLE_WORDS, 'role-unknown') ?? row.text('role'),
  };
}

function role(row: Row): RoleRecord {
  return {
    line: row.line,
    user: row.required('userSourcedId'),
    role: row.word('role', PERSON_ROLE_WORDS, 'role-unknown') ?? row.required('role'),
    primary: row.word('roleType', ROLE_TYPES) !== 'secondary',
    org: row.required('orgSourcedId'),
    begin: row.day('beginDate'),
    end: row.day('endDate'),
  };
}

function birth(row: Row): BirthRecord {
  return { line: row.line, birthDate: row.day('birthDate'), sex: sex(row), race: race(row) };
}

function sex(row: Row): BirthRecord['sex'] {
  const said = row.word('sex', SEX_WORDS);
  return SEXES.find((one) => one === said) ?? '';
}

/** One group of federal reports: Hispanic whatever the race, else the one race, else two or more. */
function race(row: Row): BirthRecord['race'] {
  const said = RACE_COLUMNS.filter(([column]) => row.flag(column) === true).map(([, group]) => group);
  if (said.includes('hispanic')) return 'hispanic';
  return said.length > 1 ? 'two-or-more' : (said[0] ?? '');
}

function enrollment(row: Row): EnrollmentRecord {
  const begin = row.day('beginDate');
  const end = row.day('endDate');
  if (begin !== null && end !== null && end <= begin) row.report('dates-order', 'endDate');
  row.flag('primary');
  row.required('classSourcedId');
  row.required('userSourcedId');
  return {
    line: row.line,
    class: row.shared('classSourcedId'),
    user: row.shared('userSourcedId'),
    school: row.shared('schoolSourcedId'),
    role: row.word('role', ENROLLMENT_ROLES) ?? row.shared('role'),
    begin,
    end,
  };
}
