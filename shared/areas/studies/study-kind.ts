import { agreed } from '../disclosures/fields.ts';
import type { FieldSpec } from '../forms/form-spec.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { generalSteps, UNANSWERED } from '../requests/general-steps.ts';
import type { RequestKind } from '../requests/kind.ts';

/** What counts as research (R67). Ids are stored: never re-used. */
export const RESEARCH_KINDS = [
  choice('records', 'Review of records', 'Revisión de expedientes'),
  choice('questionnaires', 'Questionnaires', 'Cuestionarios'),
  choice('interviews', 'Interviews', 'Entrevistas'),
  choice('observations', 'Observations', 'Observaciones'),
  choice('experiments', 'Experiments', 'Experimentos'),
  choice('historical', 'Historical or philosophical study', 'Estudio histórico o filosófico'),
  choice('other', 'Something else', 'Otra cosa'),
] as const;

const DATA: FieldSpec = {
  kind: 'choice',
  name: 'data',
  label: t('Data', 'Datos'),
  of: [
    choice('summary', 'Summary data that identify nobody', 'Datos resumidos que no identifican a nadie'),
    choice(
      'identifiable',
      'Data by which a student can be identified',
      'Datos con los que se identifica a un estudiante',
    ),
  ],
};

const LAST = ['done', ...UNANSWERED];

/** Somebody outside the district asks for data, an analysis or research (R63 to R67, R98). It is about no one student. */
export const STUDY: RequestKind = {
  id: 'study',
  title: t('Study', 'Estudio'),
  when: t(
    'Somebody whom the district does not employ asks for data, an analysis or research.',
    'Alguien que no trabaja para el distrito pide datos, un análisis o una investigación.',
  ),
  source: '34 CFR 99.31(a)(6); R63 to R67, R98; DB External 1 to 4; 515 VI.B.7; 515.3R Non-School',
  steps: [
    {
      kind: 'received',
      title: t('Application received', 'Solicitud recibida'),
      source: 'R64, R66, R67; DB External 3, 4',
      fields: [
        line('party', t('Who asks', 'Quién la presenta'), { ofPeople: true }),
        line('organization', t('Organization', 'Organización')),
        { kind: 'choices', name: 'kinds', label: t('Kind of research', 'Tipo de investigación'), of: RESEARCH_KINDS },
        text('purpose', t('Purpose', 'Fin')),
        text('methods', t('Methods', 'Métodos')),
        text('consequences', t('Consequences for those studied', 'Consecuencias para quienes se estudian')),
        text('competence', t('Competence of the researcher', 'Competencia de quien investiga')),
        text(
          'informed',
          t('How consent is voluntary and informed', 'Cómo el consentimiento es voluntario e informado'),
        ),
        DATA,
        agreed('statement', 'The written statement is on file', 'Consta la declaración por escrito'),
      ],
      after: [],
      once: true,
    },
    {
      // R64: the superintendent's alone, which the server asks for.
      kind: 'decided',
      title: t('Superintendent decided', 'Decisión de la superintendencia'),
      source: 'R63, R64; DB External, 1',
      fields: [
        {
          kind: 'choice',
          name: 'decision',
          label: t('Decision', 'Decisión'),
          of: [choice('approve', 'Approved', 'Aprobada'), choice('refuse', 'Refused', 'Denegada')],
        },
        text('reasons', t('Reasons', 'Motivos')),
        text('extent', t('What may be released at most', 'Qué se puede entregar como máximo'), {
          optional: true,
          hint: t(
            'Only what the state’s freedom-of-information law requires.',
            'Solo lo que exige la ley estatal de acceso a la información.',
          ),
        }),
      ],
      after: ['received'],
      once: true,
      expected: true,
    },
    {
      kind: 'agreement',
      title: t('Agreement signed', 'Acuerdo firmado'),
      source: 'R66, R98; DB External 4; 515 VI.B.7',
      fields: [
        text('purpose', t('Purpose and scope', 'Fin y alcance')),
        line('duration', t('Duration', 'Duración')),
        text('which', t('Which data', 'Qué datos')),
        agreed('use', 'They are used for this purpose alone', 'Se usan solo para este fin'),
        agreed(
          'nobody',
          'Nobody but its representatives can identify a parent or student',
          'Nadie más que sus representantes puede identificar a una familia o a un estudiante',
        ),
        {
          kind: 'day',
          name: 'destroyBy',
          label: t('Data destroyed by', 'Datos destruidos antes del'),
          hint: t('Needed where somebody can be identified.', 'Obligatorio si se puede identificar a alguien.'),
          optional: true,
        },
      ],
      after: ['decided'],
      onlyIf: ['approved'],
      gates: ['destroy-by-said'],
      once: true,
      expected: true,
    },
    {
      kind: 'consents',
      title: t('Parents told, consents on file', 'Familias informadas, consentimientos anotados'),
      // T2: both, unless the district lets studies begin without consent.
      source: 'R65; DB External 2',
      fields: [
        {
          kind: 'day',
          name: 'toldOn',
          label: t('Parents or eligible students told on', 'Se informó a las familias o a estudiantes adultos el'),
          past: true,
        },
        {
          kind: 'number',
          name: 'count',
          label: t('Consents on file', 'Consentimientos anotados'),
          min: 1,
          max: 100_000,
        },
        agreed(
          'only',
          'Data go out of those alone whose consent is on file',
          'Solo se entregan datos de quienes constan como conformes',
        ),
      ],
      after: ['agreement'],
      onlyIf: ['identifiable'],
      expected: true,
    },
    {
      kind: 'released',
      title: t('Data released', 'Datos entregados'),
      source: 'R63, R65, R98, R222; DB External 1, 2; 515.3R Non-School',
      fields: [text('which', t('What was given', 'Qué se entregó'))],
      after: ['agreement'],
      until: ['violation'],
      gates: ['study-consent'],
      expected: true,
    },
    {
      kind: 'destroyed',
      title: t('Data destroyed, certificate received', 'Datos destruidos, certificado recibido'),
      source: 'R98; 515 VI.B.7',
      fields: [line('certificate', t('The certificate: by whom, when', 'El certificado: de quién y cuándo'))],
      after: ['released'],
      onlyIf: ['identifiable'],
      once: true,
      expected: true,
    },
    {
      kind: 'violation',
      title: t('Violation found: organization barred', 'Infracción comprobada: organización excluida'),
      source: 'R98, R126; 515 VI.B.7',
      fields: [text('finding', t('What was found', 'Qué se comprobó'))],
      after: ['agreement'],
      once: true,
    },
    {
      kind: 'done',
      title: t('Study closed', 'Estudio cerrado'),
      source: 'R64; DB External',
      fields: [],
      after: ['decided'],
      afterIf: { fact: 'data-out', steps: ['destroyed'] },
      once: true,
      closes: true,
      expected: true,
    },
    ...generalSteps([]),
  ],
  clocks: [{ rule: 'W27', from: 'agreement', field: 'destroyBy', until: ['destroyed', ...LAST], fixed: true }],
};

/** The step that the superintendent alone takes, and takes back (R64). */
export const DECISION = 'decided';
