import { CONTACT_KINDS, CONTACT_OUTCOMES, CONTACT_PARTIES } from '../../../shared/areas/contacts/contact.ts';
import { createRandom } from '../../demo/district/random.ts';
import { disclosureCount, idOf, type Shape } from './people.ts';

const FIRST = Date.parse('2025-09-01T15:00:00Z');
const SPAN_MS = 120 * 86_400_000;
/** Of two primes, one at least does not divide the number of students: it leads through all of them, out of order. */
const STRIDES = [7919, 7907] as const;
const WORDS =
  'called home about the attendance plan guardian asked for a meeting before school bus moved to an earlier stop'.split(
    ' ',
  );

/**
 * Contacts, student by student and oldest first: the order of both stores' tables. Their revisions follow the
 * instants they were recorded at, so that the newest changes are scattered over the district.
 */
export function* contacts(shape: Shape) {
  const random = createRandom('bench/contacts');
  const each = shape.contacts / shape.students;
  for (let n = 0; n < shape.contacts; n++) {
    const student = Math.floor(n / each);
    const place = (n % each) * shape.students + turnOf(shape, student);
    yield {
      studentId: idOf('student', student),
      id: idOf('contact', n),
      kind: random.pick(CONTACT_KINDS),
      party: random.pick(CONTACT_PARTIES),
      withName: '',
      outcome: random.pick(CONTACT_OUTCOMES),
      note: Array.from({ length: random.int(20, 60) }, () => random.pick(WORDS)).join(' '),
      at: FIRST + Math.floor((place / shape.contacts) * SPAN_MS),
      schoolYear: '2025-26',
      author: random.int(0, shape.workers - 1),
      rev: disclosureCount(shape) + place + 1,
    };
  }
}

/** The newest revision of the filled district. Disclosures came first, then contacts. */
export const lastRev = (shape: Shape): number => disclosureCount(shape) + shape.contacts;

/** When in each round of contacts it is the student's turn: every student has one of the numbers below `students`. */
function turnOf({ students }: Shape, student: number): number {
  const [usual, other] = STRIDES;
  return (student * (students % usual === 0 ? other : usual)) % students;
}
