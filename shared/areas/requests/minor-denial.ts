import { agreed, RECORD_PARTS } from '../disclosures/fields.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { generalSteps } from './general-steps.ts';
import type { RequestKind } from './kind.ts';

/** A minor asks that a parent be denied private data about the minor (515 VIII.B.1, R139, R140). */
export const MINOR_DENIAL: RequestKind = {
  id: 'minor-denial',
  title: t('A minor asks to deny the parent', 'Un menor pide negar el acceso a la familia'),
  when: t(
    'A student under 18 asks in writing, with reasons, that a parent not see a part of the record. Minors are told that they may.',
    'Un estudiante menor de 18 años pide por escrito y con motivos que la familia no vea una parte del expediente. Se informa a los menores de que pueden hacerlo.',
  ),
  source: 'Minn. R. 1205.0500; R139, R140; 515 VIII.B.1; 515.2R Exceptions 2',
  steps: [
    {
      kind: 'received',
      title: t('Request received', 'Petición recibida'),
      source: 'R139; 515 VIII.B.1',
      fields: [
        line('party', t('The minor who asks', 'Menor que la presenta'), { ofPeople: true }),
        line('against', t('Which parent', 'Qué familiar'), {
          ofPeople: true,
          optional: true,
          hint: t('Empty: both.', 'Vacío: ambos.'),
        }),
        { kind: 'choices', name: 'records', label: t('Which records', 'Qué documentos'), of: RECORD_PARTS },
        text('reasons', t('The reasons, as the minor wrote them', 'Los motivos, como los escribió el menor')),
        agreed('signed', 'It is in writing and signed', 'Está por escrito y firmada'),
      ],
      after: [],
      gates: ['a-minor'],
      once: true,
    },
    {
      kind: 'decided',
      title: t('Decided', 'Decidida'),
      source: 'R139; 515 VIII.B.1',
      fields: [
        text(
          'maturity',
          t(
            'Age and maturity: can the minor explain the reasons?',
            'Edad y madurez: ¿puede el menor explicar los motivos?',
          ),
        ),
        text(
          'protection',
          t('May denial protect the minor from harm?', '¿Puede la negativa proteger al menor de un daño?'),
        ),
        text('grounds', t('Grounds to believe the reasons', 'Fundamentos para creer los motivos')),
        text(
          'harm',
          t('Could these data lead to harm if disclosed?', '¿Podrían estos datos causar un daño si se divulgan?'),
        ),
        text(
          'health',
          t(
            'Health services to which minors consent themselves',
            'Servicios de salud que el menor consiente por sí mismo',
          ),
          {
            hint: t(
              'Of these the parent learns only where silence would seriously jeopardize the minor’s health (Minn. Stat. 144.341 to 144.347). None concerned: say so.',
              'De ellos se informa a la familia solo si callar pusiera en grave peligro la salud del menor (Minn. Stat. 144.341 a 144.347). Si no hay ninguno, dígalo.',
            ),
          },
        ),
        {
          kind: 'choice',
          name: 'decision',
          label: t('Decision', 'Decisión'),
          of: [
            choice(
              'grant',
              'Granted: the parent does not see these records',
              'Concedida: la familia no ve estos documentos',
            ),
            choice('refuse', 'Refused', 'Denegada'),
          ],
        },
      ],
      after: ['received'],
      once: true,
      expected: true,
    },
    {
      kind: 'told',
      title: t('The minor was told', 'Se informó al menor'),
      source: 'R139; 515 VIII.B.1',
      fields: [line('how', t('How', 'Cómo'))],
      after: ['decided'],
      once: true,
      expected: true,
    },
    {
      kind: 'done',
      title: t('Request closed', 'Petición cerrada'),
      source: 'R139; 515 VIII.B.1',
      fields: [],
      after: ['decided', 'told'],
      onlyIf: ['refused'],
      once: true,
      closes: true,
      expected: true,
    },
    {
      // It stays open while it is in force: whoever answers a parent must come upon it.
      kind: 'ended',
      title: t('No longer in force', 'Ya no está en vigor'),
      source: 'R139; 515 VIII.B.1',
      fields: [text('why', t('Why', 'Por qué'))],
      after: ['decided'],
      onlyIf: ['granted'],
      once: true,
      closes: true,
    },
    ...generalSteps([]),
  ],
  clocks: [],
};
