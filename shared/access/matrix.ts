import type { Action } from './actions.ts';
import { type Condition, partsOf, someNode } from './condition.ts';
import { FIELD_CLASSES, type FieldClass, RECORD_CLASSES } from './field-classes.ts';
import { inWords, ATTRIBUTE_WORDS } from './matrix-words.ts';
import { RELATION_TITLES, ROLE_TITLES, ROLES, type RoleId } from './roles.ts';
import type { Permit, Rule } from './rule.ts';

const CLASS_WORDS: Readonly<Record<FieldClass, string>> = {
  identity: 'Name, number, birth date',
  directory: 'Grade and school',
  academic: 'Classes and marks',
  casework: 'Contacts and case notes',
  discipline: 'Discipline',
  sped: 'Special education',
  restricted: 'Restricted notes',
  disclosure: 'Disclosure log',
  flag: 'Name in use and pronouns',
  names: 'Name updates and original names',
};

const ACTION_WORDS: Readonly<Record<Action, string>> = {
  'student.view': 'Opens the record',
  'contact.add': 'Adds contacts',
  'sheet.write': 'Writes on the face sheet',
  'caseload.assign': 'Assigns caseloads',
  'access.check': 'Checks who may see',
  'record.seal': 'Seals the record',
  'case.view': 'Reads cases',
  'case.open': 'Opens cases',
  'case.write': 'Takes the steps of a case',
  'case.direct': "Takes the director's steps",
  'audit.read': 'Reads the audit trail',
  'audit.staff': 'Searches the audit trail by a member of staff',
  'disclosure.list': 'Reads the disclosure log',
  'disclosure.view': "Reads and corrects a student's disclosure log",
  'disclosure.record': 'Enters in the disclosure log',
  'consent.keep': 'Keeps consents to releases',
  'request.keep': 'Keeps requests about the record',
  'request.list': 'Lists requests with their clocks',
  'directory.keep': 'Keeps refusals of directory information',
  'directory.edit': 'Sets what is directory information',
  'directory.list': 'Makes lists of directory information and for recruiters',
  'copy.make': 'Makes copies of the record',
  'copy.list': 'Lists copies that are made',
  'name.view': 'Reads name updates and original names',
  'name.keep': 'Writes name updates',
  'name.decide': 'Decides on name updates',
  'name.task': 'Carries out name updates',
  'name.list': 'Lists name updates that wait',
  'names.edit': 'Sets what is allowed of names and pronouns',
  'custody.keep': 'Keeps sealed orders and barred parties',
  'people.list': 'Sees staff and caseloads',
  'mapping.edit': 'Edits the role map',
  'access.simulate': 'Sees as somebody else',
  'application.write': 'Applies for access',
  'application.decide': 'Decides on applications',
  'emergency.open': 'Opens in an emergency',
  'emergency.review': 'Reviews emergencies',
  'question.review': 'Reviews unusual uses',
  'report.read': 'Reads de-identified reports',
  'case.list': 'Lists cases',
  'committee.edit': "Sets the committee's days",
  'sheet-form.edit': 'Sets what the face sheet asks for',
  'letter-templates.edit': 'Writes the templates of letters',
  'adapter.keep': 'Sets how pages of the SIS are read',
  'calendar.edit': "Sets the district's calendar",
  'study.keep': 'Keeps studies by others',
  'study.decide': 'Decides on studies by others',
  'duty.keep': 'Keeps yearly duties',
  'history.own': 'Reads their own history',
};

/** Beside what a view opens. */
const ON_STUDENTS: readonly Action[] = [
  'contact.add',
  'sheet.write',
  'caseload.assign',
  'case.view',
  'case.open',
  'case.write',
  'case.direct',
  'disclosure.view',
  'disclosure.record',
  'consent.keep',
  'request.keep',
  'directory.keep',
  'copy.make',
  'name.view',
  'name.keep',
  'name.decide',
  'name.task',
];
const IN_DISTRICT = (Object.keys(ACTION_WORDS) as Action[]).filter(
  (one) => one !== 'student.view' && !ON_STUDENTS.includes(one),
);

const INTRODUCTION = `# Who may see what

This page is written from the rule table that the program itself obeys (\`shared/access/rules.ts\`); a test fails when
the two differ. What is not opened here is closed: there is no other way in. A right begins on the day its fact begins
and is gone on the day it ends, be it a class, an assignment, a service, an enrollment or a role (R53). Every view and
every refusal is on the audit trail.`;

