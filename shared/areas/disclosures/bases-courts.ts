import type { FieldSpec } from '../forms/form-spec.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import type { Basis } from './basis.ts';
import { agreed } from './fields.ts';

/** Grounds on which nobody is told of an order beforehand; the first two are sealed (R101, R117). */
export const NO_NOTICE_GROUNDS = [
  choice(
    'secrecy',
    'Grand jury or law-enforcement subpoena that orders secrecy',
    'Citación de gran jurado o de fuerzas del orden que ordena el secreto',
  ),
  choice(
    'ex-parte',
    'Ex parte order of the Attorney General (terrorism)',
    'Orden ex parte de la Fiscalía General (terrorismo)',
  ),
  choice(
    'dependency',
    'Child-abuse, neglect or dependency case to which a parent is a party',
    'Caso de maltrato, abandono o tutela en el que la familia es parte',
  ),
  choice(
    'litigation',
    'The district and the family are at law with each other: relevant records alone',
    'El distrito y la familia están en un juicio entre sí: solo documentos pertinentes',
  ),
] as const;

/** What a juvenile-justice request may ask the existence of (R186). */
export const EXISTENCE_ITEMS = [
  choice('substances', 'Controlled substance, alcohol or tobacco', 'Drogas, alcohol o tabaco'),
  choice('threats', 'Assaultive or threatening conduct', 'Agresiones o amenazas'),
  choice('weapons', 'Weapons or look-alikes', 'Armas o imitaciones'),
  choice('theft', 'Theft', 'Robo'),
  choice('vandalism', 'Vandalism', 'Vandalismo'),
] as const;

const ORDER_RECIPIENTS = text(
  'recipients',
  t('Who is told, and why each needs it', 'A quién se informa y por qué lo necesita'),
);

const NO_NOTICE: FieldSpec = {
  kind: 'choice',
  name: 'noNotice',
  label: t('Ground for telling nobody', 'Motivo para no avisar'),
  of: NO_NOTICE_GROUNDS,
  optional: true,
};

