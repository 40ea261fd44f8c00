import type { FaceSheet } from '../../../shared/areas/cases/face-sheet.ts';
import type { ContactForm } from '../../../shared/areas/contacts/contact.ts';
import type { LetterForm } from '../../../shared/areas/letters/letter.ts';
import type { Seen, Sighting } from '../../../shared/sis/sighting.ts';
import type { Me } from '../../../shared/wire/session.ts';
import type { TrailNews } from '../trail-watch.ts';

export type SeenStudent = Seen & { sisId: string };

export const seenOf = (sisId: string, more: Partial<Omit<Seen, 'sisId'>> = {}): SeenStudent => ({
  system: 'test-sis',
  idKind: 'studentNumber',
  sisId,
  name: `Name ${sisId}`,
  adapterRevision: 1,
  ...more,
});

export const student = (sisId: string, more: Partial<Omit<Seen, 'sisId'>> = {}): Sighting => ({
  outcome: 'student',
  seen: seenOf(sisId, more),
});

export const uuidOf = (n: string): string => `00000000-0000-7000-8000-${n.padStart(12, '0')}`;

export const sheetOf = (sisId: string): FaceSheet => ({
  student: { id: uuidOf(sisId), sisId, name: `Name ${sisId}` },
  contacts: [],
  contactTotal: 0,
  because: { ruleId: 'R43', title: 'Teacher', source: 'test', facts: [], fieldClasses: ['identity'], until: null },
  abilities: ['contact.add'],
  asOf: 1,
  rev: 1,
});

export const form: ContactForm = {
  kind: 'phone',
  party: 'parent',
  withName: '',
  outcome: 'reached',
  note: 'Called home.',
  happenedAt: 5,
};

export const letterForm: LetterForm = {
  template: 'meeting',
  version: 7,
  lang: 'es',
  party: 'parent',
  to: 'Dana',
  way: 'mail',
  subject: 'Reunión',
  body: 'Estimada Dana.',
};

/** Nothing is wrong with the server's audit trail. */
export const trail: TrailNews = { alarm: null, cannotCheck: false };

export const me: Me = {
  staffId: uuidOf('9'),
  name: 'R. Ortiz',
  username: 'rortiz',
  roles: [],
  abilities: [],
  waiting: {
    applications: 0,
    emergencies: 0,
    ownQuestions: 0,
    questions: 0,
    cases: 0,
    committee: 0,
    today: 0,
    duties: 0,
    copies: 0,
    names: 0,
    adapters: 0,
  },
  vault: { sealKey: { id: 'k1', key: '' }, draftDays: 30, offlineHours: 0 },
  expiresAt: 10,
};
