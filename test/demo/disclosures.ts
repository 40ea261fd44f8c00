import type { ReleaseForm } from '../../shared/areas/disclosures/release-form.ts';

/** A request or a release of the demo: who enters it about whom, so many days before the demo's day; `-5` in it is a day. */
export interface DemoDisclosure {
  readonly by: string;
  readonly sisId: string;
  readonly daysAgo: number;
  readonly form: ReleaseForm;
  /** Says later that it is wrong, and what is right instead. */
  readonly corrected?: {
    readonly by: string;
    readonly daysAgo: number;
    readonly why: string;
    readonly form: ReleaseForm;
  };
}

/** Organizations that the demo district deals with; barred from so many days before the demo's day on. */
export const DEMO_PARTIES = [
  { name: 'Westview Charter School', capacity: 'school', daysAgo: 60 },
  {
    name: 'Brightpath Research',
    capacity: 'study',
    daysAgo: 45,
    finding: 'Kept names beyond the day agreed, and sent no certificate.',
  },
] as const;

const released = (basis: string, filled: ReleaseForm['filled']): ReleaseForm => ({
  outcome: 'released',
  basis,
  filled,
});

const immunization = (day: string) =>
  released('R107', {
    day,
    party: 'Nurse Inga Ruud, county health department',
    capacity: 'health',
    interest: 'To follow up the fall immunization clinic',
    records: ['health', 'contact'],
    program: 'Fall immunization clinic',
    extent: 'Dates of two vaccinations',
    proven: 'called-back',
    noticeGiven: true,
  });

/** What the disclosure log of the demo holds, oldest first. */
export const DEMO_DISCLOSURES: readonly DemoDisclosure[] = [
  {
    by: 'mhaskins',
    sisId: '203310',
    daysAgo: 33,
    form: immunization('-33'),
    corrected: {
      by: 'skingbird',
      daysAgo: 32,
      why: 'It was given two days earlier, when the clinic called.',
      form: immunization('-35'),
    },
  },
  {
    by: 'mhaskins',
    sisId: '205771',
    daysAgo: 28,
    form: released('R94', {
      day: '-28',
      party: 'Registrar, Westview Charter School',
      capacity: 'school',
      interest: 'Enrollment there from the second quarter on',
      records: ['grades', 'attendance', 'discipline'],
      recordsNote: 'Transcript and the attendance of this year',
      parentTold: 'parent-began',
      verified: true,
      discipline: true,
      proven: 'account',
      noticeGiven: true,
    }),
  },
  {
    by: 'mhaskins',
    sisId: '201938',
    daysAgo: 21,
    form: released('R101', {
      day: '-21',
      party: 'Clerk of the county court, family division',
      capacity: 'court',
      interest: 'A custody case; the attendance of last year',
      records: ['attendance'],
      order: 'County court, subpoena 26-1184',
      notifiedOn: '-27',
      proven: 'papers',
    }),
  },
  {
    by: 'rortiz',
    sisId: '204417',
    daysAgo: 14,
    form: released('R102', {
      day: '-14',
      party: 'Crisis team of the county hospital',
      capacity: 'help',
      interest: 'To keep the student safe that night',
      records: ['contact', 'casework'],
      threat: 'Wrote to a friend of not wanting to wake up, and was alone at home.',
      proven: 'called-back',
      noticeGiven: true,
    }),
  },
  {
    by: 'ptran',
    sisId: '204417',
    daysAgo: 9,
    form: {
      outcome: 'denied',
      basis: 'R98',
      filled: {
        day: '-9',
        party: 'Dana Reyes, Brightpath Research',
        capacity: 'study',
        interest: 'A study of attendance in grade nine',
        records: ['attendance', 'grades'],
        deniedWhy: 'No agreement with the district, no consent of the parent, and the organization is barred.',
      },
    },
  },
];
