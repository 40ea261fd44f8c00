import type { FieldSpec } from '../../forms/form-spec.ts';
import type { StepRule } from './step.ts';
import { choice, line, t, text } from '../../forms/spec-parts.ts';
import { ADMINISTRATOR, HOW } from './words.ts';

/** Every way in (R2). The first two are placements in lieu of expulsion. */
export const ROUTES = [
  choice(
    'returned-to-zoned',
    'Returned to the zoned school in lieu of expulsion',
    'Devuelto a la escuela de su zona en lugar de la expulsión',
  ),
  choice('alternate-school', 'Alternate school in lieu of expulsion', 'Escuela alternativa en lugar de la expulsión'),
  choice('dspc', 'Deemed appropriate by the committee (DSPC)', 'Considerado apropiado por el comité (DSPC)'),
  choice('iep-committee', 'Recommended by the IEP committee', 'Recomendado por el comité del IEP'),
  choice('504-committee', 'Recommended by the Section 504 committee', 'Recomendado por el comité de la Sección 504'),
] as const;

/** The routes by which the DSPC is told and a rationale is asked for (R16, R17). */
export const COMMITTEE_ROUTES: readonly string[] = ['iep-committee', '504-committee'];

/** What opens a case. The rationale is asked for where ESE or 504 services are, or may be, there already (R16). */
export const REFERRED_FIELDS: readonly FieldSpec[] = [
  { kind: 'choice', name: 'route', label: t('How the case began', 'Cómo empezó el caso'), of: ROUTES },
  { kind: 'building', name: 'buildingId', label: t('Receiving school', 'Escuela que recibe') },
  { kind: 'staff', name: 'workerId', label: t('School social worker', 'Trabajo social escolar') },
  text('reason', t('What the case is about', 'De qué trata el caso'), {
    hint: t('Facts, no names of staff.', 'Hechos, sin nombres del personal.'),
  }),
  text(
    'rationale',
    t(
      'Why monitoring is needed beyond ESE or 504 services',
      'Por qué hace falta seguimiento además de los servicios ESE o 504',
    ),
    {
      hint: t(
        'Why ESE or Section 504 services do not suffice, or that none are known.',
        'Por qué no bastan los servicios ESE o de la Sección 504, o que no se conoce ninguno.',
      ),
      optional: true,
      // It says that there are such services, and which need they leave.
      fieldClass: 'sped',
    },
  ),
  {
    kind: 'day',
    name: 'committeeTold',
    label: t('Day the committee (DSPC) was notified', 'Día en que se avisó al comité (DSPC)'),
    optional: true,
    past: true,
  },
];

