import type { Choice, FieldSpec } from '../forms/form-spec.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { CAPACITIES } from './parties.ts';

/** Something that has to be so before anything is given. */
export const agreed = (name: string, en: string, es: string): FieldSpec => ({ kind: 'agreed', name, label: t(en, es) });

/** Which parts of the record. Ids are stored: never re-used. */
export const RECORD_PARTS = [
  choice('contact', 'Name, address, phone', 'Nombre, dirección, teléfono'),
  choice('enrollment', 'Enrollment and schedule', 'Inscripción y horario'),
  choice('attendance', 'Attendance', 'Asistencia'),
  choice('grades', 'Grades and transcript', 'Calificaciones y expediente académico'),
  choice('tests', 'Test results', 'Resultados de pruebas'),
  choice('discipline', 'Discipline', 'Disciplina'),
  choice('casework', 'Casework and face sheet', 'Trabajo de caso y hoja del estudiante'),
  choice('sped', 'Special education or Section 504', 'Educación especial o Sección 504'),
  choice('health', 'Health', 'Salud'),
  choice('photo', 'Photographs', 'Fotografías'),
  choice('support', 'Education support services', 'Servicios de apoyo educativo'),
  choice('maltreatment', 'Maltreatment report', 'Informe de maltrato'),
  choice('civil', 'Civil investigation', 'Investigación civil'),
  choice('chemical', 'Chemical abuse', 'Abuso de sustancias'),
  choice('whole', 'The whole record', 'Todo el expediente'),
  choice('other', 'Something else', 'Otra cosa'),
] as const satisfies readonly Choice[];

export type RecordPart = (typeof RECORD_PARTS)[number]['id'];

/** The same for every request and every release: who, in what capacity, what for, which records (R115). */
export const ASKED_FIELDS: readonly FieldSpec[] = [
  { kind: 'day', name: 'day', label: t('Day', 'Día'), past: true },
  line('party', t('Who asks or receives', 'Quién pide o recibe'), {
    hint: t('The person and the organization.', 'La persona y la organización.'),
    ofPeople: true,
  }),
  { kind: 'choice', name: 'capacity', label: t('In what capacity', 'En qué calidad'), of: CAPACITIES },
  line('interest', t('What for', 'Para qué'), {
    hint: t('The legitimate interest, as it goes into the log.', 'El interés legítimo, tal como queda en el registro.'),
  }),
  { kind: 'choices', name: 'records', label: t('Which records', 'Qué documentos'), of: RECORD_PARTS },
  line('recordsNote', t('More exactly', 'Con más detalle'), { optional: true }),
  // R114: of these the law opens less; the roster does not say who they are.
  {
    kind: 'agreed',
    name: 'nonpublic',
    label: t(
      'A student of a nonpublic school, without shared-time services',
      'Estudiante de una escuela privada, sin servicios compartidos',
    ),
    optional: true,
  },
];

/** R127: how whoever receives was identified. */
export const PROVEN: FieldSpec = {
  kind: 'choice',
  name: 'proven',
  label: t('How identity was proven', 'Cómo se comprobó la identidad'),
  of: [
    choice('known', 'Known in person', 'Persona conocida'),
    choice('photo-id', 'Government ID or badge seen', 'Se vio identificación oficial o placa'),
    choice('called-back', 'Called back at a published number', 'Se devolvió la llamada a un número publicado'),
    choice('papers', 'Signed or sealed papers', 'Documentos firmados o sellados'),
    choice('account', 'Verified account or school exchange', 'Cuenta verificada o intercambio entre escuelas'),
  ],
};

const FURTHER = line(
  'further',
  t('Authorities that may disclose it further', 'Autoridades que pueden divulgarlo después'),
  {
    hint: t('By name; without consent of the parent.', 'Por nombre; sin consentimiento de la familia.'),
  },
);

/** R116: where an authority passed it on for us, its name and its own record; who got it and what for stands above. */
const ONWARD: readonly FieldSpec[] = [
  line('onwardBy', t('Passed on for the district by', 'Divulgado en nombre del distrito por'), {
    hint: t(
      'Only where an authority that had it from us gave it further.',
      'Solo si una autoridad que lo recibió de nosotros lo entregó después.',
    ),
    optional: true,
  }),
  {
    kind: 'choice',
    name: 'onwardRecord',
    label: t("The authority's own record of it", 'El registro propio de esa autoridad'),
    of: [
      choice('received', 'A copy is with us', 'Tenemos una copia'),
      choice('asked', 'Asked for', 'Solicitado'),
      choice('not-asked', 'Asked for when the family wants it', 'Se solicitará si la familia lo pide'),
    ],
    optional: true,
  },
];

/** R125: what whoever receives is told. */
export const NOTICE = agreed(
  'noticeGiven',
  'The receiver was told: for this purpose alone, and no further disclosure without consent',
  'Se informó a quien recibe: solo para este fin y sin divulgarlo después sin consentimiento',
);

const DENIED_WHY = text('deniedWhy', t('Why it was denied', 'Por qué se denegó'));

/** What a release adds to what was asked: by whom it is received, and what the receiver was told. */
export function releaseFields(asks: {
  readonly notice: boolean;
  readonly furtherRequired?: true;
  readonly existenceOnly?: true;
}): readonly FieldSpec[] {
  const further: FieldSpec = asks.furtherRequired ? FURTHER : { ...FURTHER, optional: true };
  const onward = asks.existenceOnly ? [] : ONWARD;
  return [PROVEN, further, ...(asks.notice ? [NOTICE] : []), ...onward];
}

/** What a denied request adds (R115). */
export const DENIED_FIELDS: readonly FieldSpec[] = [DENIED_WHY];
