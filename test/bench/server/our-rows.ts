import { foldedName } from '../../../shared/names/fold.ts';
import { contacts, lastRev } from './contacts.ts';
import { disclosures } from './disclosures.ts';
import {
  buildings,
  hashOf,
  idOf,
  relations,
  type Shape,
  signedIn,
  SINCE,
  staff,
  students,
  tokenOf,
  UNTIL,
} from './people.ts';
import { type Row, rowOf } from './rows.ts';

/**
 * The district as the product keeps it, on either engine: table by table, and what is referred to before what refers
 * to it. What triggers derive is not among the rows.
 */
export function* ourRows(shape: Shape): Generator<Row> {
  yield* placesAndStaff(shape);
  yield* studentRows(shape);
  yield* recordRows(shape);
}

/** The last revision given out, set behind the rows. */
export const ourCounter = (shape: Shape): string => `UPDATE counter SET value = ${lastRev(shape)} WHERE name = 'rev'`;

/** Sessions that begin now: they end after thirty idle minutes, which a long filling would outlast. */
export function* ourSessions(shape: Shape, now: number): Generator<Row> {
  for (const n of signedIn(shape)) {
    const id = hashOf(tokenOf(n)).toString('hex');
    const times = { created_at: now, last_seen_at: now };
    yield rowOf('sign_in_session', { id, staff_id: idOf('staff', n), kind: 'extension', ...times });
  }
}

function* placesAndStaff(shape: Shape): Generator<Row> {
  for (const b of buildings(shape)) yield rowOf('building', { ...b, sourced_id: b.id, kind: 'school', active: 1 });
  for (const { id, number, given, family } of staff(shape)) {
    const names = { username: number, given_name: given, family_name: family, email: '' };
    yield rowOf('staff', { id, sourced_id: id, number, ...names, active: 1 });
  }
  for (const { id, role } of staff(shape))
    yield rowOf('role_fact', { staff_id: id, role, building_id: '', since: SINCE, until: null, source: 'bench' });
}

function* studentRows(shape: Shape): Generator<Row> {
  for (const s of students(shape)) {
    const names = { given_name: s.given, middle_name: s.middle, family_name: s.family, folded_name: foldedName(s) };
    const rest = { birth_date: s.birthDate, grade: s.grade, building_id: s.buildingId, active: 1 };
    yield rowOf('student', { id: s.id, sourced_id: s.id, sis_id: s.sisId, ...names, ...rest });
  }
  for (const { id, buildingId } of students(shape))
    yield rowOf('student_building', { student_id: id, building_id: buildingId, since: SINCE, until: null });
  for (const { staffId, studentId, relation } of relations(shape)) {
    const dates = { since: SINCE, until: UNTIL };
    yield rowOf('relation', { staff_id: staffId, student_id: studentId, relation, source: 'bench', ...dates });
  }
}

function* recordRows(shape: Shape): Generator<Row> {
  for (const { studentId, withName, at, schoolYear, author, ...rest } of contacts(shape)) {
    const times = { happened_at: at, recorded_at: at, school_year: schoolYear };
    const who = { author_id: idOf('staff', author), author_role: 'socialWorker' };
    yield rowOf('contact', { student_id: studentId, with_name: withName, ...times, ...who, ...rest });
  }
  for (const { buildingId, student, recordedBy, ...rest } of disclosures(shape)) {
    const ids = { building_id: buildingId, student_id: idOf('student', student), recorded_by: recordedBy };
    yield rowOf('disclosure', { ...ids, ...rest });
  }
}
