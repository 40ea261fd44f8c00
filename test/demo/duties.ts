import { COMPLAINTS_TO } from '../../shared/areas/duties/duties.ts';
import type { Filled } from '../../shared/areas/forms/form-spec.ts';

const HOW = ['mail', 'web'];
const OFFICE = '4 Harbor Street, 555-0100';

/** What the demo's district has done of its yearly duties; the chart is left to do. */
export const DEMO_DUTIES: readonly (readonly [duty: string, filled: Filled])[] = [
  [
    'officials',
    {
      authority: 'Emeka Okafor',
      authorityAt: OFFICE,
      manager: 'Adaeze Nwosu',
      compliance: 'Gil Ferreira',
      complianceAt: OFFICE,
      complaints: COMPLAINTS_TO,
      copies: "the superintendent's office and every school's office",
    },
  ],
  [
    'state-report',
    {
      sentTo: 'Commissioner of Administration',
      systems: 'Student information system: the records manager. Case records: each principal.',
      nature: 'Names, marks, attendance, discipline, services',
      need: 'To teach, to keep students safe, and to report to the state',
      use: 'By school officials for these purposes alone',
      safeguards: true,
      benefit: true,
    },
  ],
  [
    'rights-notice',
    {
      how: HOW,
      contents: true,
      languages: 'Spanish, Hmong and Somali: by mail, with the number of an interpreter.',
      disabilities: 'In large print and as an accessible web page; read aloud by phone on request.',
    },
  ],
  [
    'directory-notice',
    {
      how: HOW,
      types: 'name, grade, school, dates of attendance, honors and awards, activities and sports',
      refuseBy: 'last',
    },
  ],
  ['recruiter-notice', { how: HOW, refuseBy: 'last', to: 'the principal of the school' }],
];

/** The plan of each of the demo's schools but the last ones by name, which have not handed theirs in. */
export const DEMO_PLAN: Filled = {
  records: 'Cumulative folders, case records, health folders, the disclosure log',
  persons: 'Principal and guidance secretary, at the school office',
  location: 'Folders: locked room of the office. Health: nurse. Everything else: in the system.',
  means: 'Locked cabinets; sign-in by name; a session ends after 30 minutes.',
  access: 'Requests go to the principal, are entered here, and are answered within 10 business days.',
};
export const WITHOUT_PLAN = 2;
