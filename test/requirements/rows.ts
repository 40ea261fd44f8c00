/** A rule that the source policies impose: its number, what it asks in a few words, and where a user meets it. */
export interface Row {
  readonly rule: number;
  readonly asks: string;
  readonly source: string;
  readonly seen: string;
}

const row = (rule: number, asks: string, source: string, seen: string): Row => ({ rule, asks, source, seen });

const CASE = 'panel: case';
const COMMITTEE = 'console: committee';
const LOG = 'panel: disclosures';

/** Case management, never for judging staff (R1 to R42), disclosures and their log (R93 to R127). Rows are added as the areas are built. */
export const ROWS: readonly Row[] = [
  row(1, 'A face sheet for every referred student', 'CM B.1.a', 'panel: face sheet'),
  row(2, 'Every way in', 'CM A, B.2', CASE),
  row(3, 'A transfer inside the district reassigns the case', 'CM A', CASE),
  row(4, 'Placement letter and expulsion packet are attached', 'CM B.1.a', CASE),
  row(5, 'The parent is told, the administrator consulted', 'CM B.1.b', CASE),
  row(6, 'The parent may refuse; both offices are told; the case ends', 'CM A, B.1.b', CASE),
  row(7, 'Meeting with student and parent', 'CM B.1.c', CASE),
  row(8, 'Student contract, form 2004285', 'CM B.1.c', CASE),
  row(9, 'Parent contract, form 2004284', 'CM B.1.c', CASE),
  row(10, 'Periodic follow-up, scheduled and logged', 'CM B.1.c', 'panel: contacts, My work'),
  row(11, 'Needs and interventions', 'CM A', CASE),
  row(12, 'Referrals with their outcome', 'CM A, B.1.c', CASE),
  row(13, 'All contacts are documented', 'CM B.1.c', 'panel: contacts'),
  row(14, 'Academics, attendance and discipline are monitored', 'CM A', CASE),
  row(15, 'Monitoring lasts at least one grading period', 'CM B.1.d', CASE),
  row(16, 'ESE and 504 students only with a rationale', 'CM B.2', CASE),
  row(17, 'The IEP or 504 committee notifies the DSPC', 'CM B.2', CASE),
  row(18, 'Discontinued for the listed reasons only', 'CM C', CASE),
  row(19, 'A referral back is available, never automatic', 'CM D', CASE),
  row(20, 'The director approves and sends the packet', 'CM D.1', COMMITTEE),
  row(21, 'Packet: cover sheet and offense narrative', 'CM D.1, D.3', CASE),
  row(22, 'Parents and student are told of the referral back', 'CM D.2', CASE),
  row(23, 'The director schedules; administrator and social worker present', 'CM D.4', COMMITTEE),
  row(24, 'The committee meets every Wednesday', 'CM Note', COMMITTEE),
  row(25, 'What is brought', 'CM D.4', COMMITTEE),
  row(26, 'The committee browses the record, read only', 'CM D.4', COMMITTEE),
  row(27, 'The director tells the family the result', 'CM D.5', COMMITTEE),
  row(28, 'The family may appeal', 'CM D.5', COMMITTEE),
  row(29, 'The exact nature of the service each student received', 'MD par. 2', CASE),
  row(30, 'Aggregate reports that improve services', 'MD par. 2', 'console: reports'),
  row(31, 'A de-identified disparity report', 'MD par. 1', 'console: reports'),
  row(32, 'School, region and district complete the forms', 'MD par. 3', 'panel: face sheet'),
  row(33, 'Safeguards for accuracy and confidentiality', 'MD par. 3', CASE),
  row(34, 'No choice of action or service is narrowed', 'MD last par.', CASE),
  row(35, 'The name of the referring teacher is never entered', 'MD par. 5', 'panel: contacts, case'),
  row(36, 'Nor the employee number', 'MD par. 5', 'panel: contacts, case'),
  row(37, "Never part of a teacher's personnel file", 'MD par. 5', 'nowhere: it cannot be done'),
  row(38, 'Never used for disciplinary action against a teacher', 'MD par. 5', 'nowhere: it cannot be done'),
  row(39, 'Never a basis for an observation or evaluation', 'MD par. 5', 'nowhere: it cannot be done'),
  row(40, 'Used exclusively to improve student services', 'MD par. 5-6', 'console: reports'),
  row(41, 'Never the sole or primary part of an evaluation', 'DB Personnel Evaluation', 'nowhere: it cannot be done'),
  row(
    42,
    'Active at most three years, then destroyed by schedule',
    'MD par. 4',
    'operating: the trail outlives details',
  ),
  row(93, 'Outsourced service, under its three conditions', '515 VI.B.2', LOG),
  row(94, 'Transfer: how the parent knows, and what was verified', '515 VI.B.3; 515.3R', LOG),
  row(95, 'Authorities, with those that may disclose further', '515 VI.B.4', LOG),
  row(96, 'Financial aid, as far as needed', '515 VI.B.5', LOG),
  row(97, 'Juvenile officials by statute, with the certificate', '515 VI.B.6', LOG),
  row(98, 'A study, under an agreement, where the district lets it', '515 VI.B.7', LOG),
  row(99, 'Accreditation', '515 VI.B.8', LOG),
  row(100, 'Parents of a dependent adult student, on evidence', '515 VI.B.9', LOG),
  row(101, 'Order or subpoena, after notice; sealed ones apart', '515 VI.B.10', 'panel: disclosures; console: custody'),
  row(102, 'Emergency, with the threat', '515 VI.B.11', LOG),
  row(103, 'Juvenile justice, risk of harm', '515 VI.B.12', LOG),
  row(105, 'Recruiters', '515 VI.B.14', LOG),
  row(107, 'Health authority, as far as needed', '515 VI.B.16', LOG),
  row(108, 'Volunteer at an event', '515 VI.B.17', LOG),
  row(109, 'Juvenile justice request: part b after notice and no objection', '515 VI.B.18', LOG),
  row(110, 'Disposition order, with who is told and why', '515 VI.B.19', LOG),
  row(111, 'Peace-officer record, with who is told and why', '515 VI.B.20', LOG),
  row(112, 'Nutrition programs', '515 VI.B.21', LOG),
  row(113, 'Child welfare', '515 VI.B.22', LOG),
  row(115, 'Each request and disclosure is logged, a denied one too', '515 XIII.E.1', LOG),
  row(117, 'What is exempt is not logged; a sealed one is revealed by nothing', '515 XIII.E.3', 'console: custody'),
  row(118, 'An emergency entry says the threat', '515 XIII.E.5', LOG),
  row(119, 'Who may inspect the log', '515 XIII.E.4', 'console: log'),
  row(120, 'Kept with the record: corrected, never changed', '515 XIII.E.6', LOG),
  row(121, 'Every receiver is told: no further disclosure', '515 XII.A', LOG),
  row(125, 'Who need not be told the rules', '515 XII.D', LOG),
  row(126, 'A barred party is given nothing for five years', '515 XII.D, VI.B.7', 'console: custody'),
  row(127, 'The receiver is identified', '515 VIII.A', LOG),
];
