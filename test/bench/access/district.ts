import { idOf, type Shape, shapeOf, SINCE, UNTIL } from '../server/people.ts';
import { ourRows } from '../server/our-rows.ts';
import { type Row, rowOf } from '../server/rows.ts';

/** Relations to a student, so that a hundred thousand students have about a million. */
const RELATIONS_PER_STUDENT = 10;
/** What a teacher's relations come to in a district that is made for it. */
const TAUGHT = 120;
/** Students with special education or Section 504 services: one of so many. */
const ATTRIBUTED_EVERY = 8;

/** Who asks for a list of students. */
export interface Asker {
  readonly name: string;
  readonly staffId: string;
}

/** A district with many relations and no contacts: what lists of students are made of. */
export function accessShape(students: number): Shape {
  const staff = Math.round((students * RELATIONS_PER_STUDENT) / TAUGHT);
  return { ...shapeOf(students), staff, contacts: 0, disclosuresEach: 0, disclosuresCentral: 0 };
}

/** Readers whom the other benches do not have: in the list of staff, behind those they have. */
const FURTHER = [
  { name: 'principal', role: 'principal', building: 0 },
  { name: 'special education administrator', role: 'spedAdministrator', building: null },
  { name: 'budget office', role: 'budgetOffice', building: null },
] as const;

/** One of each kind of reader. */
export function askersOf(shape: Shape): readonly Asker[] {
  return [
    { name: 'teacher', staffId: idOf('staff', shape.workers + 1) },
    { name: 'social worker', staffId: idOf('staff', 0) },
    ...FURTHER.map(({ name }, i) => ({ name, staffId: idOf('staff', shape.staff + i) })),
  ];
}

/** The district's rows: those of the other benches, and what only these lists ask for. */
export function* accessRows(shape: Shape): Generator<Row> {
  yield* ourRows(shape);
  for (const [i, { role, building }] of FURTHER.entries()) {
    const id = idOf('staff', shape.staff + i);
    const names = { username: `f${i}`, given_name: 'Further', family_name: role, email: '' };
    yield rowOf('staff', { id, sourced_id: id, number: `f${i}`, ...names, active: 1 });
    const building_id = building === null ? '' : idOf('building', building);
    yield rowOf('role_fact', { staff_id: id, role, building_id, since: SINCE, until: null, source: 'bench' });
  }
  for (let n = 0; n < shape.students; n += ATTRIBUTED_EVERY) {
    const attribute = n % (2 * ATTRIBUTED_EVERY) === 0 ? 'sped' : 's504';
    yield rowOf('student_attribute', {
      student_id: idOf('student', n),
      attribute,
      source: 'bench',
      since: SINCE,
      until: UNTIL,
    });
  }
}