/** Releases to courts, agencies with orders, and the juvenile justice system. */
export const COURT_BASES: readonly Basis[] = [
  {
    id: 'R101',
    title: t('Court order or subpoena', 'Orden judicial o citación'),
    when: t(
      'A judicial order or a lawfully issued subpoena. The parent is told before it is obeyed.',
      'Una orden judicial o una citación legítima. Se avisa a la familia antes de cumplirla.',
    ),
    source: '34 CFR 99.31(a)(9); 515 VI.B.10',
    capacities: ['court', 'agency', 'police'],
    duty: 'must',
    log: 'logged',
    notice: false,
    gates: ['parent-told'],
    // R117: that a secret order came at all is told to nobody, whatever became of it.
    deniedFields: [NO_NOTICE],
    fields: [
      line('order', t('The order', 'La orden'), { hint: t('Court, number and date.', 'Tribunal, número y fecha.') }),
      {
        kind: 'day',
        name: 'notifiedOn',
        label: t('Parent and student told on', 'Se avisó a la familia y al estudiante el'),
        optional: true,
        past: true,
      },
      NO_NOTICE,
      // R123: an order needs no such notice, a further disclosure that rests on one does.
      {
        kind: 'agreed',
        name: 'onwardNotice',
        label: t(
          'Where it was passed on: the receiver was told the rules on further disclosure',
          'Si se divulgó después: se informó a quien recibe de las reglas de divulgación',
        ),
        optional: true,
      },
    ],
  },
  {
    id: 'R97',
    title: t('Juvenile officials named by statute', 'Autoridades juveniles según la ley'),
    when: t(
      'State or local officials to whom a statute allows it, before adjudication.',
      'Autoridades estatales o locales a las que lo permite una ley, antes de la sentencia.',
    ),
    source: '34 CFR 99.31(a)(5), 99.38; 515 VI.B.6',
    capacities: ['juvenile', 'police', 'welfare'],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [
      line('statute', t('Statute', 'Ley')),
      {
        kind: 'choice',
        name: 'branch',
        label: t('Adopted', 'Aprobada'),
        of: [
          choice('before-1974', 'Before November 19, 1974', 'Antes del 19 de noviembre de 1974'),
          choice('after-1974', 'On or after it', 'Ese día o después'),
        ],
      },
      agreed(
        'certificate',
        'A written certificate says that nothing is disclosed further',
        'Un certificado por escrito dice que nada se divulga después',
      ),
    ],
  },
  {
    id: 'R109-a',
    title: t(
      'Juvenile justice request: name, schedule, parents',
      'Solicitud de justicia juvenil: nombre, horario, familia',
    ),
    when: t(
      'On the certified form: name, address, phone, birth date, schedule, attendance, photographs, parents.',
      'Con el formulario certificado: nombre, dirección, teléfono, nacimiento, horario, asistencia, fotos, familia.',
    ),
    source: 'Minn. Stat. 13.32 s.8; 515 VI.B.18.a',
    capacities: ['juvenile', 'police', 'welfare'],
    // R187
    records: ['contact', 'enrollment', 'attendance', 'photo'],
    duty: 'must',
    log: 'logged',
    notice: true,
    fields: [
      { kind: 'day', name: 'askedOn', label: t('Form received on', 'Formulario recibido el'), past: true },
      agreed(
        'certified',
        'The form is complete, certified and signed',
        'El formulario está completo, certificado y firmado',
      ),
    ],
  },
  {
    id: 'R109-b',
    title: t('Juvenile justice request: yes or no alone', 'Solicitud de justicia juvenil: solo sí o no'),
    when: t(
      'Whether data of the five kinds exist, never what they say. The parent is told by certified mail and may object.',
      'Si existen datos de los cinco tipos, nunca su contenido. Se avisa a la familia por correo certificado y puede oponerse.',
    ),
    source: 'Minn. Stat. 13.32 s.8; 515 VI.B.18.b',
    capacities: ['juvenile', 'police', 'welfare'],
    duty: 'must',
    log: 'logged',
    notice: true,
    existenceOnly: true,
    gates: ['no-objection'],
    fields: [
      { kind: 'day', name: 'askedOn', label: t('Form received on', 'Formulario recibido el'), past: true },
      agreed(
        'certified',
        'The form is complete, certified and signed',
        'El formulario está completo, certificado y firmado',
      ),
      text('reason', t('Reason on the form', 'Motivo en el formulario')),
      {
        kind: 'day',
        name: 'noticeOn',
        label: t('Parent received the certified letter on', 'La familia recibió la carta certificada el'),
        past: true,
        optional: true,
      },
      {
        kind: 'choice',
        name: 'objection',
        label: t('Did the parent object?', '¿Se opuso la familia?'),
        of: [choice('no', 'No', 'No'), choice('yes', 'Yes', 'Sí')],
      },
      {
        kind: 'day',
        name: 'objectedOn',
        label: t('The objection came on', 'La oposición llegó el'),
        // C14: one that came later than that is written down, and changes nothing.
        hint: t(
          'It counts through the fourteenth day after the letter was received.',
          'Vale hasta el día catorce después de recibir la carta.',
        ),
        past: true,
        optional: true,
      },
      {
        kind: 'choices',
        name: 'asked',
        label: t('Marked on the form', 'Marcado en el formulario'),
        of: EXISTENCE_ITEMS,
      },
      {
        kind: 'choices',
        name: 'exists',
        label: t('Of these, answered with yes', 'De ellos, respondido con sí'),
        of: EXISTENCE_ITEMS,
        optional: true,
      },
    ],
  },
  {
    id: 'R110',
    title: t('Disposition order', 'Orden de disposición'),
    when: t(
      'Staff who have to know of a juvenile court’s order, as the principal determines.',
      'Personal que debe conocer la orden del tribunal juvenil, según decida la dirección.',
    ),
    source: 'Minn. Stat. 260B.171 s.3; 515 VI.B.19',
    capacities: ['official', 'volunteer'],
    duty: 'must',
    log: 'logged',
    notice: true,
    fields: [line('order', t('The order', 'La orden')), ORDER_RECIPIENTS],
  },
  {
    id: 'R111',
    title: t('Peace-officer record', 'Informe policial'),
    when: t(
      'Staff who have to know of an alleged offense that the police told the school of.',
      'Personal que debe conocer una presunta infracción de la que informó la policía.',
    ),
    source: 'Minn. Stat. 260B.171 s.5; 515 VI.B.20',
    capacities: ['official', 'volunteer'],
    duty: 'must',
    log: 'logged',
    notice: true,
    fields: [line('record', t('The record', 'El informe')), ORDER_RECIPIENTS],
  },
];
