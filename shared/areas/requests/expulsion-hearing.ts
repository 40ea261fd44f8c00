import { INSPECTABLE_PARTS } from '../disclosures/closed-parts.ts';
import { agreed } from '../disclosures/fields.ts';
import { choice, line, t } from '../forms/spec-parts.ts';
import { generalSteps, UNANSWERED } from './general-steps.ts';
import type { RequestKind } from './kind.ts';

/** All records are given before an exclusion or expulsion hearing (515 X, R147). */
export const EXPULSION_HEARING: RequestKind = {
  id: 'expulsion-hearing',
  title: t('Records before an expulsion hearing', 'Documentos antes de una audiencia de expulsión'),
  when: t(
    'Student and parent, or their representative, get all records at a reasonable time before the hearing.',
    'El estudiante y la familia, o su representante, reciben todos los documentos con tiempo razonable antes de la audiencia.',
  ),
  source: 'Minn. Stat. 121A.47; R147; 515 X',
  steps: [
    {
      kind: 'received',
      title: t('Hearing set', 'Audiencia fijada'),
      source: 'R147; 515 X',
      fields: [
        line('party', t('Who gets the records', 'Quién recibe los documentos'), { ofPeople: true }),
        {
          kind: 'choice',
          name: 'what',
          label: t('Hearing on', 'Audiencia sobre'),
          of: [choice('expulsion', 'Expulsion', 'Expulsión'), choice('exclusion', 'Exclusion', 'Exclusión')],
        },
        { kind: 'day', name: 'hearingOn', label: t('Day of the hearing', 'Día de la audiencia') },
      ],
      after: [],
      once: true,
    },
    {
      kind: 'given',
      title: t('Records given', 'Documentos entregados'),
      source: 'R147, R181; 515 X',
      fields: [
        {
          kind: 'choice',
          name: 'as',
          label: t('To', 'A'),
          of: [
            choice('parent', 'The parent', 'La familia'),
            choice('student', 'The student', 'El estudiante'),
            choice('representative', 'Their representative', 'Su representante'),
          ],
        },
        line('who', t('Name', 'Nombre'), { ofPeople: true }),
        { kind: 'choices', name: 'records', label: t('Which records', 'Qué documentos'), of: INSPECTABLE_PARTS },
        agreed('all', 'These are all the records of this hearing', 'Son todos los documentos de esta audiencia'),
        agreed(
          'othersOut',
          'Whatever is about other students was taken out first',
          'Antes se quitó todo lo que trata de otros estudiantes',
        ),
        {
          // R117: what is given by written consent stands with the consent, not in the log.
          kind: 'choice',
          name: 'consent',
          label: t('Consent for the representative', 'Consentimiento para el representante'),
          of: [
            choice(
              'filed',
              'Written, signed and on file under Consents',
              'Por escrito, firmado y anotado en Consentimientos',
            ),
          ],
          optional: true,
        },
      ],
      after: ['received'],
      gates: ['consent-said'],
      expected: true,
    },
    {
      kind: 'done',
      title: t('Everybody has the records', 'Todos tienen los documentos'),
      source: 'R147; 515 X',
      fields: [],
      after: ['received', 'given'],
      once: true,
      closes: true,
      expected: true,
    },
    ...generalSteps([]),
  ],
  clocks: [{ rule: 'R147', from: 'received', field: 'hearingOn', until: ['given', ...UNANSWERED], fixed: true }],
};