/** The rule table as a page that a school board can read (Markdown). The same rules always give the same page. */
export function renderMatrix(rules: readonly Rule[]): string {
  const sections = [
    INTRODUCTION,
    '## Whose record each role opens',
    table(records(rules)),
    '"Yes" holds for the students named under "Which students" and for nobody else. A role that is not here opens no record.',
    '## What each role does besides',
    table(duties(rules)),
    '## The rules',
    'An exception opens no more than was granted, and ends by itself.',
    table(byRule(rules)),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** What a view of the record may open. */
const SHOWN: readonly FieldClass[] = [...RECORD_CLASSES, 'flag'];

type Row = readonly string[];

const permitsOf = (rules: readonly Rule[]): Permit[] => rules.filter((rule) => rule.effect === 'permit');

function records(rules: readonly Rule[]): Row[] {
  const classes = SHOWN.map((one) => CLASS_WORDS[one]);
  const head = ['Role', 'Which students', ...classes, ...ON_STUDENTS.map((one) => ACTION_WORDS[one]), 'Rule'];
  const views = permitsOf(rules).filter(({ actions, when }) => actions.includes('student.view') && !everybody(when));
  return [
    head,
    ...ROLES.flatMap((role) => views.filter(({ when }) => names(when, role)).map((one) => record(role, one))),
  ];
}

function record(role: RoleId, permit: Permit): Row {
  return [
    ROLE_TITLES[role].en,
    whichStudents(permit.when, role),
    ...SHOWN.map((one) => mark(permit.fieldClasses.includes(one))),
    ...ON_STUDENTS.map((one) => mark(permit.actions.includes(one))),
    permit.id,
  ];
}

function duties(rules: readonly Rule[]): Row[] {
  const head = ['Role', ...IN_DISTRICT.map((one) => ACTION_WORDS[one])];
  const permits = permitsOf(rules);
  return [
    head,
    ...ROLES.map((role) => [
      ROLE_TITLES[role].en,
      ...IN_DISTRICT.map((action) => {
        const by = permits.filter(({ actions, when }) => actions.includes(action) && names(when, role));
        return by.length === 0 ? '–' : by.map(({ id }) => id).join(', ');
      }),
    ]),
  ];
}

const mark = (yes: boolean): string => (yes ? 'yes' : '–');

const names = (condition: Condition, role: RoleId): boolean =>
  someNode(condition, (one) => (one.node === 'role' || one.node === 'roleAt') && one.role === role);

const everybody = (condition: Condition): boolean => ROLES.every((role) => names(condition, role));

/** What the condition asks besides the role itself. */
function whichStudents(condition: Condition, role: RoleId): string {
  const besides = leaves(condition).flatMap((one) => besidesRole(one, role));
  return besides.length === 0 ? 'every student' : [...new Set(besides)].join(' or ');
}

function besidesRole(one: Condition, role: RoleId): string[] {
  switch (one.node) {
    case 'relation':
      return [`where the person ${RELATION_TITLES[one.relation].en}`];
    case 'attribute':
      return [ATTRIBUTE_WORDS[one.attribute]];
    case 'grant':
      return ['opened in an emergency'];
    case 'roleAt':
      return one.role === role ? ['where the person works in the building where the student is enrolled'] : [];
    default:
      return [];
  }
}

/** What is asked for; not what must be lacking. */
function leaves(condition: Condition): Condition[] {
  if (condition.node === 'not') return [];
  return partsOf(condition).length === 0 ? [condition] : partsOf(condition).flatMap(leaves);
}

function byRule(rules: readonly Rule[]): Row[] {
  const head = ['Rule', 'In words', 'It asks that the person', 'For', 'Opens', 'It stands on', 'Legitimate interest'];
  return [
    head,
    ...rules.map((rule) => [
      rule.id,
      rule.effect === 'forbid' ? `Closed, whatever else opens it: ${rule.title.en}` : rule.title.en,
      everybody(rule.when) ? inWords(rule.when, 'has any role') : inWords(rule.when),
      rule.actions.map((one) => ACTION_WORDS[one]).join(', '),
      rule.effect === 'permit' ? FIELD_CLASSES.filter((one) => rule.fieldClasses.includes(one)).join(', ') : '–',
      rule.source,
      rule.effect === 'permit' ? rule.purpose : '–',
    ]),
  ];
}

function table([head = [], ...rows]: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}
