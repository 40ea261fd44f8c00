import { agreed } from '../disclosures/fields.ts';
import { line, t } from '../forms/spec-parts.ts';
import { generalSteps, UNANSWERED } from './general-steps.ts';
import type { RequestKind } from './kind.ts';
import { atOnce, thenTold } from './recipients.ts';

const SOURCE = 'R110; 515 VI.B.19';
const FIRST = ['superintendent', 'principal', 'counselor'];

/** A juvenile court sends its disposition order to the school (Minn. Stat. 260B.171 s.3, R110). */
export const DISPOSITION: RequestKind = {
  id: 'disposition',
  title: t('Disposition order', 'Orden de disposición'),
  when: t(
    'A juvenile court sent its order. Who is told of it, why each needs it, and where it is kept.',
    'Un tribunal juvenil envió su orden. A quién se informa, por qué lo necesita cada persona y dónde se guarda.',
  ),
  source: 'Minn. Stat. 260B.171 s.3; R110; 515 VI.B.19',
  steps: [
    {
      kind: 'received',
      title: t('Order arrived', 'Orden recibida'),
      source: SOURCE,
      fields: [
        line('party', t('Court', 'Tribunal'), { ofPeople: true }),
        line('order', t('The order', 'La orden'), { hint: t('Number and date.', 'Número y fecha.') }),
        agreed(
          'notice',
          'It names the student, the offense and the conditions of probation',
          'Nombra al estudiante, la infracción y las condiciones de la libertad vigilada',
        ),
      ],
      after: [],
      once: true,
    },
    atOnce('superintendent', ['Superintendent told', 'Se informó a la superintendencia'], SOURCE),
    atOnce('principal', ['Principal told', 'Se informó a la dirección'], SOURCE),
    atOnce('counselor', ['Counselor told', 'Se informó a consejería'], SOURCE),
    ...thenTold(FIRST, SOURCE),
    {
      kind: 'kept',
      title: t('Placed in the permanent record', 'Incorporada al expediente permanente'),
      source: SOURCE,
      fields: [line('where', t('Where it is', 'Dónde está'))],
      after: ['received'],
      once: true,
      expected: true,
    },
    {
      // Not before whoever must know has been told: later a new teacher may still have to be.
      kind: 'done',
      title: t('Nobody else is to be told', 'No falta informar a nadie más'),
      source: SOURCE,
      fields: [],
      after: [...FIRST, 'kept'],
      once: true,
      closes: true,
    },
    ...generalSteps([]),
  ],
  clocks: [{ rule: 'R110', from: 'received', until: UNANSWERED, untilAll: FIRST, fixed: true }],
};
