import type { Columns } from '../columns.sqlite.ts';

/** Places and people from the roster. Nothing here is deleted by an import: who leaves becomes inactive (R53, R60). */
export function peopleTables(c: Columns) {
  const building = c.table(
    'building',
    {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      /** The number staff know, such as a state school number. */
      number: c.text().notNull(),
      name: c.text().notNull(),
      kind: c.text().notNull(),
      active: c.bool().notNull(),
    },
    (t) => [c.key(t.id), c.unique(t.sourcedId)],
  );
  const session = c.table(
    'academic_session',
    {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      title: c.text().notNull(),
      kind: c.text().notNull(),
      startDay: c.text().notNull(),
      /** Exclusive. */
      endDay: c.text().notNull(),
      schoolYear: c.text().notNull(),
    },
    (t) => [c.key(t.id), c.unique(t.sourcedId)],
  );
  const staff = c.table(
    'staff',
    {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      number: c.text().notNull(),
      username: c.text().notNull(),
      givenName: c.text().notNull(),
      familyName: c.text().notNull(),
      email: c.text().notNull(),
      active: c.bool().notNull(),
    },
    (t) => [
      c.key(t.id),
      c.unique(t.sourcedId),
      c.index('staff_number').on(t.number),
      c.index('staff_username').on(t.username),
    ],
  );
  const student = c.table(
    'student',
    {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      /** The number staff know; what a SIS page shows (`studentNumber`). */
      sisId: c.text().notNull(),
      givenName: c.text().notNull(),
      middleName: c.text().notNull(),
      familyName: c.text().notNull(),
      /** Both names folded (see `fold`), for matching a page's spelling and for search. */
      foldedName: c.text().notNull(),
      birthDate: c.text(),
      /** `female`, `male`, or empty: counted in de-identified reports (R31), shown nowhere. */
      sex: c.text().notNull().default(''),
      /** One of `RACES`, or empty: as `sex`. */
      race: c.text().notNull().default(''),
      grade: c.text().notNull(),
      buildingId: c.text(),
      active: c.bool().notNull(),
    },
    (t) => [
      c.key(t.id),
      c.unique(t.sourcedId),
      c.refers(t.buildingId, building.id),
      c.index('student_sis_id').on(t.sisId),
      c.index('student_folded_name').on(t.foldedName),
      c.index('student_building_now').on(t.buildingId),
    ],
  );
  return { building, session, staff, student };
}

/** The tables that others refer to. */
export type People = ReturnType<typeof peopleTables>;
