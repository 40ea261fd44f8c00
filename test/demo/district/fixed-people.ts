import { HARBOR_VIEW, LAKESIDE, OFFICE } from './schools.ts';
import type { Grade, PersonName, RoleId, Student } from './types.ts';

/** Somebody tests, documents and the demo rely on by name. */
export interface FixedStaff extends PersonName {
  readonly identifier: string;
  readonly username: string;
  readonly role: RoleId;
  readonly orgId: string;
  /** Teachers only. */
  readonly department?: string;
}

export interface FixedStudent extends PersonName {
  readonly number: string;
  readonly grade: Grade;
  readonly schoolId: string;
  /** Month and day; the year follows from the grade. */
  readonly birthday: string;
  readonly sex: Student['sex'];
  readonly race: Student['race'];
}

/** The first of each role is the one whose sign-in the demo prints. */
export const FIXED_STAFF: readonly FixedStaff[] = [
  staff('30101', 'jmwangi', 'Joseph', 'Mwangi', 'teacher', HARBOR_VIEW, 'English'),
  staff('30102', 'tsoderberg', 'Tove', 'Söderberg', 'teacher', LAKESIDE, 'Mathematics'),
  staff('30201', 'ptran', 'Phương', 'Trần', 'counselor', HARBOR_VIEW),
  staff('30211', 'lgagnon', 'Lucie', 'Gagnon', 'guidanceSecretary', HARBOR_VIEW),
  staff('30301', 'rortiz', 'Rosa', 'Ortiz', 'socialWorker', OFFICE.id),
  staff('30311', 'nabdi', 'Nasra', 'Abdi', 'psychologist', OFFICE.id),
  staff('30321', 'dfontaine', 'Delphine', 'Fontaine', 'dspcSocialWorker', OFFICE.id),
  staff('30331', 'wakana', 'Wendell', 'Akana', 'assignmentDirector', OFFICE.id),
  staff('30341', 'iromero', 'Inés', 'Romero', 'placementSpecialist', OFFICE.id),
  staff('30351', 'jthompson', 'Juanita', 'Thompson', 'committeeMember', OFFICE.id),
  staff('30401', 'mhaskins', 'Marcus', 'Haskins', 'principal', HARBOR_VIEW),
  staff('30411', 'skingbird', 'Sage', 'Kingbird', 'assistantPrincipal', HARBOR_VIEW),
  staff('30501', 'bwhitfield', 'Bernice', 'Whitfield', 'personnelOffice', OFFICE.id),
  staff('30511', 'dkowalczyk', 'Dorota', 'Kowalczyk', 'budgetOffice', OFFICE.id),
  staff('30521', 'hvang', 'Houa', 'Vang', 'curriculumOffice', OFFICE.id),
  staff('30601', 'mobrien', 'Maeve', "O'Brien", 'spedAdministrator', OFFICE.id),
  staff('30611', 'czaragoza', 'Consuelo', 'Zaragoza', 'spedSecretary', OFFICE.id),
  staff('30701', 'eokafor', 'Emeka', 'Okafor', 'superintendent', OFFICE.id),
  staff('30711', 'jlindqvist', 'Jill', 'Lindqvist', 'executiveSecretary', OFFICE.id),
  staff('30801', 'anwosu', 'Adaeze', 'Nwosu', 'recordsManager', OFFICE.id),
  staff('30901', 'gferreira', 'Gil', 'Ferreira', 'administrator', OFFICE.id),
];

/** The two Mai Xiongs share displayed name and building: only the number tells them apart. */
export const FIXED_STUDENTS: readonly FixedStudent[] = [
  pupil('204417', ['Kiri', 'Anh', 'Baptiste-Nguyen'], '09', '03-14', 'unspecified', 'two'),
  pupil('201938', ['Amaru', undefined, 'Quispe Huanca'], '10', '06-24', 'male', 'hispanic'),
  pupil('203310', ['Mai', undefined, 'Xiong'], '10', '11-02', 'female', 'asian'),
  pupil('205771', ['Mai', undefined, 'Xiong'], '11', '04-19', 'female', 'asian'),
];

export interface DemoSignIn {
  readonly username: string;
  readonly role: RoleId;
  readonly staffIdentifier: string;
  readonly name: string;
}

/** One sign-in for each role, in the order a reader meets the roles. */
export const demoSignIns: readonly DemoSignIn[] = FIXED_STAFF.filter(
  (person, at) => FIXED_STAFF.findIndex((other) => other.role === person.role) === at,
).map((person) => ({
  username: person.username,
  role: person.role,
  staffIdentifier: person.identifier,
  name: `${person.given} ${person.family}`,
}));

function staff(
  identifier: string,
  username: string,
  given: string,
  family: string,
  role: RoleId,
  orgId: string,
  department?: string,
): FixedStaff {
  return { identifier, username, given, family, role, orgId, ...(department === undefined ? {} : { department }) };
}

function pupil(
  number: string,
  [given, middle, family]: readonly [string, string | undefined, string],
  grade: Grade,
  birthday: string,
  sex: Student['sex'],
  race: Student['race'],
): FixedStudent {
  const name = { given, family, ...(middle === undefined ? {} : { middle }) };
  return { number, ...name, grade, schoolId: HARBOR_VIEW, birthday, sex, race };
}
