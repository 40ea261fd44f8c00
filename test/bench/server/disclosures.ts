import { DISCLOSURE_OUTCOMES } from '../../../shared/areas/disclosures/disclosure.ts';
import { createRandom } from '../../demo/district/random.ts';
import { idOf, type Shape } from './people.ts';

export const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
/** The disclosures of the measured district lie in the three years from here on. */
const FIRST = Date.parse('2023-01-01T00:00:00Z');
const YEARS = 3;
const SPAN_MS = YEARS * YEAR_DAYS * DAY_MS;

const PARTIES = ['County juvenile court', 'Westview Charter School', 'State university', 'Parent', 'Health department'];
const INTERESTS = [
  'Transfer of records to the school where the student seeks to enroll',
  'Compliance with a subpoena; the parent was told beforehand',
  'Inspection of the education record by the parent',
  'Audit of a state-supported program',
];
const BASES = ['transfer', 'court-order', 'parent', 'audit'];

/** Disclosures, building by building and oldest first: the order of both stores' tables. The central office is the last. */
export function* disclosures(shape: Shape) {
  const random = createRandom('bench/disclosures');
  const { students, buildings, disclosuresEach, disclosuresCentral } = shape;
  const schools = buildings * disclosuresEach;
  for (let n = 0; n < schools + disclosuresCentral; n++) {
    const [building, of, each] =
      n < schools
        ? [Math.floor(n / disclosuresEach), n % disclosuresEach, disclosuresEach]
        : [buildings, n - schools, disclosuresCentral];
    const school = building % buildings;
    const enrolled = Math.floor((students - 1 - school) / buildings);
    yield {
      id: idOf('disclosure', n),
      buildingId: idOf('building', building),
      // A slot each, at a random instant in it: ascending, and on no day alike.
      at: FIRST + Math.floor(((of + random.int(0, 999) / 1000) / each) * SPAN_MS),
      student: school + buildings * random.int(0, enrolled),
      party: random.pick(PARTIES),
      interest: random.pick(INTERESTS),
      basis: random.pick(BASES),
      outcome: random.pick(DISCLOSURE_OUTCOMES),
      recordedBy: idOf('staff', shape.workers),
      rev: n + 1,
    };
  }
}

/** A year of a building's log, `[from, until)` in epoch ms. It begins in the middle of a UTC day, as local days do. */
export function yearOf(building: number): { from: number; until: number } {
  const begin = (building * 37) % ((YEARS - 1) * YEAR_DAYS - 1);
  const from = FIRST + begin * DAY_MS + 5 * 3_600_000;
  return { from, until: from + YEAR_DAYS * DAY_MS };
}
