import { choice, line, t, text } from '../forms/spec-parts.ts';
import type { FieldSpec } from '../forms/form-spec.ts';
import type { Duty } from './duty.ts';

/** Ids are stored: never re-used. */
export const NOTICE_WAYS = [
  choice('mail', 'Mailed to every home', 'Por correo a cada hogar'),
  choice('home', 'Sent home with the students', 'Con los estudiantes'),
  choice('email', 'By e-mail', 'Por correo electrónico'),
  choice('handbook', 'In the student handbook', 'En el manual estudiantil'),
  choice('web', "On the district's website", 'En el sitio web del distrito'),
  choice('paper', 'In a newspaper', 'En un periódico'),
] as const;

const HOW: FieldSpec = {
  kind: 'choices',
  name: 'how',
  label: t('How families got it', 'Cómo la recibieron las familias'),
  of: NOTICE_WAYS,
};

const agreed = (name: string, en: string, es: string): FieldSpec => ({ kind: 'agreed', name, label: t(en, es) });

// W40 leaves the day to the district. Of the directory notice 515.3R says that it comes before the start of the school
// year (R226): the others go out with it.
const BEFORE_SCHOOL = { before: 'school' } as const;

/** The notices that families get each school year (W40). */
export const NOTICE_DUTIES: readonly Duty[] = [
  {
    id: 'rights-notice',
    title: t('Annual notice of rights', 'Aviso anual de derechos'),
    what: t(
      'Tells parents and eligible students of their rights over the record, with who counts as a school official.',
      'Informa a las familias y a los estudiantes mayores de edad de sus derechos sobre el expediente y de quién es funcionario escolar.',
    ),
    // R223, R224, R225
    source: '34 CFR 99.7; 515 XIX',
    scope: 'district',
    day: BEFORE_SCHOOL,
    ownDay: true,
    fields: [
      HOW,
      agreed(
        'contents',
        'All six contents are in it, with the criteria for a school official and a legitimate educational interest',
        'Contiene los seis puntos, con los criterios de funcionario escolar y de interés educativo legítimo',
      ),
      // R224; 515 XIX.B
      text(
        'languages',
        t(
          'How families with another home language were reached',
          'Cómo se llegó a las familias con otro idioma en casa',
        ),
        { hint: t('Which languages, and how in each.', 'Qué idiomas y de qué forma en cada uno.') },
      ),
      // R225; 515 XIX.C
      text(
        'disabilities',
        t(
          'How parents and eligible students with a disability were reached',
          'Cómo se llegó a las familias y a los estudiantes mayores de edad con discapacidad',
        ),
      ),
    ],
    paper: 'rights',
  },
  {
    id: 'directory-notice',
    title: t('Directory information notice', 'Aviso sobre la información de directorio'),
    what: t(
      'Says which types are public, that any or all may be refused, and until when. It comes before school begins.',
      'Dice qué datos son públicos, que se puede rechazar cualquiera de ellos o todos, y hasta cuándo. Sale antes de empezar las clases.',
    ),
    // R130, R226
    source: '34 CFR 99.37; 515 VII.C; 515.3R',
    scope: 'district',
    day: BEFORE_SCHOOL,
    fields: [
      HOW,
      text('types', t('Types of directory information', 'Tipos de información de directorio')),
      // C2: held until the later of the two ends; one that comes later counts from the day it came.
      { kind: 'day', name: 'refuseBy', label: t('Last day to refuse', 'Último día para rechazar') },
    ],
    paper: 'directory',
  },
  {
    id: 'recruiter-notice',
    title: t('Notice on recruiters', 'Aviso sobre los reclutadores'),
    what: t(
      'Tells families of grades 11 and 12 what recruiters and colleges get, and how to refuse it in writing.',
      'Informa a las familias de los grados 11 y 12 de lo que reciben reclutadores y universidades, y de cómo rechazarlo por escrito.',
    ),
    // R161, R163
    source: '20 USC 7908; 515 XI.C, XI.D',
    scope: 'district',
    day: BEFORE_SCHOOL,
    ownDay: true,
    fields: [
      HOW,
      { kind: 'day', name: 'refuseBy', label: t('Last day to refuse', 'Último día para rechazar') },
      line('to', t('To whom refusals are sent', 'A quién se envían los rechazos')),
    ],
    paper: 'recruiters',
  },
];
