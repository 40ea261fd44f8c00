import type { Action } from './actions.ts';
import type { Condition } from './condition.ts';
import { FIELD_CLASSES, type FieldClass } from './field-classes.ts';
import { RELATION_TITLES, ROLE_TITLES, ROLES, type RoleId } from './roles.ts';
import type { Permit, Rule } from './rules.ts';

const CLASS_WORDS: Readonly<Record<FieldClass, string>> = {
  identity: 'Name, number, birth date',
  directory: 'Grade and school',
  academic: 'Classes and marks',
  casework: 'Contacts and case notes',
  discipline: 'Discipline',
  sped: 'Special education',
};

const ACTION_WORDS: Readonly<Record<Exclude<Action, 'student.view'>, string>> = {
  'contact.add': 'Adds contacts',
  'audit.read': 'Reads the audit trail',
  'disclosure.list': 'Reads the disclosure log',
};

const OTHER_ACTIONS = Object.keys(ACTION_WORDS) as (keyof typeof ACTION_WORDS)[];

const INTRODUCTION = `# Who may see what

This page is written from the rule table that the program itself obeys (\`shared/access/rules.ts\`); a test fails when
the two differ. What is not opened here is closed: there is no other way in. A right begins on the day its fact begins
and is gone on the day it ends, be it a class, an assignment, a service, an enrollment or a role (R53). Every view and
every refusal is on the audit trail.`;

/** The rule table as a page that a school board can read (Markdown). The same rules always give the same page. */
export function renderMatrix(rules: readonly Rule[]): string {
  const sections = [
    INTRODUCTION,
    '## By role',
    table(byRole(rules)),
    '"Yes" holds for the students named under "Which students" and for nobody else. "None" opens no student\'s record.',
    '## The rules',
    table(byRule(rules)),
  ];
  return `${sections.join('\n\n')}\n`;
}

type Row = readonly string[];

function byRole(rules: readonly Rule[]): Row[] {
  const classes = FIELD_CLASSES.map((one) => CLASS_WORDS[one]);
  const actions = OTHER_ACTIONS.map((one) => ACTION_WORDS[one]);
  const head = ['Role', 'Which students', ...classes, ...actions, 'Rule'];
  const permits = rules.filter((rule) => rule.effect === 'permit');
  return [
    head,
    ...ROLES.flatMap((role) =>
      rowsOf(
        role,
        permits.filter(({ when }) => names(when, role)),
        head.length,
      ),
    ),
  ];
}

function rowsOf(role: RoleId, permits: readonly Permit[], columns: number): Row[] {
  const title = ROLE_TITLES[role].en;
  if (permits.length === 0) return [[title, 'none', ...Array<string>(columns - 3).fill('–'), 'none']];
  return permits.map((permit) => {
    const views = permit.actions.includes('student.view');
    return [
      title,
      views ? whichStudents(permit.when, role) : 'none',
      ...FIELD_CLASSES.map((one) => mark(views && permit.fieldClasses.includes(one))),
      ...OTHER_ACTIONS.map((one) => mark(permit.actions.includes(one))),
      permit.id,
    ];
  });
}

const mark = (yes: boolean): string => (yes ? 'yes' : '–');

function names(condition: Condition, role: RoleId): boolean {
  if ('of' in condition) return condition.of.some((part) => names(part, role));
  return condition.node !== 'relation' && condition.role === role;
}

/** What the condition asks besides the role itself. */
function whichStudents(condition: Condition, role: RoleId): string {
  const besides = relationsIn(condition).map((one) => RELATION_TITLES[one].en);
  const ways = atBuilding(condition, role)
    ? ['works in the building where the student is enrolled', ...besides]
    : besides;
  return ways.length === 0 ? 'every student' : `where the person ${ways.join(' or ')}`;
}

function relationsIn(condition: Condition): (keyof typeof RELATION_TITLES)[] {
  if ('of' in condition) return condition.of.flatMap(relationsIn);
  return condition.node === 'relation' ? [condition.relation] : [];
}

function atBuilding(condition: Condition, role: RoleId): boolean {
  if ('of' in condition) return condition.of.some((part) => atBuilding(part, role));
  return condition.node === 'roleAt' && condition.role === role;
}

function byRule(rules: readonly Rule[]): Row[] {
  const head = ['Rule', 'In words', 'It asks that the person', 'It stands on', 'Legitimate interest'];
  return [
    head,
    ...rules.map((rule) => [
      rule.id,
      rule.effect === 'forbid' ? `Closed, whatever else opens it: ${rule.title.en}` : rule.title.en,
      inWords(rule.when),
      rule.source,
      rule.effect === 'permit' ? rule.purpose : '–',
    ]),
  ];
}

/** A predicate of the person: "is Teacher, and teaches a class of the student". */
function inWords(condition: Condition): string {
  switch (condition.node) {
    case 'role':
      return `is ${ROLE_TITLES[condition.role].en}`;
    case 'roleAt':
      return `is ${ROLE_TITLES[condition.role].en} where the student is enrolled`;
    case 'relation':
      return RELATION_TITLES[condition.relation].en;
    case 'all':
      return condition.of.map(inWords).join(', and ');
    case 'any':
      return condition.of.map(inWords).join(' or ');
  }
}

function table([head = [], ...rows]: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}
