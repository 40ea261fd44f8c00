import { NO_NOTICE_GROUNDS } from '../disclosures/bases-courts.ts';
import { PROVEN, RECORD_PARTS } from '../disclosures/fields.ts';
import { CAPACITIES } from '../disclosures/parties.ts';
import type { Filled } from '../forms/form-spec.ts';
import { textAt } from '../forms/form-spec.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { generalSteps, UNANSWERED } from './general-steps.ts';
import type { RequestKind } from './kind.ts';

const OVER = ['complied', 'denied', 'quashed'];
/** An order of these kinds is told to nobody, so that it is no request that anybody could list (R117). */
const SECRET = ['secrecy', 'ex-parte'];
const isOf = (ids: readonly string[]) => (one: { readonly id: string }) => ids.includes(one.id);

/** Whether a request, as its first step is filled in, is a secret order: the custodian's sealed book alone keeps that. */
export const isSecretOrder = (kind: string, filled: Filled): boolean =>
  kind === SUBPOENA.id && SECRET.includes(textAt(filled, 'secrecy'));

/** A court or an agency orders that records be given (34 CFR 99.31(a)(9), R101, R222). */
export const SUBPOENA: RequestKind = {
  id: 'subpoena',
  title: t('Order or subpoena', 'Orden judicial o citación'),
  when: t(
    'A court or an agency orders that records be given. Parent and student are told first, so that they may object.',
    'Un tribunal o un organismo ordena entregar documentos. Antes se avisa a la familia y al estudiante, que pueden oponerse.',
  ),
  source: '34 CFR 99.31(a)(9); R101, R222; 515 VI.B.10; 515.3R Non-School',
  steps: [
    {
      kind: 'received',
      title: t('Order or subpoena received', 'Orden o citación recibida'),
      source: 'R101; 515 VI.B.10',
      fields: [
        line('party', t('Court or agency', 'Tribunal u organismo'), { ofPeople: true }),
        {
          kind: 'choice',
          name: 'capacity',
          label: t('Who issued it', 'Quién la emitió'),
          of: CAPACITIES.filter(isOf(['court', 'agency', 'police'])),
        },
        {
          kind: 'choice',
          name: 'secrecy',
          label: t('Does it forbid telling anybody?', '¿Prohíbe avisar a alguien?'),
          of: [
            choice('no', 'No', 'No'),
            // C13: the notice is left out where an order on file forbids it, and nowhere else.
            ...NO_NOTICE_GROUNDS.filter(isOf(SECRET)),
          ],
        },
        line('order', t('The order', 'La orden'), { hint: t('Number and date.', 'Número y fecha.') }),
        { kind: 'choices', name: 'records', label: t('What it asks for', 'Qué pide'), of: RECORD_PARTS },
        line('recordsNote', t('As the order says it', 'Como lo dice la orden'), { optional: true }),
        { kind: 'day', name: 'returnOn', label: t('Return day', 'Día de entrega'), optional: true },
        PROVEN,
      ],
      after: [],
      once: true,
    },
    {
      kind: 'told',
      title: t('Parent and student told', 'Se avisó a la familia y al estudiante'),
      // C13, R222: both of them, unless an order on file forbids it.
      source: 'R101, R222; 515 VI.B.10; 515.3R Non-School',
      fields: [
        { kind: 'day', name: 'parentOn', label: t('Parent told on', 'Se avisó a la familia el'), past: true },
        { kind: 'day', name: 'studentOn', label: t('Student told on', 'Se avisó al estudiante el'), past: true },
        line('how', t('How, or what was tried', 'Cómo, o qué se intentó')),
      ],
      after: ['received'],
      until: ['not-told', ...OVER],
      expected: true,
    },
    {
      kind: 'not-told',
      title: t('Nobody told, on a lawful ground', 'No se avisó, por un motivo legítimo'),
      source: 'R101; 515 VI.B.10',
      fields: [
        {
          kind: 'choice',
          name: 'ground',
          label: t('Ground for telling nobody', 'Motivo para no avisar'),
          of: NO_NOTICE_GROUNDS.filter((one) => !isOf(SECRET)(one)),
        },
        text('why', t('What shows it', 'Qué lo demuestra')),
      ],
      after: ['received'],
      until: ['told', ...OVER],
      once: true,
    },
    {
      kind: 'objected',
      title: t('Objection or motion heard of', 'Se supo de una oposición o moción'),
      source: 'R101; 515 VI.B.10',
      fields: [text('words', t('Whose, and before which court', 'De quién y ante qué tribunal'))],
      after: ['received'],
      until: OVER,
    },
    {
      kind: 'complied',
      title: t('Records given', 'Documentos entregados'),
      source: 'R101, R222; 515 VI.B.10',
      fields: [
        { kind: 'choices', name: 'records', label: t('What was given', 'Qué se entregó'), of: RECORD_PARTS },
        line('recordsNote', t('More exactly', 'Con más detalle'), { optional: true }),
      ],
      after: ['received'],
      afterAny: ['told', 'not-told'],
      until: OVER,
      gates: ['told-first'],
      once: true,
      closes: true,
      expected: true,
    },
    {
      kind: 'denied',
      title: t('Not obeyed', 'No cumplida'),
      source: 'R115; 515 XIII.E.1',
      fields: [text('deniedWhy', t('Why nothing was given', 'Por qué no se entregó nada'))],
      after: ['received'],
      until: OVER,
      closes: true,
    },
    {
      kind: 'quashed',
      title: t('Quashed or withdrawn', 'Anulada o retirada'),
      source: 'R101, R115; 515 VI.B.10, XIII.E.1',
      fields: [line('how', t('By which court, and how we know', 'Por qué tribunal y cómo lo sabemos'))],
      after: ['received'],
      until: OVER,
      closes: true,
    },
    ...generalSteps(['R101']),
  ],
  clocks: [{ rule: 'R101', from: 'received', field: 'returnOn', until: [...OVER, ...UNANSWERED] }],
};
