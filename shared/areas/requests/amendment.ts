import type { FieldSpec } from '../forms/form-spec.ts';
import { agreed } from '../disclosures/fields.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { generalSteps, UNANSWERED } from './general-steps.ts';
import type { RequestKind } from './kind.ts';

const DECISION: FieldSpec = {
  kind: 'choice',
  name: 'decision',
  label: t('Decision', 'Decisión'),
  of: [choice('amend', 'The record is amended', 'Se corrige el expediente'), choice('refuse', 'Refused', 'Denegada')],
};

/** A parent or eligible student asks that something in the record be corrected (34 CFR 99.20 to 99.22, R207 to R215). */
export const AMENDMENT: RequestKind = {
  id: 'amendment',
  title: t('To correct the record', 'Corregir el expediente'),
  when: t(
    'A parent or an eligible student writes that something is inaccurate, misleading or against the student’s privacy.',
    'La familia o un estudiante mayor de edad escribe que algo es inexacto, engañoso o contrario a la privacidad.',
  ),
  source: '34 CFR 99.20 to 99.22; R207 to R215; 515 XV',
  steps: [
    {
      kind: 'received',
      title: t('Request received', 'Solicitud recibida'),
      source: 'R207; 515 XV.A.1',
      fields: [
        line('party', t('Who asks', 'Quién la presenta'), { ofPeople: true }),
        line('item', t('Which item', 'Qué dato')),
        text('reason', t('Why it is wrong', 'Por qué está mal')),
        text('wanted', t('What it should say', 'Qué debería decir')),
        agreed('signed', 'The request is signed and dated', 'La solicitud está firmada y fechada'),
      ],
      after: [],
      once: true,
    },
    {
      kind: 'decided',
      title: t('Decided', 'Decidida'),
      source: 'R208, R209; 515 XV.A.2, XV.A.3',
      fields: [
        DECISION,
        text('reasons', t('Reasons', 'Motivos')),
        agreed(
          'told',
          'Told in writing; if refused, with the right to a hearing',
          'Se comunicó por escrito; si se denegó, con el derecho a una audiencia',
        ),
      ],
      after: ['received'],
      once: true,
      expected: true,
    },
    {
      kind: 'hearing-asked',
      title: t('Hearing asked for', 'Audiencia solicitada'),
      source: 'R209, R210; 515 XV.C',
      fields: [
        {
          kind: 'choice',
          name: 'before',
          // C8
          label: t('Before', 'Ante'),
          of: [
            choice('officer', 'A hearing officer', 'Una persona que preside la audiencia'),
            choice('panel', 'An impartial review panel', 'Un grupo imparcial de revisión'),
          ],
        },
      ],
      after: ['decided'],
      onlyIf: ['refused'],
      once: true,
    },
    {
      kind: 'hearing-set',
      title: t('Hearing set', 'Audiencia fijada'),
      source: 'R210; 515 XV.C',
      fields: [
        { kind: 'day', name: 'on', label: t('Day of the hearing', 'Día de la audiencia') },
        line('where', t('Time and place', 'Hora y lugar')),
        line('officer', t('Who holds it', 'Quién la preside'), { ofPeople: true }),
        agreed('noInterest', 'Who holds it has no direct interest', 'Quien la preside no tiene un interés directo'),
      ],
      after: ['hearing-asked'],
      expected: true,
    },
    {
      kind: 'hearing-decided',
      title: t('Decided after the hearing', 'Decidida tras la audiencia'),
      source: 'R210; 515 XV.C',
      fields: [
        DECISION,
        text('summary', t('Summary of the evidence, and reasons', 'Resumen de las pruebas y motivos'), {
          hint: t('On the evidence of the hearing alone.', 'Solo con las pruebas de la audiencia.'),
        }),
      ],
      after: ['hearing-set'],
      gates: ['hearing-held'],
      once: true,
      expected: true,
    },
    {
      kind: 'amended',
      title: t('Record amended, and told', 'Expediente corregido y comunicado'),
      source: 'R211; 515 XV.B.1',
      fields: [text('what', t('What the record says now', 'Qué dice ahora el expediente'))],
      after: ['decided'],
      afterIf: { fact: 'upheld', steps: ['hearing-decided'] },
      onlyIf: ['to-amend'],
      once: true,
      expected: true,
    },
    {
      kind: 'recipients-told',
      title: t('Past receivers told', 'Se avisó a quienes lo recibieron'),
      source: 'R214; 515.2R Challenge 2',
      fields: [
        text('who', t('Who was told, from the log', 'A quién se avisó, según el registro'), {
          hint: t('Or that nobody had received it.', 'O que nadie lo había recibido.'),
        }),
      ],
      after: ['amended'],
      expected: true,
    },
    {
      kind: 'statement',
      title: t('Statement of disagreement placed', 'Declaración de desacuerdo incorporada'),
      source: 'R212; 515 XV.B.2, XV.B.3',
      fields: [
        text('statement', t('The statement, word for word', 'La declaración, palabra por palabra')),
        line('contested', t('Which part it is about', 'A qué parte se refiere')),
      ],
      after: ['hearing-decided'],
      onlyIf: ['refused-after-hearing'],
    },
    {
      kind: 'appealed',
      title: t('Appealed', 'Apelada'),
      source: 'R213, R215; 515 XV.D',
      fields: [line('where', t('To whom', 'Ante quién'))],
      after: ['hearing-decided'],
      onlyIf: ['refused-after-hearing'],
      once: true,
    },
    {
      kind: 'done',
      title: t('Request closed', 'Solicitud cerrada'),
      source: 'R208 to R212; 515 XV',
      fields: [line('outcome', t('How it ended', 'Cómo terminó'))],
      after: ['decided'],
      // R211, R214: a decision to amend is carried out first, and told.
      afterIf: { fact: 'to-amend', steps: ['amended', 'recipients-told'] },
      once: true,
      closes: true,
      expected: true,
    },
    ...generalSteps(['W4', 'W5']),
  ],
  clocks: [
    { rule: 'W4', from: 'received', until: ['decided', ...UNANSWERED] },
    {
      rule: 'W5',
      from: 'received',
      until: ['recipients-told', 'done', ...UNANSWERED],
      // The denial was notified, which is the other way to meet it (515.2R Challenge 3), while it stands.
      orUntil: {
        step: 'decided',
        field: 'decision',
        is: 'refuse',
        unless: { step: 'hearing-decided', is: 'amend' },
      },
    },
  ],
};
