import { choice, line, t, text } from '../forms/spec-parts.ts';
import { generalSteps, UNANSWERED } from './general-steps.ts';
import type { RequestKind } from './kind.ts';
import { atOnce, thenTold } from './recipients.ts';

const SOURCE = 'R111; 515 VI.B.20';
const FIRST = ['superintendent', 'principal'];
/** From then on it is to be destroyed, and nobody is told of it any more. */
const OVER = ['notice'];

/** The police tell a school of an alleged offense (Minn. Stat. 260B.171 s.5, R111). */
export const PEACE_OFFICER: RequestKind = {
  id: 'peace-officer',
  title: t('Peace-officer record', 'Informe policial'),
  when: t(
    'The police told the school of an alleged offense. Who is told of it, and that it is destroyed once the matter ends.',
    'La policía informó a la escuela de una presunta infracción. A quién se informa, y que se destruye cuando el asunto termina.',
  ),
  source: 'Minn. Stat. 260B.171 s.5; R111; 515 VI.B.20',
  steps: [
    {
      kind: 'received',
      title: t('Record arrived', 'Informe recibido'),
      source: SOURCE,
      fields: [
        line('party', t('Law-enforcement agency', 'Fuerza del orden'), { ofPeople: true }),
        line('record', t('The record', 'El informe'), {
          hint: t('Its number and date, not what it says.', 'Su número y fecha, no su contenido.'),
        }),
      ],
      after: [],
      once: true,
    },
    atOnce('superintendent', ['Superintendent told', 'Se informó a la superintendencia'], SOURCE, OVER),
    atOnce('principal', ['Principal told', 'Se informó a la dirección'], SOURCE, OVER),
    ...thenTold(FIRST, SOURCE, OVER),
    {
      kind: 'notice',
      title: t('Notice that the matter ended', 'Aviso de que el asunto terminó'),
      source: SOURCE,
      fields: [
        {
          kind: 'choice',
          name: 'ended',
          label: t('How it ended', 'Cómo terminó'),
          of: [
            choice(
              'declined',
              'No petition: the county attorney declined',
              'Sin petición: la fiscalía del condado la rechazó',
            ),
            choice('diverted', 'Diversion or mediation', 'Programa alternativo o mediación'),
            choice('decided', 'A juvenile court decided', 'Decidió un tribunal juvenil'),
          ],
        },
        line('from', t('From whom', 'De quién'), { ofPeople: true }),
      ],
      after: ['received'],
      once: true,
    },
    {
      kind: 'deleted',
      title: t('Deleted', 'Borrado'),
      source: SOURCE,
      fields: [text('where', t('From which systems and files', 'De qué sistemas y archivos'))],
      after: ['notice'],
      gates: ['nobody-waits'],
      once: true,
      expected: true,
    },
    {
      kind: 'destroyed',
      title: t('Paper destroyed', 'Papeles destruidos'),
      source: SOURCE,
      fields: [line('how', t('How', 'Cómo'), { hint: t('No paper: say so.', 'Si no hay papeles, dígalo.') })],
      after: ['notice'],
      gates: ['nobody-waits'],
      once: true,
      expected: true,
    },
    {
      kind: 'recipient-told',
      title: t('Recipient told to destroy it', 'Se pidió a quien lo recibió que lo destruya'),
      source: SOURCE,
      fields: [
        {
          kind: 'step',
          name: 'step',
          label: t('Which recipient', 'Qué persona'),
          step: 'recipients',
        },
        line('how', t('How, or what was tried', 'Cómo, o qué se intentó')),
      ],
      after: ['notice'],
      onlyIf: ['somebody-untold'],
      gates: ['a-recipient'],
      expected: true,
      again: true,
    },
    {
      kind: 'done',
      title: t('Everything is destroyed, everybody told', 'Todo destruido y todas las personas avisadas'),
      source: SOURCE,
      fields: [],
      after: ['notice', 'deleted', 'destroyed'],
      onlyIf: ['everybody-told'],
      once: true,
      closes: true,
      expected: true,
    },
    ...generalSteps([]),
  ],
  clocks: [
    { rule: 'R111', from: 'received', until: [...OVER, ...UNANSWERED], untilAll: FIRST, fixed: true },
    { rule: 'W49', from: 'notice', until: ['done', ...UNANSWERED], fixed: true },
  ],
};
