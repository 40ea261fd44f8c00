import { agreed } from '../disclosures/fields.ts';
import type { FieldSpec, Filled } from '../forms/form-spec.ts';
import { textAt } from '../forms/form-spec.ts';
import { choice, line, t } from '../forms/spec-parts.ts';
import type { NamePolicy } from './policy.ts';
import { PRONOUNS } from './pronouns.ts';

/** What state reporting knows (R198). Ids are stored: never re-used. */
export const GENDERS = [choice('F', 'Female', 'Femenino'), choice('M', 'Male', 'Masculino')] as const;
export type Gender = (typeof GENDERS)[number]['id'];

/** What shows that a last name was changed (R201). */
export const LAST_NAME_PROOFS = [
  choice('court-order', 'A court order', 'Una orden judicial'),
  choice('birth-certificate', 'An updated birth certificate', 'Un acta de nacimiento actualizada'),
] as const;

const YES_NO = [choice('yes', 'Yes', 'Sí'), choice('no', 'No', 'No')] as const;

const CURRENT: readonly FieldSpec[] = [
  line('currentFirst', t('Current first name', 'Nombre actual'), { ofPeople: true }),
  line('currentMiddle', t('Current middle name', 'Segundo nombre actual'), { ofPeople: true, optional: true }),
  line('currentLast', t('Current last name', 'Apellido actual'), { ofPeople: true }),
  { kind: 'choice', name: 'currentGender', label: t('Current gender', 'Género actual'), of: GENDERS },
];

const UPDATED: readonly FieldSpec[] = [
  line('first', t('Updated first name', 'Nombre nuevo'), { ofPeople: true }),
  line('middle', t('Updated middle name', 'Segundo nombre nuevo'), { ofPeople: true, optional: true }),
  line('last', t('Updated last name', 'Apellido nuevo'), { ofPeople: true }),
];

/** R201: asked for where the last name is another one. */
const LAST_NAME: readonly FieldSpec[] = [
  {
    kind: 'choice',
    name: 'lastProof',
    label: t('What shows that the last name was changed', 'Qué demuestra el cambio de apellido'),
    of: LAST_NAME_PROOFS,
  },
  line('lastProofAt', t('Where the copy lies', 'Dónde está la copia')),
];

const GENDER: readonly FieldSpec[] = [
  {
    kind: 'choice',
    name: 'gender',
    label: t('Gender', 'Género'),
    hint: t('The state asks for Female or Male.', 'El estado pide femenino o masculino.'),
    of: GENDERS,
  },
  { kind: 'choice', name: 'pronouns', label: t('Pronouns', 'Pronombres'), of: PRONOUNS, optional: true },
];
const OWN = line('pronounsOwn', t('Pronouns as the student writes them', 'Pronombres como los escribe el estudiante'));

const BESIDES: readonly FieldSpec[] = [
  {
    kind: 'choice',
    name: 'changeEmail',
    label: t('Change the e-mail address', 'Cambiar el correo electrónico'),
    of: YES_NO,
  },
  {
    kind: 'choice',
    name: 'changeHousehold',
    label: t('Change the household relationships', 'Cambiar las relaciones del hogar'),
    of: YES_NO,
  },
];

/** Only where the district lets a letter to the home bear it. */
const LETTERS: FieldSpec = {
  kind: 'choice',
  name: 'lettersHome',
  label: t('Name in letters to the home', 'Nombre en las cartas a casa'),
  of: [choice('legal', 'The legal name', 'El nombre legal'), choice('chosen', 'The updated name', 'El nombre nuevo')],
};

/** Each is acknowledged by itself (R194 to R200), and that a parent may see the form, as any education record. */
export const STATEMENTS: readonly FieldSpec[] = [
  agreed(
    'identifies',
    'The student consistently identifies as this name and gender',
    'El estudiante se identifica de manera constante con este nombre y género',
  ),
  agreed(
    'notLegal',
    'This is no legal change of name or gender: it changes the records system only',
    'Esto no es un cambio legal de nombre o género: cambia solo el sistema de registros',
  ),
  agreed(
    'legalKept',
    'Legal documents, state tests included, keep the legal name',
    'Los documentos legales, incluidos los exámenes estatales, conservan el nombre legal',
  ),
  agreed(
    'historyKept',
    'The original name and gender stay in the history of the record',
    'El nombre y el género originales permanecen en el historial del expediente',
  ),
  agreed(
    'stateReporting',
    'State reporting stays Female or Male',
    'Los informes al estado siguen siendo femenino o masculino',
  ),
  agreed(
    'laterRequests',
    'It may make later requests for records more complicated',
    'Puede complicar solicitudes posteriores de documentos',
  ),
  agreed(
    'bothReleased',
    'Both the original and the updated name and gender may be released to those who may have the record',
    'El nombre y el género originales y los nuevos pueden entregarse a quienes pueden recibir el expediente',
  ),
  agreed(
    'inspectable',
    'This form is part of the education record, which a parent may see',
    'Este formulario es parte del expediente educativo, que la familia puede ver',
  ),
];

/** Whether the last name is to be another one (R201): spaces around it and capitals aside. */
export function changesLast(filled: Filled): boolean {
  const [now, then] = [textAt(filled, 'currentLast'), textAt(filled, 'last')].map((name) => name.trim().toLowerCase());
  return then !== '' && then !== now;
}

/**
 * What the Student Record Update Form asks for (R193 to R201), by what has been answered so far and by what the
 * district has said. The date is the step's; number, school, birth date and age come from the roster.
 */
export function updateFields(filled: Filled, policy: Pick<NamePolicy, 'lettersHome'> | null): readonly FieldSpec[] {
  return [
    ...CURRENT,
    ...UPDATED,
    ...(changesLast(filled) ? LAST_NAME : []),
    ...GENDER,
    ...(textAt(filled, 'pronouns') === 'own' ? [OWN] : []),
    ...BESIDES,
    ...(policy?.lettersHome === true ? [LETTERS] : []),
    ...STATEMENTS,
  ];
}
