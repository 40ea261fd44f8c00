import type { Known } from '../letter-fill.ts';

const TITLE = { en: 'Invitation', es: 'Invitación' };

/** Two templates, of which one is there in English alone, and what is known of their places. */
export const known: Known = {
  templates: {
    rev: 7,
    at: 1,
    templates: [
      {
        key: 'short',
        title: { en: 'Short', es: 'Corta' },
        texts: [{ lang: 'en', subject: 'About {{student}}', body: 'On {{day}}.' }],
      },
      {
        key: 'meeting',
        title: TITLE,
        texts: [
          {
            lang: 'en',
            subject: 'Meeting about {{student}}',
            body: 'Dear {{parent}}, come on {{meeting}}. {{worker}}',
          },
          { lang: 'es', subject: 'Reunión sobre {{student}}', body: 'Estimado/a {{parent}}: {{meeting}}. {{worker}}' },
        ],
      },
      { key: 'old', title: TITLE, texts: [{ lang: 'en', subject: 'Old', body: 'Old' }], retired: true },
    ],
  },
  places: { student: 'Kiri', school: 'Harbor View', worker: 'R. Ortiz', meeting: '2026-12-02', day: '2026-11-09' },
};

export { letterForm as written } from '../../../sync/testing/samples.ts';
