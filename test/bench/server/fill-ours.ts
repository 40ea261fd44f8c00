import Database from 'better-sqlite3';
import { machineRuntime } from '../../../server/runtime.ts';
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import { foldedName } from '../../../shared/names/fold.ts';
import { contacts } from './contacts.ts';
import { buildings, hashOf, idOf, relations, type Shape, SINCE, staff, students, tokenOf, UNTIL } from './people.ts';
import { type Put, putter } from './putter.ts';

/** Makes the product's own database and fills it past the importers, which would take minutes for nothing measured. */
export async function fillOurs(file: string, shape: Shape, now: number): Promise<void> {
  await openSqliteStore(file, machineRuntime).close();
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.transaction(() => {
    const put = putter(db);
    putPlacesAndStaff(put, shape);
    putStudents(put, shape);
    putContacts(put, shape);
    for (let n = 0; n < shape.workers; n++) {
      const id = hashOf(tokenOf(n)).toString('hex');
      put('sign_in_session', { id, staff_id: idOf('staff', n), kind: 'extension', created_at: now, last_seen_at: now });
    }
    db.prepare("UPDATE counter SET value = ? WHERE name = 'rev'").run(shape.contacts);
  })();
  db.close();
}

function putPlacesAndStaff(put: Put, shape: Shape): void {
  for (const b of buildings(shape)) put('building', { ...b, sourced_id: b.id, kind: 'school', active: 1 });
  for (const { id, number, given, family, role } of staff(shape)) {
    const names = { username: number, given_name: given, family_name: family, email: '' };
    put('staff', { id, sourced_id: id, number, ...names, active: 1 });
    put('role_fact', { staff_id: id, role, building_id: '', since: SINCE, until: null, source: 'bench' });
  }
}

function putStudents(put: Put, shape: Shape): void {
  for (const s of students(shape)) {
    const names = { given_name: s.given, middle_name: s.middle, family_name: s.family, folded_name: foldedName(s) };
    const rest = { birth_date: s.birthDate, grade: s.grade, building_id: s.buildingId, active: 1 };
    put('student', { id: s.id, sourced_id: s.id, sis_id: s.sisId, ...names, ...rest });
    put('student_building', { student_id: s.id, building_id: s.buildingId, since: SINCE, until: null });
  }
  for (const { staffId, studentId, relation } of relations(shape)) {
    put('relation', {
      staff_id: staffId,
      student_id: studentId,
      relation,
      source: 'bench',
      since: SINCE,
      until: UNTIL,
    });
  }
}

function putContacts(put: Put, shape: Shape): void {
  for (const { studentId, withName, at, schoolYear, author, ...rest } of contacts(shape)) {
    const times = { happened_at: at, recorded_at: at, school_year: schoolYear };
    const who = { author_id: idOf('staff', author), author_role: 'socialWorker' };
    put('contact', { student_id: studentId, with_name: withName, ...times, ...who, ...rest });
  }
}
