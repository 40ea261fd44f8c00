import type { Filled } from '../../../forms/form-spec.ts';
import type { Taken } from '../case-state.ts';
import { type Circumstances, faultsOf } from '../judge.ts';
import type { StepOwner } from '../step.ts';

export const REFERRED_ON = '2026-09-01';
/** A Wednesday. */
export const MEETING = '2026-12-02';

const ID = '00000000-0000-7000-8000-000000000000';
export const idOf = (n: number) => ID.slice(0, -String(n).length) + String(n);
export const [WORKER, OTHER, SCHOOL, OTHER_SCHOOL] = [idOf(901), idOf(902), idOf(911), idOf(912)] as const;

/** What each step's form holds where a test says nothing else. */
export const FILLED: Readonly<Record<string, Filled>> = {
  referred: { route: 'dspc', buildingId: SCHOOL, workerId: WORKER, reason: 'Two weeks out.' },
  attachment: { what: 'placement-letter', where: 'Main office' },
  'parent-told': { how: 'phone', whom: 'Mother' },
  'administrator-consulted': { administrator: 'principal', about: 'A quiet start.' },
  refused: { by: 'Mother' },
  'refusal-told-specialist': { how: 'email' },
  'refusal-told-dspc': { how: 'email' },
  met: { attended: ['student', 'parent'] },
  'student-contract': { how: 'on-screen', signer: 'Student', terms: 'On time.', agreed: true },
  'parent-contract': { how: 'paper', signer: 'Mother', terms: 'A call.', agreed: true },
  needs: { needs: 'Sleep.' },
  intervention: { what: 'A bus pass', answer: 'open' },
  referral: { to: 'community', name: 'Clinic' },
  goal: { area: 'attendance', goal: 'Nine of ten' },
  monitored: {
    attendance: 96,
    attendanceOk: 'yes',
    academics: 80,
    academicsOk: 'yes',
    discipline: 0,
    disciplineOk: 'yes',
  },
  transferred: { buildingId: OTHER_SCHOOL, workerId: OTHER, handOver: 'Texts work best.' },
  summary: { summary: 'What was done.' },
  discontinued: { reason: 'withdrawn', evidence: 'Records were asked for.' },
  'back-considered': { ground: 'excessive', administrator: 'principal', about: 'Six referrals.' },
  'director-answered': { answer: 'approved' },
  'packet-sent': {},
  'packet-returned': {
    offense: 'Fighting',
    offenseOn: '2026-11-12',
    services: 'A mentor.',
    narrative: 'At noon.',
    administrator: 'principal',
    consulted: true,
  },
  'family-told': { how: 'phone', told: ['student', 'parent'], withDesignee: true, resultFollows: true },
  scheduled: { meeting: MEETING, presenters: ['administrator'], bring: ['pst-notes'] },
  heard: { recommendation: 'Stays.' },
  'result-told': { how: 'letter', appealExplained: true },
  'appeal-asked': { by: 'Mother' },
  'appeal-scheduled': { meeting: '2026-12-09', how: 'letter' },
  'appeal-heard': { outcome: 'upheld', words: 'Stands.' },
};

const WEDNESDAY = 3;

/** Who may do everything, on a day after it all; two grading periods, the first of them over. */
export const ABOUT: Circumstances = {
  today: '2026-12-31',
  periods: [
    { title: 'Q1', start: '2026-08-17', end: '2026-10-19' },
    { title: 'Q2', start: '2026-10-19', end: '2026-12-21' },
  ],
  isMeetingDay: (day) => new Date(`${day}T00:00:00Z`).getUTCDay() === WEDNESDAY,
  owners: new Set<StepOwner>(['worker', 'director']),
  hasServices: false,
};

/** A form as somebody fills it in. */
export const form = (kind: string, filled: Filled = FILLED[kind] ?? {}, day = '2026-12-29') => ({ kind, day, filled });

/** A case of these kinds, in their order; each on the day of the referral unless its form says a later one. */
export function caseOf(...kinds: readonly (string | readonly [kind: string, filled: Filled, day?: string])[]): Taken[] {
  return ['referred', ...kinds].map((one, i) => {
    const [kind, filled, day] = typeof one === 'string' ? [one, FILLED[one] ?? {}] : one;
    return { id: idOf(i), kind, day: day ?? REFERRED_ON, filled };
  });
}

/** The codes with which a step would be refused; none: it can be taken. */
export function refusal(
  steps: readonly Taken[],
  step: ReturnType<typeof form>,
  about: Partial<Circumstances> = {},
): string[] {
  return faultsOf(step, steps, { ...ABOUT, ...about }).map(({ path, code }) =>
    path === 'kind' ? code : `${path} ${code}`,
  );
}

export const TOLD = ['parent-told', 'administrator-consulted'] as const;
export const MONITORED = [...TOLD, 'met', 'student-contract', 'parent-contract'] as const;
export const ON_AGENDA = [
  ...MONITORED,
  'back-considered',
  'director-answered',
  'packet-sent',
  'packet-returned',
  'family-told',
  'scheduled',
] as const;
/** To the notice of the result. */
export const DECIDED = [
  ...ON_AGENDA,
  ['heard', FILLED['heard'] ?? {}, MEETING],
  ['result-told', FILLED['result-told'] ?? {}, MEETING],
] as const;
