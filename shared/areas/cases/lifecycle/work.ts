import type { StepRule } from './step.ts';
import { choice, line, t, text } from '../../forms/spec-parts.ts';

const AREAS = [
  choice('attendance', 'Attendance', 'Asistencia'),
  choice('academics', 'Academics', 'Rendimiento académico'),
  choice('discipline', 'Discipline', 'Disciplina'),
];
const SATISFACTORY = [choice('yes', 'Satisfactory', 'Satisfactorio'), choice('no', 'Not yet', 'Todavía no')];
const OPEN = ['meeting', 'contracts', 'monitoring', 'committee'] as const;

/** What is done for the student, and how it goes (R10 to R15). */
export const WORK: readonly StepRule[] = [
  {
    kind: 'needs',
    title: t('Needs assessed', 'Necesidades evaluadas'),
    source: 'R11; CM A',
    owner: 'worker',
    fields: [text('needs', t('What the student needs', 'Qué necesita el estudiante'))],
    after: ['parent-told'],
    in: OPEN,
    expected: true,
    expectedIn: ['meeting', 'contracts', 'monitoring'],
    due: { days: 21, from: 'referred' },
  },
  {
    kind: 'intervention',
    title: t('Intervention offered', 'Intervención ofrecida'),
    source: 'R11; CM A',
    owner: 'worker',
    fields: [
      text('what', t('What was offered', 'Qué se ofreció')),
      {
        kind: 'choice',
        name: 'answer',
        label: t('Answer', 'Respuesta'),
        of: [
          choice('accepted', 'Accepted', 'Aceptada'),
          choice('declined', 'Declined', 'Rechazada'),
          choice('open', 'Not yet answered', 'Sin respuesta todavía'),
        ],
      },
    ],
    after: ['needs'],
    in: OPEN,
  },
  {
    kind: 'referral',
    title: t('Referral', 'Derivación'),
    source: 'R12; CM A, B.1.c',
    owner: 'worker',
    fields: [
      {
        kind: 'choice',
        name: 'to',
        label: t('Referred to', 'Derivado a'),
        of: [
          choice('pst', 'Problem Solving Team', 'Equipo de resolución de problemas'),
          choice('community', 'Community resource', 'Recurso de la comunidad'),
          choice('health', 'Health service', 'Servicio de salud'),
          choice('other', 'Other', 'Otro'),
        ],
      },
      line('name', t('Name of the team or service', 'Nombre del equipo o servicio')),
      text('why', t('What for', 'Para qué'), { optional: true }),
    ],
    after: ['parent-told'],
    in: OPEN,
  },
  {
    kind: 'referral-outcome',
    title: t('Outcome of a referral', 'Resultado de una derivación'),
    source: 'R12; CM A, B.1.c',
    owner: 'worker',
    fields: [
      { kind: 'step', name: 'referral', label: t('Which referral', 'Qué derivación'), step: 'referral' },
      {
        kind: 'choice',
        name: 'outcome',
        label: t('Outcome', 'Resultado'),
        of: [
          choice('accepted', 'Accepted, under way', 'Aceptada, en curso'),
          choice('completed', 'Completed', 'Completada'),
          choice('declined', 'Declined', 'Rechazada'),
          choice('no-answer', 'No answer', 'Sin respuesta'),
        ],
      },
      text('words', t('What came of it', 'Qué resultó'), { optional: true }),
    ],
    after: ['referral'],
    in: OPEN,
  },
  {
    kind: 'goal',
    title: t('Goal', 'Meta'),
    source: 'R14; CM A',
    owner: 'worker',
    fields: [
      { kind: 'choice', name: 'area', label: t('Area', 'Área'), of: AREAS },
      text('goal', t('What is to be reached', 'Qué se quiere lograr')),
    ],
    after: ['parent-told'],
    in: OPEN,
  },
  {
    kind: 'monitored',
    title: t('Monitored: attendance, academics, discipline', 'Seguimiento: asistencia, rendimiento, disciplina'),
    source: 'R14, R15; CM A, B.1.d',
    owner: 'worker',
    fields: [
      {
        kind: 'number',
        name: 'attendance',
        label: t('Attendance, percent of days', 'Asistencia, porcentaje de días'),
        min: 0,
        max: 100,
      },
      { kind: 'choice', name: 'attendanceOk', label: t('Attendance is', 'La asistencia es'), of: SATISFACTORY },
      {
        kind: 'number',
        name: 'academics',
        label: t('Classes passed, percent', 'Materias aprobadas, porcentaje'),
        min: 0,
        max: 100,
        fieldClass: 'academic',
      },
      {
        kind: 'choice',
        name: 'academicsOk',
        label: t('Academics are', 'El rendimiento es'),
        of: SATISFACTORY,
        fieldClass: 'academic',
      },
      {
        kind: 'number',
        name: 'discipline',
        label: t('Discipline referrals since the last time', 'Remisiones disciplinarias desde la última vez'),
        min: 0,
        max: 999,
        fieldClass: 'discipline',
      },
      {
        kind: 'choice',
        name: 'disciplineOk',
        label: t('Discipline is', 'La disciplina es'),
        of: SATISFACTORY,
        fieldClass: 'discipline',
      },
      text('words', t('What was seen', 'Qué se observó'), { optional: true }),
    ],
    after: ['met'],
    in: ['contracts', 'monitoring', 'committee'],
    expected: true,
    expectedIn: ['contracts', 'monitoring'],
    every: 30,
    due: { days: 30, from: 'met' },
  },
  {
    kind: 'transferred',
    title: t('Transferred to another school of the district', 'Trasladado a otra escuela del distrito'),
    source: 'R3; CM A',
    owner: 'worker',
    fields: [
      { kind: 'building', name: 'buildingId', label: t('New school', 'Escuela nueva') },
      {
        kind: 'staff',
        name: 'workerId',
        label: t('Social worker of the new school', 'Trabajo social de la escuela nueva'),
      },
      text('handOver', t('Hand-over note', 'Nota de traspaso'), {
        hint: t(
          'What the next social worker needs to know on the first day.',
          'Lo que quien siga en el caso necesita saber el primer día.',
        ),
      }),
    ],
    after: [],
    in: ['referred', 'meeting', 'contracts', 'monitoring', 'committee'],
  },
  {
    kind: 'summary',
    title: t('Closing summary', 'Resumen de cierre'),
    source: 'R29; MD par. 2',
    owner: 'worker',
    fields: [text('summary', t('Summary', 'Resumen'))],
    after: ['parent-told'],
    in: ['referred', 'meeting', 'contracts', 'monitoring', 'refused', 'committee'],
    expected: true,
    expectedIn: ['refused'],
    due: { days: 7, from: 'refused' },
  },
  {
    kind: 'discontinued',
    title: t('Discontinued', 'Terminado'),
    source: 'R18; CM C',
    owner: 'worker',
    fields: [
      {
        kind: 'choice',
        name: 'reason',
        label: t('Reason', 'Motivo'),
        of: [
          choice(
            'satisfactory',
            'Attendance, academics and discipline satisfactory for a grading period',
            'Asistencia, rendimiento y disciplina satisfactorios durante un período',
          ),
          choice('withdrawn', 'Withdrawn from the district', 'Se dio de baja del distrito'),
          choice('referred-back', 'Referred back to the committee', 'Remitido de nuevo al comité'),
          choice('refused', 'Services refused', 'Servicios rechazados'),
        ],
      },
      text('evidence', t('What shows it', 'Qué lo demuestra')),
    ],
    after: ['summary'],
    gates: ['reason-holds'],
    in: ['referred', 'meeting', 'contracts', 'monitoring', 'refused', 'committee'],
    once: true,
    expected: true,
    expectedIn: ['referred', 'meeting', 'contracts', 'monitoring', 'refused'],
  },
  {
    kind: 'struck',
    title: t('Entered by mistake', 'Anotado por error'),
    source: 'R33; MD par. 3',
    owner: 'either',
    fields: [
      { kind: 'step', name: 'step', label: t('Which step', 'Qué paso'), step: '*' },
      text('why', t('Why it does not count', 'Por qué no cuenta')),
    ],
    after: [],
    in: ['referred', 'meeting', 'contracts', 'monitoring', 'refused', 'committee', 'closed'],
  },
];
