import { type Action, type GlobalAction, STUDENT_ACTIONS, type StudentAction } from '../actions.ts';
import type { Day, Facts, Moment, Span } from '../facts.ts';
import { FIELD_CLASSES, type FieldClass } from '../field-classes.ts';
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

/** Whose record somebody opens, and for what. */
interface Reach {
  /** What must be so of the student for the actions of `may`; the others are done in the district as a whole. */
  readonly needs: 'nothing' | 'own-building' | readonly RelationKind[] | readonly AttributeKind[];
  readonly may: Partial<Record<StudentAction, string>>;
  readonly opens: readonly FieldClass[];
}

/** What the policy says of a level, written from the requirements and not from the rule table. */
interface Level extends Reach {
  /** What else must be so for more. */
  readonly also?: readonly Reach[];
  readonly duties: Partial<Record<GlobalAction, string>>;
}

export const CLASSROOM: readonly FieldClass[] = ['identity', 'directory', 'academic', 'casework'];
const GUIDANCE: readonly FieldClass[] = [...CLASSROOM, 'discipline'];
/** Who works directly with the student sees how to call them too (R204). */
export const withFlag = (opens: readonly FieldClass[]): readonly FieldClass[] => [...opens, 'flag'];
export const EVERYTHING: readonly FieldClass[] = [...GUIDANCE, 'sped', 'restricted'];
/** Who it is and in which school. */
export const PLAIN: readonly FieldClass[] = ['identity', 'directory'];
const OUTSIDE = { needs: 'nothing', may: {}, opens: [] } as const;
const HELPS = { 'emergency.open': 'R81' } as const;
const LISTS = { 'case.list': 'R24' } as const;
const LEADS = { ...HELPS, ...LISTS, 'people.list': 'R54-caseloads', 'report.read': 'R68' } as const;

const reads = (rule: string) => ({ 'student.view': rule });
const adds = (rule: string) => ({ ...reads(rule), 'contact.add': rule, 'sheet.write': rule });
const readsCases = (rule: string) => ({ ...reads(rule), 'case.view': rule });
const workOn = (rule: string) => ({ ...adds(rule), 'case.view': rule, 'case.open': rule, 'case.write': rule });
const assigns = (rule: string) => ({ ...workOn(rule), 'caseload.assign': rule });
/** Enters in the log of whom one works with; keeps the log of the building's, and the requests about their records. */
const enters = (needs: Reach['needs']): Reach => ({ needs, may: { 'disclosure.record': 'R115' }, opens: ['identity'] });
const keeps = (rule: string) => ({
  'disclosure.view': rule,
  'disclosure.record': rule,
  'request.keep': rule,
  'directory.keep': rule,
});
const LOG: readonly FieldClass[] = ['identity', 'disclosure'];
/** Has a part in updates of names: writes the form, decides, or carries out. */
const renames = (needs: Reach['needs'], rule: string, ...acts: ('keep' | 'decide' | 'task')[]): Reach => ({
  needs,
  may: Object.fromEntries(['view', ...acts].map((act) => [`name.${act}`, rule])),
  opens: ['identity', 'directory', 'names'],
});
/** Makes copies of the record: of all but the substance of restricted notes (R143). */
const copies = (needs: Reach['needs'], rule: string): Reach => ({
  needs,
  may: { 'copy.make': rule },
  opens: [...GUIDANCE, 'sped', 'disclosure', 'names'],
});
const SERVES: Level = {
  needs: ['serving', 'evaluating'],
  also: [enters(['serving', 'evaluating'])],
  may: workOn('R46'),
  opens: withFlag(EVERYTHING),
  duties: { ...HELPS, ...LISTS },
};
const HEADS: Level = {
  needs: 'own-building',
  may: assigns('R47'),
  opens: EVERYTHING,
  also: [{ needs: 'own-building', may: keeps('R149'), opens: LOG }, copies('own-building', 'R174-school')],
  duties: { ...LEADS, 'request.list': 'R169-list', 'copy.list': 'R174-list' },
};
const SPED = { needs: ['sped', 's504'], opens: EVERYTHING, also: [enters(['sped', 's504'])] } as const;
const OFFICE: Level = { ...OUTSIDE, duties: { 'report.read': 'R48-R50' } };

