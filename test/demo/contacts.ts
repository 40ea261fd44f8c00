import type { ContactForm } from '../../shared/areas/contacts/contact.ts';

type DemoContact = Omit<ContactForm, 'happenedAt'> & { author: string; sisId: string; daysAgo: number };

const kiri = { author: 'rortiz', sisId: '204417' } as const;

/** What the demo's staff have noted so far, oldest first: two school years, so that an earlier one is folded. */
export const DEMO_CONTACTS: readonly DemoContact[] = [
  {
    ...kiri,
    daysAgo: 251,
    kind: 'meeting',
    party: 'school',
    withName: 'Attendance team',
    outcome: 'reached',
    note: 'Nine mornings missed since January. Agreed to ask the family first.',
  },
  {
    ...kiri,
    daysAgo: 244,
    kind: 'visit',
    party: 'parent',
    withName: 'Dana Baptiste',
    outcome: 'not-home',
    note: 'Nobody home at four. Left a card with my number.',
  },
  {
    ...kiri,
    daysAgo: 61,
    kind: 'phone',
    party: 'parent',
    withName: 'Dana Baptiste',
    outcome: 'left-message',
    note: 'Asked her to call about first hour.',
  },
  {
    ...kiri,
    daysAgo: 59,
    kind: 'phone',
    party: 'parent',
    withName: 'Dana Baptiste',
    outcome: 'reached',
    note: 'New shift since September: Dana leaves at five. Kiri takes the bus alone and misses it when her brother is ill.',
  },
  {
    ...kiri,
    daysAgo: 47,
    kind: 'check-in',
    party: 'student',
    withName: '',
    outcome: 'reached',
    note: 'Goal together: nine of ten first hours until winter break. Kiri wants a text, not a call, when late.',
  },
  {
    ...kiri,
    daysAgo: 33,
    kind: 'email',
    party: 'agency',
    withName: 'Lakehead Clinic',
    outcome: 'reached',
    note: 'Intake for the brother on the 28th. Consent is on file.',
  },
  {
    ...kiri,
    daysAgo: 12,
    kind: 'check-in',
    party: 'student',
    withName: '',
    outcome: 'reached',
    note: 'Seven of ten. Proud of it. Ceramics is why she comes on Fridays.',
  },
  {
    ...kiri,
    daysAgo: 3,
    kind: 'phone',
    party: 'parent',
    withName: 'Dana Baptiste',
    outcome: 'reached',
    note: 'Bus moved to the earlier stop from Monday. Dana will be home at three.',
  },
  {
    author: 'rortiz',
    sisId: '201938',
    daysAgo: 20,
    kind: 'visit',
    party: 'parent',
    withName: 'Rosario Huanca',
    outcome: 'reached',
    note: 'Met the grandmother too. She reads Quechua and Spanish; letters home in Spanish from now on.',
  },
];
