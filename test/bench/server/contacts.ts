import { CONTACT_KINDS, CONTACT_OUTCOMES, CONTACT_PARTIES } from '../../../shared/areas/contacts/contact.ts';
import { createRandom } from '../../demo/district/random.ts';
import { idOf, type Shape } from './people.ts';

const FIRST = Date.parse('2025-09-01T15:00:00Z');
const STEP_MS = 40_000;
const WORDS =
  'called home about the attendance plan guardian asked for a meeting before school bus moved to an earlier stop'.split(
    ' ',
  );

/** Contacts, student by student and oldest first: the order of both stores' tables. */
export function* contacts(shape: Shape) {
  const random = createRandom('bench/contacts');
  const each = shape.contacts / shape.students;
  for (let n = 0; n < shape.contacts; n++) {
    const at = FIRST + (n % each) * STEP_MS * shape.students;
    yield {
      studentId: idOf('student', Math.floor(n / each)),
      id: idOf('contact', n),
      kind: random.pick(CONTACT_KINDS),
      party: random.pick(CONTACT_PARTIES),
      withName: '',
      outcome: random.pick(CONTACT_OUTCOMES),
      note: Array.from({ length: random.int(20, 60) }, () => random.pick(WORDS)).join(' '),
      at,
      schoolYear: '2025-26',
      author: random.int(0, shape.workers - 1),
      rev: n + 1,
    };
  }
}