export const LEVELS: Readonly<Record<RoleId, Level>> = {
  teacher: { needs: ['teacher'], may: adds('R44'), opens: withFlag(CLASSROOM), duties: HELPS },
  counselor: {
    needs: ['counselor'],
    may: { ...adds('R45'), 'case.view': 'R45' },
    opens: withFlag(GUIDANCE),
    also: [enters(['counselor']), renames(['counselor'], 'R193', 'keep')],
    duties: { ...HELPS, ...LISTS },
  },
  guidanceSecretary: {
    needs: ['counselor'],
    may: reads('R45-secretary'),
    opens: GUIDANCE,
    also: [enters(['counselor']), renames(['counselor'], 'R206', 'keep', 'task')],
    duties: { 'name.list': 'R206-list' },
  },
  socialWorker: { ...SERVES, also: [enters(['serving', 'evaluating']), renames(['serving'], 'R193', 'keep')] },
  psychologist: SERVES,
  principal: {
    ...HEADS,
    also: [...(HEADS.also ?? []), renames('own-building', 'R205', 'keep', 'decide', 'task')],
    duties: { ...HEADS.duties, 'duty.keep': 'R150', 'name.list': 'R206-list' },
  },
  assistantPrincipal: HEADS,
  personnelOffice: OFFICE,
  budgetOffice: OFFICE,
  curriculumOffice: OFFICE,
  spedAdministrator: { ...SPED, may: assigns('R51'), duties: LEADS },
  spedSecretary: { ...SPED, may: reads('R51-secretary'), duties: {} },
  dspcSocialWorker: {
    needs: 'nothing',
    may: { ...reads('R1-refer'), 'case.open': 'R1-refer' },
    opens: PLAIN,
    also: [
      {
        needs: ['managed'],
        may: { ...adds('R1-case'), 'case.view': 'R1-case', 'case.write': 'R1-case' },
        opens: GUIDANCE,
      },
    ],
    duties: LISTS,
  },
  assignmentDirector: {
    needs: ['committee'],
    may: { ...readsCases('R20'), 'contact.add': 'R20', 'case.direct': 'R20' },
    opens: EVERYTHING,
    also: [
      {
        needs: ['decided'],
        may: { ...readsCases('R28'), 'case.direct': 'R28' },
        opens: ['identity', 'directory', 'casework'],
      },
    ],
    duties: { ...LISTS, 'committee.edit': 'R24-days' },
  },
  placementSpecialist: {
    needs: ['managed'],
    may: readsCases('R6'),
    opens: ['identity', 'directory', 'casework'],
    duties: LISTS,
  },
  committeeMember: { needs: ['agenda'], may: readsCases('R26'), opens: GUIDANCE, duties: LISTS },
  superintendent: {
    needs: 'nothing',
    may: { ...assigns('R52'), 'access.check': 'R52', 'record.seal': 'R52' },
    opens: EVERYTHING,
    duties: {
      ...LISTS,
      'audit.read': 'R55',
      'audit.staff': 'R60-staff',
      'application.decide': 'R55',
      'emergency.review': 'R55',
      'question.review': 'R55',
      'people.list': 'R55',
      'access.simulate': 'R55',
      'report.read': 'R55',
      'study.keep': 'R66',
      'study.decide': 'R64',
      'duty.keep': 'R148-duties',
    },
  },
  executiveSecretary: { needs: 'nothing', may: readsCases('R52-secretary'), opens: EVERYTHING, duties: LISTS },
  recordsManager: {
    needs: 'nothing',
    may: { 'access.check': 'R60' },
    opens: ['identity'],
    also: [
      { needs: 'nothing', may: { ...keeps('R119-student'), 'consent.keep': 'R119-student' }, opens: LOG },
      copies('nothing', 'R174-custodian'),
      renames('nothing', 'R197', 'task'),
    ],
    duties: {
      'name.list': 'R206-list',
      'names.edit': 'R193-policy',
      'audit.read': 'R60',
      'audit.staff': 'R60-staff',
      'emergency.review': 'R60',
      'question.review': 'R60',
      'calendar.edit': 'R169-calendar',
      'duty.keep': 'R148-duties',
      'people.list': 'R60',
      'disclosure.list': 'R119',
      'request.list': 'R169-list',
      'directory.edit': 'R137',
      'directory.list': 'R137',
      'copy.list': 'R174-list',
      'custody.keep': 'R117',
      'study.keep': 'R66',
    },
  },
  administrator: {
    ...OUTSIDE,
    duties: {
      'mapping.edit': 'R54',
      'people.list': 'R54',
      'access.simulate': 'R54',
      'sheet-form.edit': 'R1-form',
      'letter-templates.edit': 'R13-letters',
      'adapter.keep': 'R59-adapters',
      'calendar.edit': 'R169-calendar',
    },
  },
};

