import {
  type District,
  type DistrictLookup,
  lookupDistrict,
  type SchoolClass,
  type Staff,
  type Student,
} from '../district/index.ts';
import { browseName } from './text.ts';

export type Direction = 'first' | 'prev' | 'next' | 'last';

/** What the SIS knows: the district by its keys, and each school's students in browse order. */
export interface SisData extends DistrictLookup {
  readonly district: District;
  /** Students of a school by displayed name, then number. */
  readonly browseList: (schoolId: string) => readonly Student[];
  /** Students whose number starts with, or whose displayed name contains, the words; at most 200. */
  readonly search: (words: string) => readonly Student[];
  readonly neighbor: (student: Student, direction: Direction) => Student;
  /** Classes of a user in session on that day, by period. */
  readonly classesOf: (userId: string, day: string) => readonly SchoolClass[];
  readonly teacherOf: (classId: string) => Staff | undefined;
  readonly studentsOf: (classId: string) => readonly Student[];
}

const LIST_LIMIT = 200;
const collator = new Intl.Collator('en');

/** Prepares a district for browsing. */
export function sisData(district: District): SisData {
  const lookup = lookupDistrict(district);
  const inOrder = [...district.students].sort(byName);
  const bySchool = new Map(district.schools.map((s) => [s.id, inOrder.filter((one) => one.schoolId === s.id)]));
  const browseList = (schoolId: string): readonly Student[] => bySchool.get(schoolId) ?? [];
  return {
    ...lookup,
    district,
    browseList,
    search: (words) => inOrder.filter((student) => fits(student, words.trim())).slice(0, LIST_LIMIT),
    neighbor: (student, direction) => neighbor(browseList(student.schoolId), student, direction),
    classesOf: (userId, day) => classesOf(lookup, userId, day),
    teacherOf: (classId) => teacherOf(lookup, classId),
    studentsOf: (classId) => studentsOf(lookup, classId),
  };
}

const byName = (a: Student, b: Student): number =>
  collator.compare(browseName(a), browseName(b)) || collator.compare(a.number, b.number);

/** Letters without their marks, since nobody at a counter types them. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

const fits = (student: Student, words: string): boolean =>
  words !== '' && (student.number.startsWith(words) || plain(browseName(student)).includes(plain(words)));

function neighbor(list: readonly Student[], student: Student, direction: Direction): Student {
  const at = list.indexOf(student);
  const last = list.length - 1;
  const to = { first: 0, prev: Math.max(0, at - 1), next: Math.min(last, at + 1), last }[direction];
  return list[to] ?? student;
}

function classesOf(lookup: DistrictLookup, userId: string, day: string): readonly SchoolClass[] {
  const enrollments = lookup.enrollmentsByUser.get(userId) ?? [];
  const current = enrollments.filter((one) => one.begin <= day && day < one.end);
  const classes = current.flatMap((one) => lookup.classById.get(one.classId) ?? []);
  return classes.sort((a, b) => collator.compare(a.period + a.code, b.period + b.code));
}

function teacherOf(lookup: DistrictLookup, classId: string): Staff | undefined {
  const teacher = lookup.enrollmentsByClass.get(classId)?.find((one) => one.role === 'teacher');
  return teacher === undefined ? undefined : lookup.staffById.get(teacher.userId);
}

function studentsOf(lookup: DistrictLookup, classId: string): readonly Student[] {
  const seats = lookup.enrollmentsByClass.get(classId) ?? [];
  return seats.flatMap((one) => lookup.studentById.get(one.userId) ?? []).sort(byName);
}
