import { EXISTENCE_ITEMS } from '../disclosures/bases-courts.ts';
import { agreed, NOTICE, PROVEN } from '../disclosures/fields.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { generalSteps, UNANSWERED } from './general-steps.ts';
import type { RequestKind } from './kind.ts';

/** The juvenile justice system asks on the statutory form (R186 to R192). */
export const JUVENILE: RequestKind = {
  id: 'juvenile',
  title: t('Juvenile justice request', 'Solicitud de justicia juvenil'),
  when: t(
    'A member of the juvenile justice system asks on the certified form, before adjudication.',
    'Un miembro de la justicia juvenil la presenta con el formulario certificado, antes de la sentencia.',
  ),
  source: 'Minn. Stat. 13.32 s.3(i), s.8; R186 to R192; 515 VI.B.18',
  steps: [
    {
      kind: 'received',
      title: t('Form received', 'Formulario recibido'),
      source: 'R186; JJ form',
      fields: [
        line('party', t('Name and agency', 'Nombre y organismo'), { ofPeople: true }),
        PROVEN,
        {
          kind: 'choice',
          name: 'basis',
          label: t('Basis', 'Base'),
          of: [
            choice(
              'delinquency',
              'Delinquency investigation or prosecution',
              'Investigación o proceso por delincuencia juvenil',
            ),
            choice(
              'protection',
              'Child-protection assessment or investigation',
              'Evaluación o investigación de protección de menores',
            ),
            choice('petition', 'CHIPS or delinquency petition', 'Petición CHIPS o de delincuencia juvenil'),
          ],
        },
        text(
          'reason',
          t(
            'Why existence data are needed to serve the student',
            'Por qué se necesitan los datos para atender al estudiante',
          ),
        ),
        {
          kind: 'choices',
          name: 'asked',
          label: t('Marked on the form', 'Marcado en el formulario'),
          of: EXISTENCE_ITEMS,
          optional: true,
        },
        agreed(
          'certified',
          'Certified: a member of the system, before adjudication, nothing disclosed further; signed',
          'Certificado: miembro del sistema, antes de la sentencia, nada se divulga después; firmado',
        ),
      ],
      after: [],
      once: true,
    },
    {
      kind: 'part-a',
      title: t('Part a given: name, schedule, parents', 'Parte a entregada: nombre, horario, familia'),
      source: 'R187; 515 VI.B.18.a',
      fields: [NOTICE],
      after: ['received'],
      once: true,
      expected: true,
    },
    {
      kind: 'notice-sent',
      title: t('Parent told by certified mail', 'Se avisó a la familia por correo certificado'),
      source: 'R189; 515 VI.B.18.b',
      fields: [line('number', t('Number of the certified letter', 'Número de la carta certificada'))],
      after: ['received'],
      onlyIf: ['something-marked'],
      expected: true,
    },
    {
      kind: 'notice-received',
      title: t('Parent received the letter', 'La familia recibió la carta'),
      source: 'R189, R190; 515 VI.B.18.b',
      fields: [],
      after: ['notice-sent'],
      once: true,
      expected: true,
    },
    {
      kind: 'objected',
      title: t('Parent objected', 'La familia se opuso'),
      source: 'R190; 515 VI.B.18.b',
      fields: [text('words', t('What the parent wrote', 'Qué escribió la familia'))],
      after: ['notice-sent'],
      until: ['part-b'],
      once: true,
    },
    {
      kind: 'requester-told',
      title: t('Requester told of the objection', 'Se informó de la oposición a quien la pidió'),
      source: 'R190; 515 VI.B.18.b',
      fields: [line('how', t('How', 'Cómo'))],
      after: ['part-a', 'objected'],
      onlyIf: ['objected-in-time'],
      once: true,
      closes: true,
      expected: true,
    },
    {
      kind: 'part-b',
      title: t('Part b answered: yes or no alone', 'Parte b respondida: solo sí o no'),
      source: 'R188, R191; 515 VI.B.18.b',
      fields: [
        {
          kind: 'choices',
          name: 'exists',
          label: t('Answered with yes; all others with no', 'Respondido con sí; lo demás con no'),
          of: EXISTENCE_ITEMS,
          optional: true,
        },
        NOTICE,
      ],
      after: ['part-a', 'notice-received'],
      onlyIf: ['no-objection'],
      gates: ['objection-over', 'only-marked'],
      once: true,
      closes: true,
      expected: true,
    },
    {
      kind: 'done',
      title: t('Closed: part b was not asked for', 'Cerrada: no se pidió la parte b'),
      source: 'R187; 515 VI.B.18.a',
      fields: [],
      after: ['part-a'],
      onlyIf: ['nothing-marked'],
      once: true,
      closes: true,
      expected: true,
    },
    ...generalSteps([]),
  ],
  clocks: [
    { rule: 'W6', from: 'notice-received', until: UNANSWERED, stoppedBy: 'objected', wait: true },
    {
      rule: 'W7',
      from: 'notice-received',
      until: ['part-b', ...UNANSWERED],
      // One that came after the last day stops no clock: the answer is still owed (C14).
      stoppedBy: 'objected',
      // C14: silence is consent only when all of it is over.
      doneAfter: true,
    },
  ],
};
