import type { RosterTable, RowOf } from '../../../server/roster/roster-rows.ts';
import { ids, staffRow, studentRow } from '../people.ts';
import { TEXT } from '../text.ts';

/** A row for each table, and another for the same key: every column that may change has changed (`sourcedId` may not). */
type Pairs = { readonly [T in RosterTable]: readonly [first: RowOf<T>, second: RowOf<T>] };

/** Every kind of column, with and without a value. */
export const PAIRS: Pairs = {
  building: [
    { id: 'x', sourcedId: 'bx', number: '1', name: TEXT, kind: 'school', active: true },
    { id: 'x', sourcedId: 'bx', number: '2', name: 'Other', kind: 'office', active: false },
  ],
  session: [
    { id: 'x', sourcedId: 'x', title: TEXT, kind: 'term', startDay: '2026-08-12', endDay: '2027-01-15', schoolYear: '2026-27' },
    { id: 'x', sourcedId: 'x', title: '', kind: 'year', startDay: '2025-08-12', endDay: '2026-01-15', schoolYear: '2025-26' },
  ],
  course: [
    { id: 'x', sourcedId: 'x', title: TEXT, code: '', active: true },
    { id: 'x', sourcedId: 'x', title: 'Other', code: 'A1', active: false },
  ],
  staff: [
    { ...staffRow({ id: 'x', givenName: TEXT }), active: true },
    { ...staffRow({ id: 'x', sourcedId: 'x', number: '9', username: 'u', email: 'a@b' }), active: false },
  ],
  student: [
    { ...studentRow({ id: 'x', familyName: TEXT, birthDate: '2012-02-29' }), birthDate: '2012-02-29', buildingId: ids.lakeside, sex: 'female', race: 'two-or-more' },
    { ...studentRow({ id: 'x', sisId: '5', middleName: 'M', active: false }), birthDate: null, buildingId: null, sex: '', race: 'asian' },
  ],
  class: [
    { id: 'x', sourcedId: 'x', title: TEXT, courseId: null, courseTitle: '', buildingId: ids.lakeside, startDay: null, endDay: '2027-01-15', active: true },
    { id: 'x', sourcedId: 'x', title: '', courseId: null, courseTitle: TEXT, buildingId: null, startDay: '2026-08-12', endDay: null, active: false },
  ],
  enrollment: [
    { id: 'x', sourcedId: 'x', classId: 'x', personId: TEXT, role: 'student', since: '2026-08-12', until: null },
    { id: 'x', sourcedId: 'x', classId: 'x', personId: 'p', role: 'teacher', since: '2026-08-13', until: '2027-01-15' },
  ],
  studentBuilding: [
    { studentId: ids.kiri, buildingId: ids.lakeside, since: '2026-08-12', until: null },
    { studentId: ids.kiri, buildingId: ids.lakeside, since: '2026-08-12', until: '2027-01-15' },
  ],
  staffClaim: [
    { staffId: ids.tove, kind: 'group', value: TEXT, buildingId: '', source: TEXT, since: '2026-08-12', until: '2027-01-15' },
    { staffId: ids.tove, kind: 'group', value: TEXT, buildingId: '', source: TEXT, since: '2026-08-12', until: null },
  ],
  studentAttribute: [
    { studentId: ids.kiri, attribute: 'sped', source: TEXT, since: '2026-08-12', until: null },
    { studentId: ids.kiri, attribute: 'sped', source: TEXT, since: '2026-08-12', until: '2027-01-15' },
  ],
  roleFact: [
    { staffId: ids.tove, role: 'teacher', buildingId: '', since: '2026-08-12', until: '2027-01-15', source: TEXT },
    { staffId: ids.tove, role: 'teacher', buildingId: '', since: '2026-08-12', until: null, source: TEXT },
  ],
  relation: [
    { staffId: ids.tove, studentId: ids.kiri, relation: 'serving', source: TEXT, since: '2026-08-12', until: null },
    { staffId: ids.tove, studentId: ids.kiri, relation: 'serving', source: TEXT, since: '2026-08-12', until: '2027-01-15' },
  ],
}; // prettier-ignore

/** So many buildings with ids in the order of their numbers. */
export const buildings = (count: number): RowOf<'building'>[] =>
  Array.from({ length: count }, (_, i) => {
    const id = `many-${String(i).padStart(6, '0')}`;
    return { id, sourcedId: id, number: '', name: TEXT, kind: 'school', active: i % 2 === 0 };
  });
