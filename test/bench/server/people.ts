import { createHash } from 'node:crypto';
import { randomPerson } from '../../demo/district/names.ts';
import { createRandom } from '../../demo/district/random.ts';

/** How large the measured district is. Every number follows from the number of students. */
export interface Shape {
  readonly students: number;
  readonly staff: number;
  readonly contacts: number;
  readonly buildings: number;
  readonly workers: number;
}

const STUDENTS_PER_STAFF = 20;
const CONTACTS_PER_STUDENT = 10;
const STUDENTS_PER_BUILDING = 500;
const WORKERS = 100;
/** A social worker's caseload, as large as leaves nobody shared; a teacher's students. */
const CASELOAD_MAX = 40;
const TAUGHT = 120;

export function shapeOf(students: number): Shape {
  const staff = Math.max(WORKERS * 2, Math.round(students / STUDENTS_PER_STAFF));
  const buildings = Math.max(1, Math.round(students / STUDENTS_PER_BUILDING));
  return { students, staff, contacts: students * CONTACTS_PER_STUDENT, buildings, workers: WORKERS };
}

const HEX = 16;
const TAIL = 12;
const KINDS = { building: 'b', staff: 'a', student: '5', contact: 'c' } as const;

/** The id of the n-th of its kind: a version 7 UUID, so that it passes for one of ours, and ordered as n is. */
export function idOf(kind: keyof typeof KINDS, n: number): string {
  return `0190000${KINDS[kind]}-0000-7000-8000-${n.toString(HEX).padStart(TAIL, '0')}`;
}

/** The session token of a worker. The stores hold only its hash, as for any session. */
export const tokenOf = (worker: number): string => `bench-worker-${worker}-0123456789abcdef`;

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export const SINCE = '2020-08-12';
export const UNTIL = '2099-06-30';

const at = (n: number, size: number): number => n % size;

/** Places in the student list of a worker's caseload. No two workers have a student in common. */
export function caseloadOf({ students: count, workers }: Shape, worker: number): number[] {
  const size = Math.min(CASELOAD_MAX, Math.floor(count / workers));
  return Array.from({ length: size }, (_, i) => worker * size + i);
}

/** Places in the student list of those a teacher teaches: scattered, as classes are. */
function taughtBy(shape: Shape, teacher: number): number[] {
  return Array.from({ length: TAUGHT }, (_, i) => at(teacher * TAUGHT * 7 + i * 13, shape.students));
}

export function* buildings({ buildings: count }: Shape) {
  for (let n = 0; n < count; n++) yield { id: idOf('building', n), number: String(n + 300), name: `School ${n + 1}` };
}

/** Staff: the first are the social workers whose sessions put the load on, all others teach. */
export function* staff({ staff: count, workers }: Shape) {
  const random = createRandom('bench/staff');
  for (let n = 0; n < count; n++) {
    const { given, family } = randomPerson(random);
    yield {
      id: idOf('staff', n),
      number: String(n + 1000),
      given,
      family,
      role: n < workers ? 'socialWorker' : 'teacher',
    };
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

/** Who stands in which relation to whom. */
export function* relations(shape: Shape) {
  for (let n = 0; n < shape.staff; n++) {
    const serves = n < shape.workers;
    for (const student of new Set(serves ? caseloadOf(shape, n) : taughtBy(shape, n))) {
      yield {
        staffId: idOf('staff', n),
        studentId: idOf('student', student),
        relation: serves ? 'serving' : 'teacher',
      };
    }
  }
}
