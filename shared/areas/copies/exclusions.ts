import type { Title } from '../../access/roles.ts';
import { t } from '../forms/spec-parts.ts';
import type { Capacity } from '../disclosures/parties.ts';

/** What a line of a record is beside what it says: by this it may have to stay out of a copy. */
export const MARKS = ['restricted', 'financial', 'log', 'author-name', 'beyond-asked'] as const;
export type Mark = (typeof MARKS)[number];

/** Why something stays out of a copy, as data with its source. */
export interface Exclusion {
  /** The requirement's number; kept with a decision, never re-used. */
  readonly id: string;
  readonly title: Title;
  readonly source: string;
  /** Lines with one of these marks stay out by themselves. Empty: whoever makes the copy says which lines it is. */
  readonly marks: readonly Mark[];
  /** For whom it holds; absent: for everybody. */
  readonly only?: readonly Capacity[];
  readonly but?: readonly Capacity[];
}

const FAMILY: readonly Capacity[] = ['parent', 'student'];

/** Everything that is not given, however lawful the release is as a whole. */
export const EXCLUSIONS: readonly Exclusion[] = [
  {
    id: 'R143',
    title: t('Restricted notes: confidential', 'Notas restringidas: confidenciales'),
    source: '515 IX.A',
    marks: ['restricted'],
  },
  {
    id: 'R141',
    title: t('Financial records of the parents', 'Documentos financieros de la familia'),
    source: '34 CFR 99.12(b)(1); 515 VIII.C',
    marks: ['financial'],
    only: ['student'],
  },
  {
    id: 'R119',
    title: t('The disclosure log: for the family alone', 'El registro de divulgaciones: solo para la familia'),
    source: '34 CFR 99.32(c); 515 XIII.E.4',
    marks: ['log'],
    but: FAMILY,
  },
  {
    id: 'R35',
    title: t(
      'Names of the staff who wrote a note: their role stands there instead',
      'Nombres del personal que escribió una nota: consta su función',
    ),
    source: 'Miami-Dade par. 5; R35, R36',
    marks: ['author-name'],
  },
  {
    id: 'R115',
    title: t('Not asked for', 'No se pidió'),
    source: '515 XIII.E.1; R115, R138',
    marks: ['beyond-asked'],
  },
  {
    id: 'R71',
    title: t(
      'No education record: memory aids of one person, records of employees',
      'No es expediente: apuntes de una sola persona, documentos de empleados',
    ),
    source: '34 CFR 99.3; 515 III.E; R71, R180',
    marks: [],
  },
  {
    id: 'R144',
    title: t(
      'Report of maltreatment: for welfare and law enforcement alone',
      'Informe de maltrato: solo para protección de menores y policía',
    ),
    source: 'Minn. Stat. 260E; 515 IX.B',
    marks: [],
    but: ['welfare', 'police'],
  },
  {
    id: 'R145',
    title: t('Civil investigation that goes on', 'Investigación civil en curso'),
    source: 'Minn. Stat. 13.39; 515 IX.C',
    marks: [],
  },
  {
    id: 'R146',
    title: t(
      'Chemical-abuse records: only as law expressly allows',
      'Consumo de sustancias: solo si la ley lo permite expresamente',
    ),
    source: '42 CFR 2; 515 IX.D',
    marks: [],
  },
  {
    id: 'R174',
    title: t('About another student alone', 'Trata solo de otro estudiante'),
    source: '34 CFR 99.12(a); 515 XIV.F',
    marks: [],
  },
];

const holdsFor = ({ only, but }: Exclusion, capacity: string): boolean =>
  (only === undefined || only.some((one) => one === capacity)) && !but?.some((one) => one === capacity);

/** Why a line with these marks stays out of a copy for this receiver; undefined: it goes in. */
export function excludedBy(marks: readonly Mark[], capacity: string): Exclusion | undefined {
  return EXCLUSIONS.find((one) => one.marks.some((mark) => marks.includes(mark)) && holdsFor(one, capacity));
}

/** The grounds on which whoever makes the copy leaves a line out (R71, R144 to R146, R174). */
export const groundsFor = (capacity: string): readonly Exclusion[] =>
  EXCLUSIONS.filter((one) => one.marks.length === 0 && holdsFor(one, capacity));

/** The exclusion of an id. */
export const exclusionOf = (id: string): Exclusion | undefined => EXCLUSIONS.find((one) => one.id === id);
