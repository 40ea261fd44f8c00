import { createHash } from 'node:crypto';
import type { RoleId } from '../../../shared/access/roles.ts';
import { randomPerson } from '../../demo/district/names.ts';
import { createRandom } from '../../demo/district/random.ts';

/** How large the measured district is. Every number follows from the number of students. */
export interface Shape {
  readonly students: number;
  readonly staff: number;
  readonly contacts: number;
  readonly buildings: number;
  /** Disclosures of each building, over three years. */
  readonly disclosuresEach: number;
  /** Those of the central office, which has no students enrolled, over the same years: most of the log in one building. */
  readonly disclosuresCentral: number;
  /** Social workers with a session. The next in the list of staff is the records manager, who has one too. */
  readonly workers: number;
}

const STUDENTS_PER_STAFF = 20;
const CONTACTS_PER_STUDENT = 10;
const STUDENTS_PER_BUILDING = 500;
const DISCLOSURES_PER_BUILDING = 1_500;
/** With the twenty thousand students of the whole bench a log of 300,000 entries; larger districts are for other questions. */
const [CENTRAL_PER_STUDENT, CENTRAL_MAX] = [12, 240_000];
const WORKERS_MAX = 100;
/** A social worker's caseload, which nobody shares; a teacher's students. */
const CASELOAD = 150;
const TAUGHT = 120;

export function shapeOf(students: number): Shape {
  const workers = Math.min(WORKERS_MAX, Math.floor(students / CASELOAD));
  return {
    students,
    staff: Math.max(workers * 2, Math.round(students / STUDENTS_PER_STAFF)),
    contacts: students * CONTACTS_PER_STUDENT,
    buildings: Math.max(1, Math.round(students / STUDENTS_PER_BUILDING)),
    disclosuresEach: DISCLOSURES_PER_BUILDING,
    disclosuresCentral: Math.min(CENTRAL_MAX, students * CENTRAL_PER_STUDENT),
    workers,
  };
}

/** About how many rows the district has in a store, for showing how far a filling is. */
export const rowCount = (shape: Shape): number =>
  shape.students * 2 + shape.staff * (2 + TAUGHT) + shape.contacts + disclosureCount(shape);

export const disclosureCount = ({ buildings, disclosuresEach, disclosuresCentral }: Shape): number =>
  buildings * disclosuresEach + disclosuresCentral;

const HEX = 16;
const TAIL = 12;
const KINDS = { building: 'b', staff: 'a', student: '5', contact: 'c', disclosure: 'd' } as const;

/** The id of the n-th of its kind: a version 7 UUID, so that it passes for one of ours, and ordered as n is. */
export function idOf(kind: keyof typeof KINDS, n: number): string {
  return `0190000${KINDS[kind]}-0000-7000-8000-${n.toString(HEX).padStart(TAIL, '0')}`;
}

/** The session token of the n-th of staff. The stores hold only its hash, as for any session. */
export const tokenOf = (staff: number): string => `bench-staff-${staff}-0123456789abcdef`;

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export const SINCE = '2020-08-12';
export const UNTIL = '2099-06-30';

const at = (n: number, size: number): number => n % size;

/**
 * Places in the student list of a worker's caseload. No two workers have a student in common, and a caseload lies
 * scattered over the whole district: in a larger one, the same work touches pages that are further apart.
 */
export function caseloadOf({ students: count, workers }: Shape, worker: number): number[] {
  const step = Math.floor(count / (workers * CASELOAD));
  return Array.from({ length: CASELOAD }, (_, i) => (i * workers + worker) * step);
}

/** Places in the student list of those a teacher teaches: scattered, as classes are. */
function taughtBy(shape: Shape, teacher: number): number[] {
  return Array.from({ length: TAUGHT }, (_, i) => at(teacher * TAUGHT * 7 + i * 13, shape.students));
}

export function* buildings({ buildings: count }: Shape) {
  for (let n = 0; n < count; n++) yield { id: idOf('building', n), number: String(n + 300), name: `School ${n + 1}` };
  yield { id: idOf('building', count), number: '100', name: 'Central office' };
}

function roleOf({ workers }: Shape, n: number): RoleId {
  if (n === workers) return 'recordsManager';
  return n < workers ? 'socialWorker' : 'teacher';
}

/** Places in the staff list of those whose sessions put the load on. */
export const signedIn = ({ workers }: Shape): number[] => Array.from({ length: workers + 1 }, (_, n) => n);

/** Staff: first the social workers, then the records manager; all others teach. */
export function* staff(shape: Shape) {
  const random = createRandom('bench/staff');
  for (let n = 0; n < shape.staff; n++) {
    const { given, family } = randomPerson(random);
    yield { id: idOf('staff', n), number: String(n + 1000), given, family, role: roleOf(shape, n) };
  }
}

export function* students({ students: count, buildings: places }: Shape) {
  const random = createRandom('bench/students');
  for (let n = 0; n < count; n++) {
    const { given, middle = '', family } = randomPerson(random);
    yield {
      id: idOf('student', n),
      sisId: String(n + 200_000),
      given,
      middle,
      family,
      birthDate: `${random.int(2006, 2019)}-0${random.int(1, 9)}-${random.int(10, 28)}`,
      grade: String(random.int(1, 12)).padStart(2, '0'),
      buildingId: idOf('building', at(n, places)),
      building: `School ${at(n, places) + 1}`,
    };
  }
}

/** Who stands in which relation to whom; the records manager in none. */
export function* relations(shape: Shape) {
  for (let n = 0; n < shape.staff; n++) {
    const role = roleOf(shape, n);
    if (role === 'recordsManager') continue;
    const serves = role === 'socialWorker';
    for (const student of new Set(serves ? caseloadOf(shape, n) : taughtBy(shape, n))) {
      yield {
        staffId: idOf('staff', n),
        studentId: idOf('student', student),
        relation: serves ? 'serving' : 'teacher',
      };
    }
  }
}
