/** What can be done to one student. */
export const STUDENT_ACTIONS = [
  'student.view',
  'contact.add',
  /** Write the fields of the face sheet (R1). */
  'sheet.write',
  /** Say who serves, evaluates or is assigned to the student. */
  'caseload.assign',
  /** Ask who may see the student, and who could on a day that is past. */
  'access.check',
  /** Seal and unseal the record. */
  'record.seal',
  /** Read the student's cases: steps, contracts, packets (R1 to R28). */
  'case.view',
  /** Open a case: a referral (R2). */
  'case.open',
  /** Take the steps of the social worker. */
  'case.write',
  /** Take the steps of the director of student assignments (R20, R23, R27, R28). */
  'case.direct',
  /** Read all of the student's disclosure log, and correct it (R119, R149). */
  'disclosure.view',
  /** Enter a request or a release in the log (R115). */
  'disclosure.record',
  /** Keep the consents to releases, and what was released under them (R83 to R91). */
  'consent.keep',
  /** Keep requests about the record and their clocks: inspection, copies, amendment, transfer (R167 to R221). */
  'request.keep',
  /** Keep what a family refused to have released as directory information, or to recruiters (R134, R162). */
  'directory.keep',
  /** Make a copy of the record, look at one that a colleague made, and hand it over (R106, R174). */
  'copy.make',
  /** Read updates of a name, with the original one (R197). */
  'name.view',
  /** Write the form of an update and take its signatures (R193, R203). */
  'name.keep',
  /** Approve an update or deny it (R202, R205). */
  'name.decide',
  /** Do what follows an approved update (R206). */
  'name.task',
] as const;
export type StudentAction = (typeof STUDENT_ACTIONS)[number];

/** What is done in the district as a whole, without one student. */
export const GLOBAL_ACTIONS = [
  'audit.read',
  /** Search the trail by a member of staff, for a stated purpose (R37 to R41). */
  'audit.staff',
  'disclosure.list',
  /** Keep the sealed book and the parties that may not be chosen (R117, R126). */
  'custody.keep',
  /** See who works here, in which roles and on which caseloads. */
  'people.list',
  /** Draft and publish the role map (R54). */
  'mapping.edit',
  /** See what another person would see, as far as one may see it oneself. */
  'access.simulate',
  /** Apply in writing for access (R56). */
  'application.write',
  /** Decide on applications (R56, R57). */
  'application.decide',
  /** Open a record in an emergency (34 CFR 99.36). */
  'emergency.open',
  'emergency.review',
  /** Look at questions about unusual uses and what was answered (R60). */
  'question.review',
  /** De-identified reports (R30, R31). */
  'report.read',
  /** The caseload, the supervisor's list and the committee's agenda, as far as one may see the students. */
  'case.list',
  /** Say on which days the committee meets (R24). */
  'committee.edit',
  /** Say what the face sheet asks for (R1). */
  'sheet-form.edit',
  /** Say with which words letters to a home begin (R13). */
  'letter-templates.edit',
  /** Say how pages of the SIS are read, and see how that goes. */
  'adapter.keep',
  /** Say which days count for clocks: legal holidays and school days (R169, section W). */
  'calendar.edit',
  /** List requests with their clocks, as far as one may keep them. */
  'request.list',
  /** Say what is directory information, to whom it goes, and until when families may refuse (R128 to R131, R161). */
  'directory.edit',
  /** Make lists of directory information and for recruiters (R104, R105, R137). */
  'directory.list',
  /** Keep studies by others, which are about no one student (R66). */
  'study.keep',
  /** Decide whether a study may begin, and whether any may without consent (R64, T2). */
  'study.decide',
  /** Say that what is due once a school year was done: plans, reports, notices (W38 to W40). */
  'duty.keep',
  /** List the copies that are being made, as far as one may make them. */
  'copy.list',
  /** List updates of names that wait, as far as one may decide on them or do what follows (R205, R206). */
  'name.list',
  /** Say what the district allows of names and pronouns. */
  'names.edit',
  /** One's own uses of the system. */
  'history.own',
] as const;
export type GlobalAction = (typeof GLOBAL_ACTIONS)[number];

export type Action = StudentAction | GlobalAction;

export const ACTIONS: readonly Action[] = [...STUDENT_ACTIONS, ...GLOBAL_ACTIONS];
