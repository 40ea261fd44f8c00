import { choice, line, t, text } from '../forms/spec-parts.ts';
import type { Basis } from './basis.ts';
import { agreed } from './fields.ts';

/** What shows that a parent claims a student of 18 or over as a dependent (C7). Ids are stored: never re-used. */
export const DEPENDENCY_PROOFS = [
  choice('tax-return', 'Tax return seen', 'Se vio la declaración de impuestos'),
  choice('statement', 'Signed statement of the student', 'Declaración firmada del estudiante'),
] as const;

/** Releases that protect somebody, or that the law on children and health asks for. */
export const PROTECTION_BASES: readonly Basis[] = [
  {
    id: 'R102',
    title: t('Health or safety emergency', 'Emergencia de salud o seguridad'),
    when: t(
      'An articulable and significant threat; anybody whose knowledge is necessary to protect.',
      'Una amenaza concreta y seria; cualquier persona cuyo conocimiento sea necesario para proteger.',
    ),
    source: '34 CFR 99.31(a)(10), 99.32(a)(5), 99.36; 515 VI.B.11, XIII.E.5',
    capacities: [],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [
      // R118: the entry is not complete without it.
      text('threat', t('The threat, on what was known then', 'La amenaza, según lo que se sabía entonces')),
    ],
  },
  {
    id: 'R103',
    title: t('Juvenile justice, risk of harm', 'Justicia juvenil, riesgo de daño'),
    when: t(
      'How a student behaves who poses a risk of harm, where health or safety makes it necessary.',
      'La conducta de un estudiante que supone un riesgo de daño, cuando la salud o la seguridad lo exigen.',
    ),
    source: 'Minn. Stat. 13.32 s.3; 515 VI.B.12',
    capacities: ['juvenile', 'police'],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [text('necessity', t('Why it is reasonably necessary', 'Por qué es razonablemente necesario'))],
  },
  {
    id: 'R107',
    title: t('Health authority', 'Autoridad sanitaria'),
    when: t(
      'As far as an immunization program or an investigation of a disease needs it.',
      'En la medida en que lo necesite un programa de vacunación o la investigación de una enfermedad.',
    ),
    source: 'Minn. Stat. 13.32 s.3; 515 VI.B.16',
    capacities: ['health'],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [
      line('program', t('Program or investigation', 'Programa o investigación')),
      line('extent', t('How much of it is needed', 'Qué parte se necesita')),
    ],
  },
  {
    id: 'R108',
    title: t('Volunteer at a school event', 'Voluntariado en un evento escolar'),
    when: t(
      'A volunteer who runs an activity that the school sponsors or endorses.',
      'Una persona voluntaria que dirige una actividad organizada o avalada por la escuela.',
    ),
    source: 'Minn. Stat. 13.32 s.3; 515 VI.B.17',
    capacities: ['volunteer'],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [text('mustKnow', t('Why the volunteer has to know', 'Por qué necesita saberlo'))],
  },
  {
    id: 'R113',
    title: t('Child welfare', 'Protección de menores'),
    when: t(
      'A caseworker of the agency or tribe that is legally responsible for the student and may see the case plan.',
      'Personal de la agencia o tribu legalmente responsable del estudiante, con derecho a ver el plan del caso.',
    ),
    source: '20 USC 1232g(b)(1)(L); 515 VI.B.22',
    capacities: ['welfare'],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [
      line('responsibility', t('What makes it legally responsible', 'En qué se basa su responsabilidad legal')),
      agreed(
        'casePlan',
        'The caseworker has the right to see the case plan',
        'Esa persona tiene derecho a ver el plan del caso',
      ),
    ],
  },
  {
    id: 'R100',
    title: t('Parents of a dependent adult student', 'Familia de un estudiante adulto dependiente'),
    when: t(
      'Parents who claim a student of 18 or over as a dependent for income tax.',
      'Familia que declara a un estudiante de 18 años o más como dependiente en el impuesto sobre la renta.',
    ),
    source: '34 CFR 99.31(a)(8); 515 VI.B.9',
    capacities: ['parent'],
    duty: 'may',
    log: 'logged',
    notice: false,
    gates: ['of-age'],
    fields: [
      {
        kind: 'choice',
        name: 'evidence',
        // C7: no access without it.
        label: t('Evidence of dependency', 'Prueba de dependencia'),
        of: DEPENDENCY_PROOFS,
      },
    ],
  },
];
