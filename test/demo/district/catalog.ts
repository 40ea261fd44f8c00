import type { Course, Grade } from './types.ts';

/** The six subjects of a secondary day, in the order of the first group's periods. */
export const SUBJECTS = [
  'English',
  'Mathematics',
  'Science',
  'Social studies',
  'Electives',
  'Physical education',
] as const;

export type Subject = (typeof SUBJECTS)[number];

/** Titles by subject; an elective is one course in each semester, divided by a bar. */
const SECONDARY: Readonly<Partial<Record<Grade, readonly string[]>>> = {
  '06': ['English 6', 'Mathematics 6', 'Earth Science', 'World Geography', 'Art 6|Technology 6', 'Phy Ed 6'],
  '07': ['English 7', 'Pre-Algebra', 'Life Science', 'State History', 'Music 7|Family Studies', 'Phy Ed 7'],
  '08': ['English 8', 'Algebra 1', 'Physical Science 8', 'US Studies', 'Art 8|Woodworking', 'Phy Ed 8'],
  '09': ['English 9', 'Int Algebra', 'Phys Science', 'US History', 'Ceramics 1|Health 9', 'Phy Ed 9'],
  '10': ['English 10', 'Geometry', 'Biology', 'World History', 'Drawing 1|Computer Applications', 'Phy Ed 10'],
  '11': ['English 11', 'Algebra 2', 'Chemistry', 'Government', 'Photography|Personal Finance', 'Lifetime Fitness'],
  '12': ['English 12', 'Precalculus', 'Physics', 'Economics', 'Theatre|Digital Media', 'Weight Training'],
};

const ELEMENTARY: readonly Grade[] = ['KG', '01', '02', '03', '04', '05'];

/** The course a homeroom of that grade teaches. */
export function homeroomCourse(grade: Grade): Course {
  const title = grade === 'KG' ? 'Kindergarten' : `Grade ${Number(grade)}`;
  return course(`01${grade}`, title, 'Elementary', grade);
}

/** The courses of one subject in a secondary grade: one for the whole year, or one for each semester. */
export function secondaryCourses(grade: Grade, subject: number): readonly Course[] {
  const titles = SECONDARY[grade]?.[subject]?.split('|') ?? [];
  const name = SUBJECTS[subject] ?? 'General';
  return titles.map((title, half) => course(`${subject + 1}${half}${grade}`, title, name, grade));
}

/** Every course the district offers. */
export function allCourses(): readonly Course[] {
  const secondary = (Object.keys(SECONDARY) as Grade[])
    .toSorted()
    .flatMap((grade) => SUBJECTS.flatMap((_, subject) => secondaryCourses(grade, subject)));
  return [...ELEMENTARY.map(homeroomCourse), ...secondary];
}

function course(code: string, title: string, subject: string, grade: Grade): Course {
  return { id: `crs-${code}`, code, title, subject, grades: [grade] };
}
