import { choicesAt, type FieldSpec, type Filled, textAt } from '../forms/form-spec.ts';
import { choice, line, t } from '../forms/spec-parts.ts';
import { DESIGNABLE, EVERYTHING, RECRUITER_ITEMS } from './items.ts';

/** T5: a refusal may go to either, and the first receipt counts. */
const RECEIVERS = [
  choice('authority', 'The responsible authority', 'La autoridad responsable'),
  choice('principal', 'The principal', 'La dirección de la escuela'),
] as const;

/** R134: by what right somebody refuses. */
const SIGNERS = [
  choice('parent', 'Parent', 'Madre o padre'),
  choice('guardian', 'Legal guardian', 'Tutela legal'),
  choice('student', 'The student, who is 18 or attends a college', 'El estudiante, con 18 años o en la universidad'),
] as const;

/** As it was signed (R134, R162). One form, two switches: an empty one refuses nothing (R164). */
export const REFUSAL_FIELDS: readonly FieldSpec[] = [
  { kind: 'day', name: 'receivedOn', label: t('First received on', 'Recibida por primera vez el'), past: true },
  { kind: 'choice', name: 'receivedBy', label: t('Received by', 'Recibida por'), of: RECEIVERS },
  line('signer', t('Name of the parent or student who signs', 'Nombre de quien firma'), { ofPeople: true }),
  { kind: 'choice', name: 'relation', label: t('Legal relationship', 'Relación legal'), of: SIGNERS },
  line('address', t('Home address', 'Domicilio'), { ofPeople: true }),
  line('school', t('School on the form', 'Escuela según el formulario')),
  line('grade', t('Grade on the form', 'Grado según el formulario'), {
    optional: true,
    hint: t('Asked where recruiters are refused.', 'Se pide si se rechaza el reclutamiento.'),
  }),
  {
    kind: 'choices',
    name: 'public',
    label: t('Not for the public', 'No para el público'),
    of: [EVERYTHING, ...DESIGNABLE],
    optional: true,
  },
  {
    kind: 'choices',
    name: 'recruiters',
    label: t('Not for recruiters', 'No para reclutamiento'),
    of: [EVERYTHING, ...RECRUITER_ITEMS],
    optional: true,
  },
];

/** Why a refusal holds no more. */
export const RESCIND_FIELDS: readonly FieldSpec[] = [
  {
    kind: 'choice',
    name: 'reason',
    label: t('Why it ends', 'Por qué termina'),
    of: [
      choice('rescinded', 'Whoever may refuse took it back in writing', 'Quien puede negarse la retiró por escrito'),
      choice('mistake', 'It was entered by mistake', 'Se registró por error'),
    ],
  },
  { kind: 'day', name: 'receivedOn', label: t('Received on', 'Recibido el'), past: true },
  line('signer', t('Who says so', 'Quién lo dice'), { ofPeople: true }),
];

/** What is wrong with a refusal whose fields are filled, by the name of the field. */
export function refusalFaults(filled: Filled): readonly { readonly field: string; readonly code: string }[] {
  const recruiters = choicesAt(filled, 'recruiters');
  return [
    ...(choicesAt(filled, 'public').length + recruiters.length === 0 ? [{ field: 'public', code: 'nothing' }] : []),
    // R162
    ...(recruiters.length > 0 && textAt(filled, 'grade') === '' ? [{ field: 'grade', code: 'needed' }] : []),
  ];
}
