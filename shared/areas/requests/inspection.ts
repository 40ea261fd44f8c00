import { INSPECTABLE_PARTS } from '../disclosures/closed-parts.ts';
import { agreed, PROVEN, RECORD_PARTS } from '../disclosures/fields.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { AS, EVIDENCE } from '../inspections/inspector.ts';
import { generalSteps, UNANSWERED } from './general-steps.ts';
import type { RequestKind } from './kind.ts';

const OVER = ['denied', 'done'];
const TO_SEE = { field: 'wants', in: ['see', 'both'] };
const FOR_COPIES = { field: 'wants', in: ['copies', 'both'] };

/** Why nothing is shown. Ids are stored: never re-used. */
export const DENIAL_GROUNDS = [
  choice('order', 'A law or court order on file says otherwise', 'Consta una ley u orden judicial en contra'),
  choice(
    'adult',
    'The student is 18; no consent, no evidence of dependency',
    'El estudiante tiene 18 años; sin consentimiento ni prueba de dependencia',
  ),
  choice('minor', "A minor's request to deny was granted", 'Se concedió la solicitud del menor de negarlo'),
  choice('confidential', 'Confidential to parent and student', 'Confidencial para la familia y el estudiante'),
  choice('no-record', 'There is no such record', 'No existe tal documento'),
] as const;

