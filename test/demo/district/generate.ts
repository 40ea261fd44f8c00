import { makeAttributes } from './attributes.ts';
import { schoolCalendar } from './calendar.ts';
import { makeRelations, makeRoles } from './caseloads.ts';
import { allCourses } from './catalog.ts';
import { makeGroups } from './groups.ts';
import { makeDiscipline } from './discipline.ts';
import { createRandom } from './random.ts';
import { OFFICE, SCHOOLS } from './schools.ts';
import { makeStaff } from './staff.ts';
import { makeStudents } from './students.ts';
import { makeTimetable } from './timetable.ts';
import type { District, IsoDate } from './types.ts';

/**
 * North Harbor Public Schools on the day `asOf`: about 4,000 synthetic students and 300 staff. The same seed and day
 * give the same district, value for value; nobody in it is real.
 */
export function generateDistrict({ seed, asOf }: { readonly seed: string; readonly asOf: IsoDate }): District {
  const random = createRandom(seed);
  const calendar = schoolCalendar(asOf);
  const students = makeStudents(random.fork('students'), calendar);
  const staff = makeStaff(random.fork('staff'));
  return {
    asOf,
    schoolYear: calendar.year.title,
    office: OFFICE,
    schools: SCHOOLS,
    sessions: [calendar.year, ...calendar.semesters, ...calendar.gradingPeriods],
    courses: allCourses(),
    ...makeTimetable(students, staff, calendar),
    students,
    staff,
    roles: makeRoles(staff, calendar, random.fork('roles')),
    relations: makeRelations(students, staff, calendar, random.fork('relations')),
    groups: makeGroups(staff, calendar),
    attributes: makeAttributes(students, calendar, random.fork('attributes')),
    discipline: makeDiscipline(students, calendar, asOf, random.fork('discipline')),
  };
}
