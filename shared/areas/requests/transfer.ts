import { agreed, NOTICE, PROVEN, RECORD_PARTS } from '../disclosures/fields.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { generalSteps } from './general-steps.ts';
import type { RequestKind } from './kind.ts';

/** Another school asks for the record of a student who goes there (34 CFR 99.34, R217, R218). */
export const TRANSFER_OUT: RequestKind = {
  id: 'transfer-out',
  title: t('Record to another school', 'Expediente para otra escuela'),
  when: t(
    'A school outside the district where the student seeks to enroll, intends to, or is enrolled asks for the record.',
    'Una escuela fuera del distrito donde el estudiante solicita inscribirse o ya está inscrito pide el expediente.',
  ),
  source: '34 CFR 99.34; R217, R218; 515 VI.B.3; 515.3R',
  steps: [
    {
      kind: 'received',
      title: t('Request received', 'Solicitud recibida'),
      source: 'R94; 515 VI.B.3',
      fields: [
        line('party', t('School that asks', 'Escuela que lo pide')),
        PROVEN,
        { kind: 'choices', name: 'records', label: t('Which records', 'Qué documentos'), of: RECORD_PARTS },
      ],
      after: [],
      once: true,
    },
    {
      kind: 'parent-told',
      title: t('How the parent knows', 'Cómo lo sabe la familia'),
      source: 'R217; 515.3R Outside District',
      fields: [
        {
          kind: 'choice',
          name: 'parentTold',
          label: t('How', 'Cómo'),
          of: [
            choice(
              'notified',
              'Notification of Transfer sent, with the right to a copy and a hearing',
              'Se envió el aviso de traslado, con derecho a copia y audiencia',
            ),
            choice('parent-began', 'The parent or the student asked for it', 'Lo pidió la familia o el estudiante'),
            choice('annual-notice', 'The annual notice says so', 'Lo dice el aviso anual'),
            // R220: preferred wherever it is possible and practical.
            choice('permission', 'Written permission is on file', 'Consta un permiso por escrito'),
          ],
        },
      ],
      after: ['received'],
      once: true,
      expected: true,
    },
    {
      kind: 'verified',
      title: t('Receiver verified in writing', 'La escuela lo confirmó por escrito'),
      source: 'R218; 515.3R Outside District',
      fields: [
        agreed(
          'noFurther',
          'It gives access to nobody else without consent',
          'No da acceso a nadie más sin consentimiento',
        ),
      ],
      after: ['received'],
      once: true,
      expected: true,
    },
    {
      kind: 'sent',
      title: t('Record sent', 'Expediente enviado'),
      source: 'R94, R218; 20 USC 7917',
      fields: [
        { kind: 'choices', name: 'records', label: t('What was sent', 'Qué se envió'), of: RECORD_PARTS },
        agreed(
          'discipline',
          'What the law asks for is with it: suspensions, expulsions, weapons',
          'Incluye lo que exige la ley: suspensiones, expulsiones, armas',
        ),
        NOTICE,
      ],
      after: ['received', 'parent-told', 'verified'],
      once: true,
      closes: true,
      expected: true,
    },
    {
      kind: 'denied',
      title: t('Denied', 'Denegada'),
      // R115: a denied request is in the log too.
      source: 'R115; 515 XIII.E.1',
      fields: [text('deniedWhy', t('Why it was denied', 'Por qué se denegó'))],
      after: ['received'],
      closes: true,
    },
    ...generalSteps([]),
  ],
  clocks: [],
};

/** We ask a student's school of before for the record. Enrollment never waits for it (R219, R221). */
export const TRANSFER_IN: RequestKind = {
  id: 'transfer-in',
  title: t('Record from another school', 'Expediente de otra escuela'),
  when: t(
    'We ask the school that a new student comes from. The student is enrolled at once, whatever comes of it.',
    'Lo pedimos a la escuela de la que viene un estudiante nuevo, que se inscribe de inmediato en todo caso.',
  ),
  source: 'R219, R221; 515.3R From Another District',
  steps: [
    {
      kind: 'received',
      title: t('Request Transfer form sent', 'Formulario de traslado enviado'),
      source: 'R219; 515.3R From Another District',
      fields: [
        line('party', t('School that is asked', 'Escuela a la que se pide')),
        agreed('enrolled', 'The student is enrolled already', 'El estudiante ya está inscrito'),
      ],
      after: [],
      once: true,
    },
    {
      kind: 'reminded',
      title: t('Asked again', 'Pedido de nuevo'),
      source: 'R219; 515.3R From Another District',
      fields: [line('how', t('How', 'Cómo'))],
      after: ['received'],
    },
    {
      kind: 'arrived',
      title: t('Record arrived', 'Expediente recibido'),
      source: 'R219; 515.3R From Another District',
      fields: [{ kind: 'choices', name: 'records', label: t('What came', 'Qué llegó'), of: RECORD_PARTS }],
      after: ['received'],
      once: true,
      closes: true,
      expected: true,
    },
    ...generalSteps([]),
  ],
  clocks: [],
};
