import type { Filled } from '../../shared/areas/forms/form-spec.ts';

/** A step of a demo case: who takes it, so many days before the demo's day, and what its form holds. */
export type DemoStep = readonly [kind: string, daysAgo: number, filled: Filled, by?: string];

/** What the SIS noted of discipline, so many days before the demo's day. */
export type DemoIncident = readonly [daysAgo: number, infraction: string, action: string];

export interface DemoCase {
  /** A student's number; else the next of Rosa Ortiz's students who has no case. */
  readonly sisId?: string;
  readonly openedDaysAgo: number;
  readonly route: string;
  readonly reason: string;
  readonly rationale?: string;
  readonly steps: readonly DemoStep[];
  /** What led to the case, and what its steps count. Without: there is none. */
  readonly incidents?: readonly DemoIncident[];
}

const DIRECTOR = 'wakana';

const told: DemoStep = ['parent-told', 0, { how: 'phone', whom: 'Mother' }];
const consulted: DemoStep = [
  'administrator-consulted',
  0,
  { administrator: 'assistant-principal', about: 'A quiet start, then a plan with the family.' },
];
const met: DemoStep = [
  'met',
  0,
  {
    attended: ['student', 'parent', 'social-worker'],
    explained: 'What the services are, and that they may be refused.',
  },
];
const studentSigns: DemoStep = [
  'student-contract',
  0,
  { how: 'paper', signer: 'The student', terms: 'Nine of ten first hours.', where: 'Contracts folder', agreed: true },
];
const parentSigns: DemoStep = [
  'parent-contract',
  0,
  { how: 'paper', signer: 'Mother', terms: 'A call by eight when ill.', where: 'Contracts folder', agreed: true },
];

const on = ([kind, , filled]: DemoStep, daysAgo: number): DemoStep => [kind, daysAgo, filled];

/** The way to monitoring, begun so many days ago; a step every three days. */
const intake = (daysAgo: number): readonly DemoStep[] =>
  [told, consulted, met, studentSigns, parentSigns].map((step, i) => on(step, daysAgo - 3 * i));

const monitored = (daysAgo: number, attendance: number, academics: number, discipline: number): DemoStep => [
  'monitored',
  daysAgo,
  {
    attendance,
    attendanceOk: attendance >= 90 ? 'yes' : 'no',
    academics,
    academicsOk: academics >= 70 ? 'yes' : 'no',
    discipline,
    disciplineOk: discipline === 0 ? 'yes' : 'no',
  },
];

const LESSER = [
  ['Disruption', 'Conference with student'],
  ['Defiance', 'Detention'],
  ['Tardiness', 'Call home'],
] as const;
/** So many lesser incidents, spread over the days from the one to the other. */
const lesser = (count: number, from: number, to: number): readonly DemoIncident[] =>
  Array.from({ length: count }, (_, i) => [
    from - Math.round((i * (from - to)) / count),
    ...(LESSER[i % LESSER.length] ?? LESSER[0]),
  ]);
const suspended = (daysAgo: number, infraction: string): DemoIncident => [
  daysAgo,
  infraction,
  'Out-of-school suspension',
];
const expulsion = (daysAgo: number, infraction: string): DemoIncident => [
  daysAgo,
  infraction,
  'Recommended for expulsion',
];

const needs = (daysAgo: number, text: string): DemoStep => ['needs', daysAgo, { needs: text }];
const considered = (daysAgo: number): DemoStep => [
  'back-considered',
  daysAgo,
  { ground: 'excessive', administrator: 'principal', about: 'Six referrals in four weeks; the plan is not enough.' },
];
const approved = (daysAgo: number): DemoStep => ['director-answered', daysAgo, { answer: 'approved' }, DIRECTOR];
const packetSent = (daysAgo: number): DemoStep => ['packet-sent', daysAgo, {}, DIRECTOR];
const packetReturned = (daysAgo: number): DemoStep => [
  'packet-returned',
  daysAgo,
  {
    offense: 'Fighting',
    offenseOn: `-${daysAgo + 9}`,
    services: 'A mentor since the second week, weekly check-ins, a bus pass.',
    narrative: 'At noon, in the hall by the gym. Two students pushed each other; one fell. Nobody was hurt.',
    administrator: 'principal',
    consulted: true,
  },
];
const familyTold = (daysAgo: number): DemoStep => [
  'family-told',
  daysAgo,
  { how: 'in-person', told: ['student', 'parent'], withDesignee: true, resultFollows: true },
];
const scheduled = (daysAgo: number): DemoStep => [
  'scheduled',
  daysAgo,
  {
    meeting: 'next',
    presenters: ['administrator', 'social-worker'],
    bring: ['cumulative-folder', 'pst-notes'],
  },
  DIRECTOR,
];

