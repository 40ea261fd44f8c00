import type { FieldSpec } from '../forms/form-spec.ts';
import { line, t, text } from '../forms/spec-parts.ts';
import type { Duty } from './duty.ts';
import { NOTICE_DUTIES } from './notice-duties.ts';

const agreed = (name: string, en: string, es: string): FieldSpec => ({ kind: 'agreed', name, label: t(en, es) });

/** C28: the office that the law names now. */
export const COMPLAINTS_TO =
  'Student Privacy Policy Office, U.S. Department of Education, 400 Maryland Avenue SW, Washington, DC 20202';

/** Everything that is due once a school year, in the order in which it is done. */
export const DUTIES: readonly Duty[] = [
  {
    id: 'officials',
    title: t('Officials named', 'Responsables designados'),
    what: t(
      'Who is responsible for the records. The notices name these people; the principal keeps the records of the school.',
      'Quién responde por los expedientes. Los avisos nombran a estas personas; la dirección custodia los de su escuela.',
    ),
    // R148, R149, R157, R158, R159
    source: '515 III.M, XIII.A, XIII.B, XVI, XVII, XXI; 515.1R',
    scope: 'district',
    day: { on: '08-01' },
    ownDay: true,
    fields: [
      line('authority', t('Responsible authority', 'Autoridad responsable'), {
        ofPeople: true,
        hint: t('The superintendent.', 'La superintendencia.'),
      }),
      line('authorityAt', t('Address and phone', 'Dirección y teléfono')),
      line('manager', t("District's records manager", 'Responsable de archivos del distrito'), { ofPeople: true }),
      line(
        'compliance',
        t('Data practices compliance official', 'Responsable del cumplimiento en el manejo de datos'),
        {
          ofPeople: true,
          // R157
          hint: t(
            'For problems with access, and for changes because of a disability.',
            'Para problemas de acceso y para adaptaciones por discapacidad.',
          ),
        },
      ),
      line('complianceAt', t("The official's address and phone", 'Dirección y teléfono de esa persona')),
      // R158, C28
      text('complaints', t('Complaints go to', 'Las quejas se dirigen a'), {
        hint: t(`As a rule: ${COMPLAINTS_TO}.`, `Por lo general: ${COMPLAINTS_TO}.`),
      }),
      // R159
      line('copies', t('Where a copy of the policy is had', 'Dónde se obtiene una copia de la política')),
    ],
  },
  {
    id: 'state-report',
    title: t('Report to the state on data held', 'Informe al estado sobre los datos'),
    what: t(
      'What private data the district keeps, who is responsible for each file or system, and why they are needed.',
      'Qué datos privados guarda el distrito, quién responde por cada archivo o sistema y por qué hacen falta.',
    ),
    // W38, R152
    source: '515.1R duties 1 to 4',
    scope: 'district',
    day: { on: '08-01' },
    fields: [
      line('sentTo', t('Sent to', 'Enviado a')),
      text('systems', t('Each file or system, and who is responsible', 'Cada archivo o sistema y su responsable')),
      text('nature', t('Nature of the data', 'Naturaleza de los datos')),
      text('need', t('Why they are needed', 'Por qué hacen falta')),
      text('use', t('Intended use', 'Uso previsto')),
      // R153
      agreed(
        'safeguards',
        'Looked through: accurate, complete, current, and no more than the programs need',
        'Revisado: exactos, completos, actuales y solo los que necesitan los programas',
      ),
      // R154
      agreed(
        'benefit',
        "They serve the students' benefit and the district's educational goals alone",
        'Sirven solo al beneficio del alumnado y a los fines educativos del distrito',
      ),
    ],
  },
  {
    id: 'plan',
    title: t('Security plan of the school', 'Plan de seguridad de la escuela'),
    what: t(
      'Each principal writes how the records of the school are kept safe.',
      'Cada dirección escribe cómo se protegen los expedientes de su escuela.',
    ),
    // W39, R150
    source: '515 XIII.C',
    scope: 'school',
    day: { on: '09-01' },
    fields: [
      text('records', t('Records kept', 'Documentos que se guardan')),
      text('persons', t('Titles and addresses of who is responsible', 'Cargos y direcciones de quienes responden'), {
        ofPeople: true,
      }),
      text('location', t('Where they are, by category', 'Dónde están, por categoría')),
      text('means', t('Means of keeping them safe', 'Medios de protección')),
      text('access', t('Procedures for access and disclosure', 'Procedimientos de acceso y divulgación')),
    ],
    paper: 'plan',
  },
  {
    id: 'chart',
    title: t('Plans reviewed and chart issued', 'Planes revisados y cuadro emitido'),
    what: t(
      "The responsible authority reviews the schools' plans and issues a chart, which is attached to the policy.",
      'La autoridad responsable revisa los planes de las escuelas y emite un cuadro, que se adjunta a la política.',
    ),
    // R151
    source: '515 XIII.D',
    scope: 'district',
    day: { on: '09-30' },
    ownDay: true,
    fields: [
      agreed('reviewed', "Every school's plan was reviewed", 'Se revisó el plan de cada escuela'),
      agreed('attached', 'The chart is attached to the policy', 'El cuadro está adjunto a la política'),
      text('noted', t('What the schools were told', 'Qué se indicó a las escuelas'), { optional: true }),
    ],
    paper: 'chart',
  },
  ...NOTICE_DUTIES,
];

/** A duty by its id; undefined where a newer program has it. */
export const dutyOf = (id: string): Duty | undefined => DUTIES.find((one) => one.id === id);
