/** What stands in the forms of the steps that every case takes, and in which order they are taken. */
import type { Frame } from 'playwright-core';
import { agrees, chooses, picks, takes, writes } from './case-acts.ts';

/** The referral of a student of whom the committee knows no services yet. */
export const referral = [
  picks('How the case began', 'Deemed appropriate by the committee (DSPC)'),
  chooses('Receiving school', 'Harbor View'),
  chooses('School social worker', 'Ortiz'),
  writes('What the case is about', 'Fights in the hall, three in one month.'),
  writes(/^Why monitoring is needed/, 'No ESE or Section 504 services are known.'),
];
export const told = [
  'Parent told of the services',
  picks('How', 'By phone'),
  writes('Who was told', 'The mother'),
] as const;
export const consulted = [
  'School administrator consulted',
  picks('Administrator', 'Principal'),
  writes('What was agreed', 'A desk near the front.'),
] as const;
const satisfactory = (is: string) =>
  ['Attendance is', 'Academics are', 'Discipline is'].map((question) => picks(question, is));
export const monitored = (is: string) =>
  [
    'Monitored: attendance, academics, discipline',
    writes('Attendance, percent of days', '94'),
    writes('Classes passed, percent', '80'),
    writes('Discipline referrals since the last time', '0'),
    ...satisfactory(is),
  ] as const;

/** The closing summary as it is drafted, once it was read. */
export const summarized = ['Closing summary', agrees('I have read this summary and put it right')] as const;

/** From the meeting to the needs, as the school's social worker takes it. */
export async function meetsAndSigns(panel: Frame): Promise<void> {
  await takes(panel, 'Meeting with student and parent', picks('Who attended', 'Student', 'Parent or guardian'));
  for (const contract of ['Student contract (form 2004285)', 'Parent contract (form 2004284)'])
    await takes(
      panel,
      contract,
      picks('How it was signed', 'On paper'),
      writes('What was agreed', 'To be in the first class of every day.'),
      writes('Where the paper is kept', 'Contracts folder'),
      writes('Name of who signs', 'M. X.'),
      agrees('Whoever signs has read this, or had it read to them, and agrees.'),
    );
  await takes(panel, 'Needs assessed', writes('What the student needs', 'Somebody to go to between classes.'));
}

/** The kinds of the steps, in their order. */
export const WAY_TO_COMMITTEE = [
  'referred',
  'attachment',
  'parent-told',
  'administrator-consulted',
  'met',
  'student-contract',
  'parent-contract',
  'needs',
  'monitored',
];
export const WAY_TO_APPEAL = [
  'back-considered',
  'director-answered',
  'packet-sent',
  'packet-returned',
  'family-told',
  'scheduled',
  'heard',
  'result-told',
  'appeal-asked',
  'appeal-scheduled',
  'appeal-heard',
];
