import { choice, line, t, text } from '../forms/spec-parts.ts';
import type { Basis } from './basis.ts';
import { agreed } from './fields.ts';

/** Releases for the work of schools: services, transfers, authorities, aid, studies, accreditation, recruiters. */
export const SCHOOL_BASES: readonly Basis[] = [
  {
    id: 'R93',
    title: t('Outsourced service', 'Servicio externo'),
    when: t(
      'A contractor, consultant or volunteer does work that staff would otherwise do.',
      'Contratista, asesoría o voluntariado que hace un trabajo que de otro modo haría el personal.',
    ),
    source: '34 CFR 99.31(a)(1)(i)(B); 515 VI.B.2',
    capacities: ['contractor', 'volunteer'],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [
      line('agreement', t('Agreement', 'Acuerdo'), { hint: t('Its date and number.', 'Su fecha y número.') }),
      agreed(
        'staffWork',
        'It is work that staff would otherwise do',
        'Es un trabajo que de otro modo haría el personal',
      ),
      agreed(
        'directControl',
        'The district directly controls how the data are used and kept',
        'El distrito controla directamente el uso y la conservación de los datos',
      ),
      agreed(
        'noFurther',
        'Used for this purpose alone, and passed on to nobody without consent',
        'Solo para este fin, y sin pasarlos a nadie sin consentimiento',
      ),
    ],
  },
  {
    id: 'R94',
    title: t('Transfer to another school', 'Traslado a otra escuela'),
    when: t(
      'A school, district or college where the student seeks to enroll, intends to, or is enrolled.',
      'Una escuela, un distrito o una universidad donde el estudiante solicita inscribirse, piensa hacerlo o ya está inscrito.',
    ),
    source: '34 CFR 99.31(a)(2), 99.34; 515 VI.B.3; 515.3R',
    capacities: ['school'],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [
      {
        kind: 'choice',
        name: 'parentTold',
        label: t('How the parent knows', 'Cómo lo sabe la familia'),
        // R94, R217: 34 CFR 99.34 asks which of the three.
        of: [
          choice('notified', 'Notified of this transfer', 'Se le avisó de este traslado'),
          choice('parent-began', 'The parent or the student asked for it', 'Lo pidió la familia o el estudiante'),
          choice('annual-notice', 'The annual notice says so', 'Lo dice el aviso anual'),
          // R220: preferred wherever it is possible and practical.
          choice('permission', 'Written permission is on file', 'Consta un permiso por escrito'),
        ],
      },
      agreed(
        'verified',
        'The school verified in writing that it gives access to nobody else',
        'La escuela confirmó por escrito que no da acceso a nadie más',
      ),
      agreed(
        'discipline',
        'What the law asks for is with it: suspensions, expulsions, weapons',
        'Incluye lo que exige la ley: suspensiones, expulsiones, armas',
      ),
    ],
  },
  {
    id: 'R95',
    title: t('Education authority', 'Autoridad educativa'),
    when: t(
      'Authorized representatives of the state or federal education authority, for audit, evaluation or enforcement.',
      'Representantes autorizados de la autoridad educativa estatal o federal, para auditoría, evaluación o cumplimiento.',
    ),
    source: '34 CFR 99.31(a)(3), 99.35; 515 VI.B.4',
    capacities: ['education-authority'],
    duty: 'may',
    log: 'logged',
    notice: true,
    furtherRequired: true,
    fields: [line('program', t('Audit, evaluation or program', 'Auditoría, evaluación o programa'))],
  },
  {
    id: 'R96',
    title: t('Financial aid', 'Ayuda financiera'),
    when: t(
      'Aid that the student has applied for or received.',
      'Una ayuda que el estudiante ha solicitado o recibido.',
    ),
    source: '34 CFR 99.31(a)(4); 515 VI.B.5',
    capacities: ['aid', 'school'],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [
      {
        kind: 'choices',
        name: 'need',
        label: t('Needed to decide', 'Necesario para decidir'),
        of: [
          choice('eligibility', 'Who is eligible', 'Quién tiene derecho'),
          choice('amount', 'The amount', 'El importe'),
          choice('conditions', 'The conditions', 'Las condiciones'),
          choice('enforcement', 'Whether the terms are kept', 'Si se cumplen las condiciones'),
        ],
      },
    ],
  },
  {
    id: 'R98',
    title: t('Study for the district', 'Estudio para el distrito'),
    when: t(
      'An organization that studies tests, aid programs or instruction for the district, under an agreement.',
      'Una organización que estudia pruebas, programas de ayuda o enseñanza para el distrito, con un acuerdo.',
    ),
    source: '34 CFR 99.31(a)(6); 515 VI.B.7',
    capacities: ['study'],
    duty: 'may',
    log: 'logged',
    notice: true,
    gates: ['studies-open'],
    fields: [
      text('agreement', t('Agreement: purpose, scope, duration, data', 'Acuerdo: fin, alcance, duración, datos')),
      { kind: 'day', name: 'destroyBy', label: t('Data destroyed by', 'Datos destruidos antes del') },
    ],
  },
  {
    id: 'R99',
    title: t('Accreditation', 'Acreditación'),
    when: t(
      'An accrediting organization, for that function alone.',
      'Una organización de acreditación, solo para esa función.',
    ),
    source: '34 CFR 99.31(a)(7); 515 VI.B.8',
    capacities: ['accreditor'],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [line('function', t('Accrediting function', 'Función de acreditación'))],
  },
  {
    id: 'R112',
    title: t('Nutrition programs', 'Programas de nutrición'),
    when: t(
      'The Department of Agriculture or its contractors, to evaluate a nutrition program.',
      'El Departamento de Agricultura o sus contratistas, para evaluar un programa de nutrición.',
    ),
    source: '20 USC 1232g(b)(1)(K); 515 VI.B.21',
    capacities: ['nutrition'],
    duty: 'may',
    log: 'logged',
    notice: true,
    fields: [
      line('program', t('Program', 'Programa')),
      agreed(
        'aggregate',
        'Results name nobody, and the data are destroyed when no longer needed',
        'Los resultados no nombran a nadie y los datos se destruyen cuando ya no hacen falta',
      ),
    ],
  },
  {
    id: 'R105',
    title: t('Recruiters', 'Reclutamiento'),
    when: t(
      'Name, address and phone of a student in grade 11 or 12, unless refused in writing.',
      'Nombre, dirección y teléfono de un estudiante de grado 11 o 12, salvo negativa por escrito.',
    ),
    source: '20 USC 7908; 10 USC 503; 515 XI',
    capacities: ['military', 'college-recruiter'],
    // R160: name, address, home phone, and nothing else.
    records: ['contact'],
    duty: 'must',
    log: 'logged',
    notice: true,
    fields: [
      { kind: 'day', name: 'askedOn', label: t('Asked on', 'Pedido el'), past: true },
      agreed('upperGrade', 'The student is in grade 11 or 12', 'El estudiante está en grado 11 o 12'),
      agreed(
        'notRefused',
        'No refusal for recruiters is on file, and the yearly date to refuse has passed',
        'No consta negativa para reclutamiento y ya pasó la fecha anual para presentarla',
      ),
    ],
  },
];
