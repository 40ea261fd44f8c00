import type { RuleId } from './rules.ts';

/**
 * The columns of the standard, in its order, and the names real sets give them instead. `ids` must be there for the
 * file to be read at all; any other missing column is a finding and reads as blank.
 * Source: OneRoster CSV 1.1 tables; 1.2 binding, tables 4 to 24.
 */
export interface TableSpec {
  readonly columns: readonly string[];
  readonly ids: readonly string[];
  /** Other name (letters and digits only, lower case) → the standard's name. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Columns that are never read whatever they hold, by their names in letters and digits, with the rule that says so. */
  readonly barred?: { readonly names: RegExp; readonly rule: RuleId };
}

export type TableName =
  'academicSessions' | 'orgs' | 'courses' | 'classes' | 'users' | 'roles' | 'demographics' | 'enrollments';

const START = ['sourcedId', 'status', 'dateLastModified'];
const ID = { id: 'sourcedId', sourceid: 'sourcedId', sourceddid: 'sourcedId' };

const spec = (names: string, aliases: Record<string, string>, ids: readonly string[] = []): TableSpec => ({
  columns: [...START, ...names.split(' ')],
  ids: ['sourcedId', ...ids],
  aliases: { ...ID, ...aliases },
});

export const TABLES: Readonly<Record<TableName, TableSpec>> = {
  academicSessions: spec('title type startDate endDate parentSourcedId schoolYear', {
    name: 'title',
    begindate: 'startDate',
    start: 'startDate',
    end: 'endDate',
    parentid: 'parentSourcedId',
  }),
  orgs: spec('name type identifier parentSourcedId', {
    title: 'name',
    orgname: 'name',
    orgtype: 'type',
    identifer: 'identifier',
    number: 'identifier',
    parentid: 'parentSourcedId',
  }),
  courses: spec('schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes', {
    name: 'title',
    code: 'courseCode',
    grade: 'grades',
    orgsourcedids: 'orgSourcedId',
    orgid: 'orgSourcedId',
    schoolyearid: 'schoolYearSourcedId',
    subject: 'subjects',
    subjectcode: 'subjectCodes',
  }),
  classes: spec(
    'title grades courseSourcedId classCode classType location schoolSourcedId termSourcedIds subjects subjectCodes periods',
    {
      name: 'title',
      grade: 'grades',
      courseid: 'courseSourcedId',
      code: 'classCode',
      type: 'classType',
      room: 'location',
      schoolid: 'schoolSourcedId',
      schoolsourceid: 'schoolSourcedId',
      orgsourcedid: 'schoolSourcedId',
      termsourcedid: 'termSourcedIds',
      termid: 'termSourcedIds',
      termids: 'termSourcedIds',
      subject: 'subjects',
      period: 'periods',
    },
  ),
  users: spec(
    'enabledUser orgSourcedIds role username userIds givenName familyName middleName identifier email sms phone agentSourcedIds grades password ' +
      'userMasterIdentifier preferredGivenName preferredMiddleName preferredFamilyName primaryOrgSourcedId pronouns',
    {
      enabled: 'enabledUser',
      orgsourcedid: 'orgSourcedIds',
      orgids: 'orgSourcedIds',
      orgid: 'orgSourcedIds',
      schoolsourcedid: 'orgSourcedIds',
      roles: 'role',
      login: 'username',
      userid: 'userIds',
      firstname: 'givenName',
      first: 'givenName',
      lastname: 'familyName',
      last: 'familyName',
      middle: 'middleName',
      identifer: 'identifier',
      studentnumber: 'identifier',
      emailaddress: 'email',
      agents: 'agentSourcedIds',
      agentsourcedid: 'agentSourcedIds',
      grade: 'grades',
      gradelevel: 'grades',
    },
  ),
  roles: spec(
    'userSourcedId roleType role beginDate endDate orgSourcedId userProfileSourcedId',
    { userid: 'userSourcedId', startdate: 'beginDate', orgid: 'orgSourcedId', orgsourcedids: 'orgSourcedId' },
    ['userSourcedId'],
  ),
  demographics: spec(
    'birthDate sex americanIndianOrAlaskaNative asian blackOrAfricanAmerican nativeHawaiianOrOtherPacificIslander white ' +
      'demographicRaceTwoOrMoreRaces hispanicOrLatinoEthnicity countryOfBirthCode stateOfBirthAbbreviation cityOfBirth publicSchoolResidenceStatus',
    { usersourcedid: 'sourcedId', dob: 'birthDate', dateofbirth: 'birthDate', gender: 'sex' },
  ),
  enrollments: spec(
    'classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate',
    {
      classid: 'classSourcedId',
      classsourceid: 'classSourcedId',
      schoolid: 'schoolSourcedId',
      schoolsourceid: 'schoolSourcedId',
      orgsourcedid: 'schoolSourcedId',
      userid: 'userSourcedId',
      usersourceid: 'userSourcedId',
      startdate: 'beginDate',
      begin: 'beginDate',
      end: 'endDate',
      isprimary: 'primary',
    },
    ['classSourcedId', 'userSourcedId'],
  ),
};

/** Files of the standard that say nothing the product keeps: passed over without a finding. */
export const PASSED_OVER: readonly string[] = [
  'categories',
  'classResources',
  'courseResources',
  'lineItems',
  'lineItemLearningObjectiveIds',
  'lineItemScoreScales',
  'resources',
  'results',
  'resultLearningObjectiveIds',
  'resultScoreScales',
  'scoreScales',
  'userProfiles',
  'userResources',
];

/** 1.2 keeps roles and schools of people in their own file, so that a set with `roles.csv` lacks these in `users.csv`. */
export const USERS_1_1_ONLY: readonly string[] = ['role', 'orgSourcedIds'];
/** A set of 1.1 does not have these. */
export const USERS_1_2_ONLY: readonly string[] = [
  'userMasterIdentifier',
  'preferredGivenName',
  'preferredMiddleName',
  'preferredFamilyName',
  'primaryOrgSourcedId',
  'pronouns',
];
