import { ROLE_TITLES } from '../../../../shared/access/roles.ts';
import { contacts, lastRev } from '../contacts.ts';
import { DAY_MS, disclosures } from '../disclosures.ts';
import { hashOf, idOf, relations, type Shape, signedIn, SINCE, staff, students, tokenOf, UNTIL } from '../people.ts';
import { type Row, rowOf } from '../rows.ts';

/** The same people, contacts and disclosures as `ourRows`, laid out for the fewest pages a read. */
export function* floorRows(shape: Shape): Generator<Row> {
  for (const { id, given, family, role } of staff(shape)) {
    yield rowOf('staff', { id, name: `${given} ${family}`, role, since: SINCE });
  }
  for (const s of students(shape)) {
    const rest = { birth_date: s.birthDate, grade: s.grade, building: s.building };
    yield rowOf('student', { id: s.id, sis_id: s.sisId, name: `${s.given} ${s.family}`, ...rest });
  }
  for (const { staffId, studentId, relation } of relations(shape)) {
    yield rowOf('access', { staff_id: staffId, student_id: studentId, relation, since: SINCE, until: UNTIL });
  }
  yield* contactRows(shape);
  yield* disclosureRows(shape);
  yield rowOf('audit', { seq: 0, student_id: null, line: '[1,0]', hash: Buffer.alloc(32), rev: lastRev(shape) });
}

/** Sessions of a day, from now on. */
export function* floorSessions(shape: Shape, now: number): Generator<Row> {
  for (const n of signedIn(shape)) {
    yield rowOf('session', { id: hashOf(tokenOf(n)), staff_id: idOf('staff', n), ends_at: now + DAY_MS });
  }
}

function* contactRows(shape: Shape): Generator<Row> {
  const names = Array.from(staff(shape), ({ given, family }) => `${given} ${family}`);
  for (const { studentId, withName, schoolYear, author, ...rest } of contacts(shape)) {
    const shown = {
      author_id: idOf('staff', author),
      author_name: names[author] ?? '',
      author_role: ROLE_TITLES.socialWorker.en,
    };
    const what = { with_name: withName, recorded_at: rest.at, school_year: schoolYear };
    yield rowOf('contact', { student_id: studentId, ...what, ...shown, ...rest });
    yield rowOf('change', { student_id: studentId, rev: rest.rev, kind: 'contact', row_id: rest.id });
  }
}

function* disclosureRows(shape: Shape): Generator<Row> {
  const known = Array.from(students(shape), ({ sisId, given, family }) => ({ sisId, name: `${given} ${family}` }));
  let day = { building_id: '', day: 0, n: 0 };
  for (const { buildingId, student, recordedBy: _, rev: __, ...rest } of disclosures(shape)) {
    const who = { student_id: idOf('student', student), student_sis_id: known[student]?.sisId ?? '' };
    const name = known[student]?.name ?? '';
    yield rowOf('disclosure', { building_id: buildingId, ...who, student_name: name, ...rest, corrected: 0 });
    const on = Math.floor(rest.at / DAY_MS);
    if (day.building_id === buildingId && day.day === on) day.n += 1;
    else {
      if (day.n > 0) yield rowOf('disclosure_day', day);
      day = { building_id: buildingId, day: on, n: 1 };
    }
  }
  yield rowOf('disclosure_day', day);
}