/** A parent or eligible student asks to see the record, or for copies (R167 to R181). */
export const INSPECTION: RequestKind = {
  id: 'inspection',
  title: t('To see the record, or for copies', 'Ver el expediente u obtener copias'),
  when: t(
    'A parent, an eligible or a former student asks in writing to inspect the record.',
    'La familia, un estudiante mayor de edad o un exestudiante pide por escrito consultar el expediente.',
  ),
  source: '34 CFR 99.10; R167 to R181; 515 XIV',
  steps: [
    {
      kind: 'received',
      title: t('Request received', 'Solicitud recibida'),
      source: 'R167, R168; 515 XIV.A, XIV.D',
      fields: [
        line('party', t('Who asks', 'Quién la presenta'), { ofPeople: true }),
        AS,
        EVIDENCE,
        PROVEN,
        { kind: 'choices', name: 'records', label: t('Which records', 'Qué documentos'), of: RECORD_PARTS },
        line('recordsNote', t('As precisely as possible', 'Con la mayor precisión posible'), { optional: true }),
        {
          kind: 'choice',
          name: 'wants',
          label: t('To', 'Para'),
          of: [
            choice('see', 'See them', 'Verlos'),
            choice('copies', 'Have copies', 'Recibir copias'),
            choice('both', 'See them and have copies', 'Verlos y recibir copias'),
          ],
        },
      ],
      after: [],
      gates: ['age-fits', 'evidence-said'],
      once: true,
    },
    {
      kind: 'minor-told',
      title: t(
        'The student was told of the right to ask for denial',
        'Se informó al estudiante de que puede pedir que se niegue',
      ),
      source: 'R140; 515.2R Exceptions 2',
      fields: [
        line('how', t('How', 'Cómo'), {
          hint: t(
            'A minor may ask in writing, with reasons, that the parent not see a part of the record.',
            'Un menor puede pedir por escrito y con motivos que la familia no vea una parte del expediente.',
          ),
        }),
      ],
      after: ['received'],
      onlyIf: ['asked-by-parent'],
      until: OVER,
    },
    {
      kind: 'arranged',
      title: t('Time and place told', 'Fecha y lugar comunicados'),
      source: 'R173; 515 XIV.E',
      fields: [
        { kind: 'day', name: 'on', label: t('Day of the inspection', 'Día de la consulta') },
        line('where', t('Time and place', 'Hora y lugar'), {
          hint: t(
            'Records kept in several places are brought together.',
            'Los documentos de varios lugares se reúnen.',
          ),
        }),
        line('official', t('Office that explains the records', 'Oficina que explica los documentos')),
      ],
      after: ['received'],
      onlyIf: ['dependency-shown'],
      until: OVER,
      expected: true,
      expectedIf: TO_SEE,
    },
    {
      kind: 'inspected',
      title: t('Record inspected', 'Expediente consultado'),
      source: 'R174, R181; 515 XIV.F; 515.2R',
      fields: [
        line('who', t('Who saw it', 'Quién lo vio'), { ofPeople: true }),
        { kind: 'choices', name: 'records', label: t('What was shown', 'Qué se mostró'), of: INSPECTABLE_PARTS },
        // R177: before anything is shown.
        agreed(
          'subject',
          'The person was told first that there are data about the student',
          'Antes se dijo a la persona que hay datos sobre el estudiante',
        ),
        agreed(
          'othersOut',
          'Whatever is about other students was taken out first',
          'Antes se quitó todo lo que trata de otros estudiantes',
        ),
        agreed('closedOut', 'Nothing confidential was shown', 'No se mostró nada confidencial'),
        text('explained', t('What was explained', 'Qué se explicó'), { optional: true }),
      ],
      after: ['received'],
      onlyIf: ['dependency-shown'],
      until: OVER,
      gates: ['not-withheld'],
      expected: true,
      expectedIf: TO_SEE,
    },
    {
      kind: 'copied',
      title: t('Copies handed over', 'Copias entregadas'),
      source: 'R171, R176; 515 XIV.C.2, XIV.H',
      fields: [
        { kind: 'choices', name: 'records', label: t('Copies of what', 'Copias de qué'), of: INSPECTABLE_PARTS },
        { kind: 'number', name: 'pages', label: t('Pages', 'Páginas'), min: 0, max: 100_000 },
        {
          kind: 'number',
          name: 'fee',
          label: t('Fee in dollars', 'Tarifa en dólares'),
          hint: t(
            'At most 25 cents a page up to 100 pages; nothing for searching.',
            'Como máximo 25 centavos por página hasta 100 páginas; nada por buscar.',
          ),
          min: 0,
          max: 100_000,
        },
        {
          kind: 'choice',
          name: 'noFee',
          label: t('If there is no fee, why', 'Si no hay tarifa, por qué'),
          of: [
            choice('prevents', 'A fee would prevent the inspection', 'Una tarifa impediría la consulta'),
            choice(
              'disability',
              'A fee would impair the right (disability)',
              'Una tarifa perjudicaría el derecho (discapacidad)',
            ),
            choice('only-way', 'Copies are the only way to inspect', 'Las copias son la única forma de consultar'),
            choice('waived', 'The district waives it', 'El distrito renuncia a ella'),
          ],
          optional: true,
        },
        agreed(
          'othersOut',
          'Whatever is about other students was taken out',
          'Se quitó todo lo que trata de otros estudiantes',
        ),
      ],
      after: ['received'],
      onlyIf: ['dependency-shown'],
      until: OVER,
      gates: ['fee-lawful', 'not-withheld'],
      expected: true,
      expectedIf: FOR_COPIES,
    },
    {
      kind: 'denied',
      title: t('Denied', 'Denegada'),
      source: 'R73, R139, R143, R175; 515 III.J, VIII.B, IX.A, XIV.G',
      fields: [
        {
          kind: 'choice',
          name: 'ground',
          label: t('Ground', 'Motivo'),
          of: DENIAL_GROUNDS,
        },
        text('told', t('What the person was told', 'Qué se le dijo a la persona')),
      ],
      after: ['received'],
      until: OVER,
      closes: true,
    },
    {
      kind: 'done',
      title: t('Request answered', 'Solicitud atendida'),
      source: 'R169; 515 XIV.B',
      fields: [],
      after: ['received'],
      afterAny: ['inspected', 'copied'],
      afterIf: { fact: 'wants-both', steps: ['copied'] },
      until: ['denied'],
      once: true,
      closes: true,
      expected: true,
    },
    // 34 CFR 99.10(b): no more time than the outer limit has.
    ...generalSteps(['W1'], ['within-limit']),
  ],
  // C1: ten business days, with the outer limit of 45 days shown from the first.
  clocks: [
    { rule: 'W1', from: 'received', until: ['arranged', 'inspected', 'copied', 'denied', ...UNANSWERED] },
    // 34 CFR 99.10(b): nobody may give themselves more than that.
    { rule: 'W2', from: 'received', until: ['inspected', 'copied', 'denied', ...UNANSWERED], fixed: true },
  ],
};
