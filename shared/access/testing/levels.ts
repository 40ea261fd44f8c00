import { type Action, type GlobalAction, STUDENT_ACTIONS, type StudentAction } from '../actions.ts';
import type { Day, Facts, Moment, Span } from '../facts.ts';
import type { FieldClass } from '../field-classes.ts';
import { type AttributeKind, type RelationKind, RELATIONS, type RoleId } from '../roles.ts';

export const TODAY: Day = '2026-11-20';
export const TOMORROW: Day = '2026-11-21';
export const YESTERDAY: Day = '2026-11-19';
/** The middle of a school day. */
export const at = (day: Day): Moment => ({ day, at: Date.parse(`${day}T17:00:00Z`) });
export const NOW: Moment = at(TODAY);
export const AUGUST: Day = '2026-08-24';
export const JUNE: Day = '2027-06-12';

/** What the actor tries, and the rules that must grant it: none is a refusal. */
export interface AccessCase {
  readonly name: string;
  readonly facts: Facts;
  readonly action: Action;
  readonly rules: readonly string[];
  readonly opens: readonly FieldClass[];
}

/** What the policy says of a level, written from the requirements and not from the rule table. */
interface Level {
  /** What must be so of the student for the actions of `may`; the others are done in the district as a whole. */
  readonly needs: 'nothing' | 'own-building' | readonly RelationKind[] | readonly AttributeKind[];
  readonly may: Partial<Record<StudentAction, string>>;
  readonly opens: readonly FieldClass[];
  readonly duties: Partial<Record<GlobalAction, string>>;
}

export const CLASSROOM: readonly FieldClass[] = ['identity', 'directory', 'academic', 'casework'];
const GUIDANCE: readonly FieldClass[] = [...CLASSROOM, 'discipline'];
export const EVERYTHING: readonly FieldClass[] = [...GUIDANCE, 'sped'];
const OUTSIDE = { needs: 'nothing', may: {}, opens: [] } as const;
const HELPS = { 'emergency.open': 'R81' } as const;
const LEADS = { ...HELPS, 'people.list': 'R54-caseloads', 'report.read': 'R68' } as const;

const reads = (rule: string) => ({ 'student.view': rule });
const adds = (rule: string) => ({ ...reads(rule), 'contact.add': rule });
const assigns = (rule: string) => ({ ...adds(rule), 'caseload.assign': rule });
const SERVES: Level = { needs: ['serving', 'evaluating'], may: adds('R46'), opens: EVERYTHING, duties: HELPS };
const HEADS: Level = { needs: 'own-building', may: assigns('R47'), opens: EVERYTHING, duties: LEADS };
const OFFICE: Level = { ...OUTSIDE, duties: { 'report.read': 'R48-R50' } };

export const LEVELS: Readonly<Record<RoleId, Level>> = {
  teacher: { needs: ['teacher'], may: adds('R44'), opens: CLASSROOM, duties: HELPS },
  counselor: { needs: ['counselor'], may: adds('R45'), opens: GUIDANCE, duties: HELPS },
  guidanceSecretary: { needs: ['counselor'], may: reads('R45-secretary'), opens: GUIDANCE, duties: {} },
  socialWorker: SERVES,
  psychologist: SERVES,
  principal: HEADS,
  assistantPrincipal: HEADS,
  personnelOffice: OFFICE,
  budgetOffice: OFFICE,
  curriculumOffice: OFFICE,
  spedAdministrator: { needs: ['sped', 's504'], may: assigns('R51'), opens: EVERYTHING, duties: LEADS },
  spedSecretary: { needs: ['sped', 's504'], may: reads('R51-secretary'), opens: EVERYTHING, duties: {} },
  superintendent: {
    needs: 'nothing',
    may: { ...assigns('R52'), 'access.check': 'R52', 'record.seal': 'R52' },
    opens: EVERYTHING,
    duties: {
      'audit.read': 'R55',
      'audit.staff': 'R60-staff',
      'application.decide': 'R55',
      'emergency.review': 'R55',
      'question.review': 'R55',
      'people.list': 'R55',
      'access.simulate': 'R55',
      'report.read': 'R55',
    },
  },
  executiveSecretary: { needs: 'nothing', may: reads('R52-secretary'), opens: EVERYTHING, duties: {} },
  recordsManager: {
    needs: 'nothing',
    may: { 'access.check': 'R60' },
    opens: ['identity'],
    duties: {
      'audit.read': 'R60',
      'audit.staff': 'R60-staff',
      'emergency.review': 'R60',
      'question.review': 'R60',
      'people.list': 'R60',
      'disclosure.list': 'R119',
    },
  },
  administrator: {
    ...OUTSIDE,
    duties: { 'mapping.edit': 'R54', 'people.list': 'R54', 'access.simulate': 'R54' },
  },
};