/** Cases in every stage that there is on one day. */
export const DEMO_CASES: readonly DemoCase[] = [
  {
    sisId: '201938',
    openedDaysAgo: 62,
    route: 'returned-to-zoned',
    reason: 'Back at the zoned school in lieu of expulsion, after a knife was found in a bag.',
    incidents: [expulsion(71, 'Weapon'), ...lesser(2, 55, 38)],
    rationale: 'The IEP has no transport and no contact with the grandmother, who keeps the house.',
    steps: [
      ...intake(61),
      needs(46, 'A way to school before seven; letters home in Spanish.'),
      ['goal', 46, { area: 'attendance', goal: 'Nine of ten days until winter break.' }],
      ['intervention', 44, { what: 'Bus pass from the first of the month.', answer: 'accepted' }],
      ['referral', 40, { to: 'community', name: 'Lakehead Clinic', why: 'Sleep.' }],
      monitored(36, 86, 64, 2),
      monitored(9, 93, 71, 0),
    ],
  },
  {
    sisId: '205771',
    openedDaysAgo: 75,
    route: 'dspc',
    reason: 'Deemed appropriate after the second suspension of the year.',
    incidents: [
      suspended(91, 'Fighting'),
      suspended(82, 'Fighting'),
      ...lesser(4, 70, 42),
      ...lesser(5, 39, 22),
      suspended(18, 'Fighting'),
    ],
    steps: [
      ...intake(74),
      needs(60, 'Somebody to go to between classes.'),
      monitored(40, 88, 58, 4),
      considered(16),
      approved(14),
      packetSent(14),
      packetReturned(9),
      familyTold(8),
      scheduled(6),
    ],
  },
  { openedDaysAgo: 2, route: 'dspc', reason: 'Deemed appropriate: three weeks of absence.', steps: [] },
  {
    openedDaysAgo: 11,
    route: 'alternate-school',
    reason: 'Placed at an alternate school in lieu of expulsion.',
    incidents: [expulsion(19, 'Fighting')],
    steps: [on(told, 9)],
  },
  {
    openedDaysAgo: 13,
    route: 'returned-to-zoned',
    reason: 'Returned to the zoned school in lieu of expulsion.',
    incidents: [expulsion(22, 'Threat')],
    steps: [on(told, 11), on(consulted, 10)],
  },
  {
    openedDaysAgo: 24,
    route: '504-committee',
    reason: 'Recommended by the review committee.',
    rationale: 'The plan has no contact with the family in it.',
    steps: [on(told, 22), on(consulted, 21), on(met, 15), on(studentSigns, 12), needs(12, 'Mornings.')],
  },
  {
    openedDaysAgo: 50,
    route: 'dspc',
    reason: 'Deemed appropriate: vandalism at the pool.',
    incidents: [suspended(57, 'Vandalism')],
    steps: [...intake(49), needs(35, 'Work after school.'), monitored(34, 97, 82, 0), monitored(3, 98, 85, 0)],
  },
  {
    openedDaysAgo: 70,
    route: 'alternate-school',
    reason: 'Placed at an alternate school in lieu of expulsion.',
    incidents: [expulsion(78, 'Fighting'), ...lesser(3, 66, 53)],
    steps: [...intake(69), needs(55, 'A mentor.'), monitored(52, 79, 55, 3)],
  },
  {
    openedDaysAgo: 20,
    route: 'dspc',
    reason: 'Deemed appropriate: repeated tardiness.',
    incidents: [33, 29, 26].map((daysAgo) => [daysAgo, 'Tardiness', 'Call home'] as const),
    steps: [
      on(told, 18),
      ['refused', 8, { by: 'Father', words: 'The family has help already.' }],
      ['refusal-told-specialist', 7, { how: 'email' }],
    ],
  },
  {
    openedDaysAgo: 66,
    route: 'returned-to-zoned',
    reason: 'Returned to the zoned school in lieu of expulsion.',
    incidents: [expulsion(75, 'Weapon'), ...lesser(5, 60, 32), ...lesser(6, 29, 4)],
    steps: [...intake(65), needs(52, 'Quiet.'), monitored(30, 84, 61, 5), considered(3)],
  },
  {
    openedDaysAgo: 80,
    route: 'dspc',
    reason: 'Deemed appropriate after a threat in writing.',
    incidents: [suspended(87, 'Threat'), ...lesser(4, 74, 43), ...lesser(6, 40, 14)],
    steps: [
      ...intake(79),
      needs(66, 'Help with anger.'),
      monitored(41, 90, 66, 4),
      considered(13),
      approved(11),
      packetSent(10),
    ],
  },
  {
    openedDaysAgo: 58,
    route: 'dspc',
    reason: 'Deemed appropriate: absence since the summer.',
    steps: [
      on(told, 55),
      ['summary', 30, { summary: 'The family was told of the services and moved away before the meeting.' }],
      ['discontinued', 30, { reason: 'withdrawn', evidence: 'Records were asked for by the new district.' }],
    ],
  },
];
