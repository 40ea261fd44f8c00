import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ROLE_TITLES } from '../../../../shared/access/roles.ts';
import { contacts } from '../contacts.ts';
import { hashOf, idOf, relations, type Shape, SINCE, staff, students, tokenOf, UNTIL } from '../people.ts';
import { type Put, putter } from '../putter.ts';

const DAY_MS = 86_400_000;

/** The same people and contacts as `fillOurs`, laid out for the fewest pages a read. */
export function fillFloor(file: string, shape: Shape, now: number): void {
  const db = new Database(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(readFileSync(new URL('schema.sql', import.meta.url), 'utf8'));
  db.transaction(() => putAll(putter(db), shape, now))();
  db.exec('ANALYZE');
  db.pragma('journal_mode = WAL');
  db.close();
}

function putAll(put: Put, shape: Shape, now: number): void {
  const names = new Map<number, string>();
  for (const { id, given, family, role } of staff(shape)) {
    names.set(names.size, `${given} ${family}`);
    put('staff', { id, name: `${given} ${family}`, role, since: SINCE });
  }
  for (const s of students(shape)) {
    const rest = { birth_date: s.birthDate, grade: s.grade, building: s.building };
    put('student', { id: s.id, sis_id: s.sisId, name: `${s.given} ${s.family}`, ...rest });
  }
  for (const { staffId, studentId, relation } of relations(shape)) {
    put('access', { staff_id: staffId, student_id: studentId, relation, since: SINCE, until: UNTIL });
  }
  for (const { studentId, withName, schoolYear, author, ...rest } of contacts(shape)) {
    const shown = {
      author_id: idOf('staff', author),
      author_name: names.get(author) ?? '',
      author_role: ROLE_TITLES.socialWorker.en,
    };
    put('contact', {
      student_id: studentId,
      with_name: withName,
      recorded_at: rest.at,
      school_year: schoolYear,
      ...shown,
      ...rest,
    });
  }
  for (let n = 0; n < shape.workers; n++) {
    put('session', { id: hashOf(tokenOf(n)), staff_id: idOf('staff', n), ends_at: now + DAY_MS });
  }
}
