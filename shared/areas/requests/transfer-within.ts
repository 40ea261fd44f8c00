import { agreed } from '../disclosures/fields.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { generalSteps } from './general-steps.ts';
import type { RequestKind } from './kind.ts';

const FILES = [
  choice('card', 'Permanent Record Card', 'Tarjeta de expediente permanente'),
  choice('cumulative', 'Cumulative File', 'Expediente acumulativo'),
  choice('health', 'Health Records', 'Historial de salud'),
  choice('clinical', 'Clinical File', 'Expediente clínico'),
];

/** A school of the district takes the student over (515.3R Within District, R216). No log: it is a school official's (R117). */
export const TRANSFER_WITHIN: RequestKind = {
  id: 'transfer-within',
  title: t('Record to a school of this district', 'Expediente para una escuela de este distrito'),
  when: t(
    'The receiving school of this district asks. No consent is needed where it has a legitimate educational interest.',
    'Lo pide la escuela del distrito que recibe al estudiante. No hace falta consentimiento si tiene un interés educativo legítimo.',
  ),
  source: 'R216; 515.3R Within District',
  steps: [
    {
      kind: 'received',
      title: t('Receiving school asked', 'La escuela que recibe lo pidió'),
      source: 'R216; 515.3R Within District',
      fields: [
        line('party', t('Receiving school', 'Escuela que recibe')),
        line('principal', t('Principal who answers for it', 'Dirección que responde'), { ofPeople: true }),
        { kind: 'choices', name: 'files', label: t('Which files', 'Qué archivos'), of: FILES },
        agreed(
          'interest',
          'The receiving school has a legitimate educational interest',
          'La escuela que recibe tiene un interés educativo legítimo',
        ),
      ],
      after: [],
      once: true,
    },
    {
      kind: 'sent',
      title: t('Files sent', 'Archivos enviados'),
      source: 'R216; 515.3R Within District',
      fields: [{ kind: 'choices', name: 'files', label: t('What was sent', 'Qué se envió'), of: FILES }],
      after: ['received'],
      once: true,
      closes: true,
      expected: true,
    },
    {
      kind: 'denied',
      title: t('Not sent', 'No enviado'),
      source: 'R216; 515.3R Within District',
      fields: [text('why', t('Why', 'Por qué'))],
      after: ['received'],
      until: ['sent'],
      closes: true,
    },
    ...generalSteps([]),
  ],
  clocks: [],
};