/** What a duty opens of names; the others open nothing. */
export const NAMES: Readonly<Record<string, readonly FieldClass[]>> = {
  R24: ['identity', 'directory', 'casework'],
  R55: ['identity'],
  R60: ['identity'],
  'R60-staff': ['identity'],
  R117: ['identity', 'disclosure'],
  R119: ['identity', 'disclosure'],
  'R169-list': ['identity', 'directory', 'disclosure'],
  R137: ['identity', 'directory', 'disclosure'],
  'R174-list': ['identity', 'disclosure'],
  'R206-list': ['identity', 'directory', 'names'],
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
export type Link = RelationKind | Exclude<AttributeKind, 'sealed'>;
const OF_STUDENT = ['sped', 's504', 'managed', 'committee', 'agenda', 'decided'] as const;
export const LINKS: readonly Link[] = [...RELATIONS, ...OF_STUDENT];

/** One actor with one role and at most one relation or attribute, all of it current. */
export function factsOf(role: RoleId, buildingId: string | null, link?: Link): Facts {
  const relation = RELATIONS.find((one) => one === link);
  return {
    roles: [{ role, buildingId, since: '2019-07-01', until: null }],
    relations: relation === undefined ? [] : [{ relation, ...YEAR }],
    enrolled: [{ buildingId: HOME, ...YEAR }],
    attributes: OF_STUDENT.filter((one) => one === link).map((attribute) => ({ attribute, ...YEAR })),
    grants: [],
  };
}

function reached({ needs }: Reach, buildingId: string | null, link: Link | undefined): boolean {
  if (needs === 'nothing') return true;
  if (needs === 'own-building') return buildingId === HOME;
  return link !== undefined && (needs as readonly string[]).includes(link);
}

/** The rules that grant, widest first, with what each opens: by the requirements alone. */
function grantsOf(asking: Asking): readonly (readonly [rule: string, opens: readonly FieldClass[]])[] {
  const { role, action, buildingId, link } = asking;
  const { duties, ...level } = LEVELS[role];
  const onStudent = STUDENT_ACTIONS.find((one) => one === action);
  if (onStudent === undefined) {
    const duty =
      action === 'application.write' || action === 'history.own' ? 'R56-apply' : duties[action as GlobalAction];
    return duty === undefined ? [] : [[duty, NAMES[duty] ?? []]];
  }
  return [level, ...(level.also ?? [])]
    .filter((reach) => reached(reach, buildingId, link))
    .flatMap(({ may, opens }) => (may[onStudent] === undefined ? [] : [[may[onStudent], opens] as const]))
    .toSorted(([, a], [, b]) => b.length - a.length);
}

/** The rules that grant, by their ids. */
export const rulesFor = (asking: Asking): readonly string[] => grantsOf(asking).map(([rule]) => rule);

/** What several open together, in the order of the classes. */
export const together = (...opens: readonly (readonly FieldClass[])[]): readonly FieldClass[] =>
  FIELD_CLASSES.filter((one) => opens.some((some) => some.includes(one)));

/** What one role, at a place, with something between it and the student, is granted. */
export function levelCase(name: string, facts: Facts, by: Asking): AccessCase {
  const grants = grantsOf(by);
  return {
    name,
    facts,
    action: by.action,
    rules: grants.map(([rule]) => rule),
    opens: together(...grants.map(([, opens]) => opens)),
  };
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