/** From the referral to the meeting, or to the refusal. */
export const INTAKE: readonly StepRule[] = [
  {
    kind: 'referred',
    title: t('Referred', 'Remitido'),
    source: 'R2; CM A, B.2',
    owner: 'worker',
    fields: REFERRED_FIELDS,
    after: [],
    in: [],
    once: true,
  },
  {
    kind: 'attachment',
    title: t('Document listed', 'Documento anotado'),
    source: 'R4; CM B.1.a',
    owner: 'worker',
    fields: [
      {
        kind: 'choice',
        name: 'what',
        label: t('Document', 'Documento'),
        of: [
          choice(
            'placement-letter',
            "The director's placement letter to the parent",
            'Carta de ubicación de la dirección de asignación a la familia',
          ),
          choice('expulsion-packet', 'Expulsion packet', 'Expediente de expulsión'),
          choice('other', 'Another document', 'Otro documento'),
        ],
      },
      line('where', t('Where it is kept', 'Dónde se guarda')),
    ],
    after: [],
    in: ['referred', 'meeting', 'contracts', 'monitoring', 'committee'],
  },
  {
    kind: 'parent-told',
    title: t('Parent told of the services', 'Familia informada de los servicios'),
    source: 'R5; CM B.1.b',
    owner: 'worker',
    fields: [HOW, line('whom', t('Who was told', 'A quién se informó'), { ofPeople: true })],
    after: [],
    in: ['referred'],
    once: true,
    expected: true,
    due: { days: 7, from: 'referred' },
  },
  {
    kind: 'administrator-consulted',
    title: t('School administrator consulted', 'Consulta con la administración de la escuela'),
    source: 'R5; CM B.1.b',
    owner: 'worker',
    fields: [ADMINISTRATOR, text('about', t('What was agreed', 'Qué se acordó'))],
    after: [],
    in: ['referred'],
    once: true,
    expected: true,
    due: { days: 7, from: 'referred' },
  },
  {
    kind: 'refused',
    title: t('Services refused by the parent', 'Servicios rechazados por la familia'),
    source: 'R6; CM A, B.1.b',
    owner: 'worker',
    fields: [
      line('by', t('Who refused', 'Quién los rechazó'), { ofPeople: true }),
      text('words', t('What was said', 'Qué se dijo'), { optional: true }),
    ],
    after: ['parent-told'],
    in: ['referred', 'meeting', 'contracts', 'monitoring'],
    once: true,
  },
  {
    kind: 'refusal-told-specialist',
    title: t('District placement specialist told of the refusal', 'Especialista de ubicación informado del rechazo'),
    source: 'R6; CM B.1.b',
    owner: 'worker',
    fields: [HOW],
    after: ['refused'],
    in: ['refused'],
    once: true,
    expected: true,
    due: { days: 3, from: 'refused' },
  },
  {
    kind: 'refusal-told-dspc',
    title: t('DSPC social worker told of the refusal', 'Trabajo social del DSPC informado del rechazo'),
    source: 'R6; CM B.1.b',
    owner: 'worker',
    fields: [HOW],
    after: ['refused'],
    in: ['refused'],
    once: true,
    expected: true,
    due: { days: 3, from: 'refused' },
  },
  {
    kind: 'met',
    title: t('Meeting with student and parent', 'Reunión con el estudiante y la familia'),
    source: 'R7; CM B.1.c',
    owner: 'worker',
    fields: [
      {
        kind: 'choices',
        name: 'attended',
        label: t('Who attended', 'Quién asistió'),
        of: [
          choice('student', 'Student', 'Estudiante'),
          choice('parent', 'Parent or guardian', 'Padre, madre o tutor'),
          choice('social-worker', 'Social worker', 'Trabajo social'),
          choice('administrator', 'Administrator', 'Administración'),
          choice('interpreter', 'Interpreter', 'Intérprete'),
          choice('other', 'Somebody else', 'Otra persona'),
        ],
      },
      text('explained', t('What was explained', 'Qué se explicó'), { optional: true }),
    ],
    after: ['parent-told', 'administrator-consulted'],
    in: ['meeting'],
    expected: true,
    due: { days: 14, from: 'referred' },
  },
  contract('student-contract', '2004285', t('Student contract', 'Contrato del estudiante'), 'R8; CM B.1.c'),
  contract('parent-contract', '2004284', t('Parent contract', 'Contrato de la familia'), 'R9; CM B.1.c'),
];

function contract(kind: string, form: string, title: { en: string; es: string }, source: string): StepRule {
  return {
    kind,
    title: t(`${title.en} (form ${form})`, `${title.es} (formulario ${form})`),
    source,
    owner: 'worker',
    fields: [
      {
        kind: 'choice',
        name: 'how',
        label: t('How it was signed', 'Cómo se firmó'),
        of: [choice('on-screen', 'On this screen', 'En esta pantalla'), choice('paper', 'On paper', 'En papel')],
      },
      line('signer', t('Name of who signs', 'Nombre de quien firma'), { ofPeople: true }),
      text('terms', t('What was agreed', 'Qué se acordó')),
      line('where', t('Where the paper is kept', 'Dónde se guarda el papel'), { optional: true }),
      {
        kind: 'agreed',
        name: 'agreed',
        label: t(
          'Whoever signs has read this, or had it read to them, and agrees.',
          'Quien firma lo ha leído, o se le ha leído, y está de acuerdo.',
        ),
      },
    ],
    after: ['met'],
    in: ['contracts'],
    once: true,
    expected: true,
    due: { days: 21, from: 'referred' },
  };
}