/** What a duty opens of names; the others open nothing. */
export const NAMES: Readonly<Record<string, readonly FieldClass[]>> = {
  R55: ['identity'],
  R60: ['identity'],
  'R60-staff': ['identity'],
  R119: ['identity', 'disclosure'],
  'R56-apply': ['identity'],
};

export const HOME = 'harbor-view';
export const PLACES = [
  ["the student's building", HOME],
  ['another building', 'lakeside'],
  ['the district', null],
] as const;
export const YEAR: Span = { since: AUGUST, until: JUNE };
export const NONE: Facts = { roles: [], relations: [], enrolled: [], attributes: [], grants: [] };

/** What may be so between an actor and a student, or of the student. */
export type Link = RelationKind | 'sped' | 's504';
export const LINKS: readonly Link[] = [...RELATIONS, 'sped', 's504'];

/** One actor with one role and at most one relation or attribute, all of it current. */
export function factsOf(role: RoleId, buildingId: string | null, link?: Link): Facts {
  const relation = RELATIONS.find((one) => one === link);
  return {
    roles: [{ role, buildingId, since: '2019-07-01', until: null }],
    relations: relation === undefined ? [] : [{ relation, ...YEAR }],
    enrolled: [{ buildingId: HOME, ...YEAR }],
    attributes: link === 'sped' || link === 's504' ? [{ attribute: link, ...YEAR }] : [],
    grants: [],
  };
}

function reached({ needs }: Level, buildingId: string | null, link: Link | undefined): boolean {
  if (needs === 'nothing') return true;
  if (needs === 'own-building') return buildingId === HOME;
  return link !== undefined && (needs as readonly string[]).includes(link);
}

/** The rule that grants, by the requirements alone. */
export function ruleOf(
  role: RoleId,
  action: Action,
  buildingId: string | null,
  link: Link | undefined,
): string | undefined {
  const level = LEVELS[role];
  if (action === 'application.write' || action === 'history.own') return 'R56-apply';
  const onStudent = STUDENT_ACTIONS.find((one) => one === action);
  if (onStudent !== undefined) return reached(level, buildingId, link) ? level.may[onStudent] : undefined;
  return level.duties[action as GlobalAction];
}

export const isStudentAction = (action: Action): boolean => STUDENT_ACTIONS.some((one) => one === action);

/** What one role, at a place, with something between it and the student, is granted. */
export function levelCase(name: string, facts: Facts, by: Asking): AccessCase {
  const { role, action } = by;
  const rule = ruleOf(role, action, by.buildingId, by.link);
  const opens = isStudentAction(action) ? LEVELS[role].opens : (NAMES[rule ?? ''] ?? []);
  return { name, facts, action, rules: rule === undefined ? [] : [rule], opens: rule === undefined ? [] : opens };
}

/** Who asks for what: by the requirements, all that matters of a case without exceptions. */
export interface Asking {
  readonly role: RoleId;
  readonly buildingId: string | null;
  readonly link?: Link | undefined;
  readonly action: Action;
}

export const view = (
  name: string,
  facts: Facts,
  rules: readonly string[],
  opens: readonly FieldClass[],
): AccessCase => ({
  name,
  facts,
  action: 'student.view',
  rules,
  opens,
});
