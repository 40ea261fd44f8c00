import type { Comparison } from './comparison.ts';
import { type Change, merge } from './merge.ts';
import { resolve } from './resolve.ts';
import type { BuildingRow, ClassRow, CourseRow, SessionRow } from './roster-rows.ts';

export interface Places {
  readonly buildings: Change<BuildingRow>;
  readonly sessions: Change<SessionRow>;
  readonly courses: Change<CourseRow>;
  readonly classes: Change<ClassRow>;
}

/** Buildings, sessions, courses, and classes with their links to them. */
export async function comparePlaces(c: Comparison): Promise<Places> {
  const buildings = await compareBuildings(c);
  const sessions = await compareSessions(c);
  const courses = await compareCourses(c);
  return { buildings, sessions, courses, classes: await compareClasses(c, buildings, sessions, courses) };
}

const endActive = <Row extends { active: boolean }>(row: Row): Row | null =>
  row.active ? { ...row, active: false } : null;

function compareBuildings({ known, set, newId, pace }: Comparison): Promise<Change<BuildingRow>> {
  return merge(
    known.buildings,
    set.orgs,
    {
      make: ({ name, kind, identifier }, sourcedId, old) => {
        return { id: old?.id ?? newId(), sourcedId, number: identifier || sourcedId, name, kind, active: true };
      },
      end: endActive,
    },
    pace,
  );
}

/** A session that a set no longer names stays as it was: its last day says when it is over. */
function compareSessions({ known, set, newId, pace }: Comparison): Promise<Change<SessionRow>> {
  return merge(
    known.sessions,
    set.sessions,
    { make: (record, sourcedId, old) => ({ id: old?.id ?? newId(), sourcedId, ...record }), end: () => null },
    pace,
  );
}

function compareCourses({ known, set, newId, pace }: Comparison): Promise<Change<CourseRow>> {
  return merge(
    known.courses,
    set.courses,
    {
      make: ({ title, code }, sourcedId, old) => ({ id: old?.id ?? newId(), sourcedId, title, code, active: true }),
      end: endActive,
    },
    pace,
  );
}

function compareClasses(
  c: Comparison,
  buildings: Change<BuildingRow>,
  sessions: Change<SessionRow>,
  courses: Change<CourseRow>,
): Promise<Change<ClassRow>> {
  const { known, set, newId, findings, pace } = c;
  const titles = new Map([...courses.after.values()].map((course) => [course.id, course.title]));
  return merge(
    known.classes,
    set.classes,
    {
      make: (record, sourcedId, old) => {
        const at = { file: set.classes.file, row: record.line, sourcedId, findings };
        const course = resolve(courses, set.courses, record.course, { ...at, column: 'courseSourcedId' });
        const school = resolve(buildings, set.orgs, record.school, { ...at, column: 'schoolSourcedId' });
        if (school !== null && school.kind !== 'school')
          findings.add('org-not-school', { ...at, column: 'schoolSourcedId' });
        const terms = record.terms.flatMap(
          (id) => resolve(sessions, set.sessions, id, { ...at, column: 'termSourcedIds' }) ?? [],
        );
        return {
          id: old?.id ?? newId(),
          sourcedId,
          title: record.title,
          courseId: course?.id ?? null,
          courseTitle: course?.title ?? '',
          buildingId: school?.kind === 'school' ? school.id : null,
          startDay: terms.map((term) => term.startDay).sort()[0] ?? null,
          endDay:
            terms
              .map((term) => term.endDay)
              .sort()
              .at(-1) ?? null,
          active: true,
        };
      },
      end: endActive,
      touch: (row) => ({ ...row, courseTitle: titles.get(row.courseId ?? '') ?? row.courseTitle }),
    },
    pace,
  );
}
