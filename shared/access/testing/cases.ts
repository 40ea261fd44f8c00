import { type Action, ACTIONS, type GlobalAction, STUDENT_ACTIONS, type StudentAction } from '../actions.ts';
import { decide } from '../decide.ts';
import type { Day, Facts, GrantFact, Moment, Span } from '../facts.ts';
import type { FieldClass } from '../field-classes.ts';
import {
  type AttributeKind,
  type GrantKind,
  GRANTS,
  type RelationKind,
  RELATIONS,
  ROLES,
  type RoleId,
} from '../roles.ts';
import type { Rule } from '../rule.ts';

export const TODAY: Day = '2026-11-20';
export const TOMORROW: Day = '2026-11-21';
export const YESTERDAY: Day = '2026-11-19';
/** The middle of a school day. */
export const at = (day: Day): Moment => ({ day, at: Date.parse(`${day}T17:00:00Z`) });
export const NOW: Moment = at(TODAY);
const AUGUST: Day = '2026-08-24';
const JUNE: Day = '2027-06-12';

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

const CLASSROOM: readonly FieldClass[] = ['identity', 'directory', 'academic', 'casework'];
const GUIDANCE: readonly FieldClass[] = [...CLASSROOM, 'discipline'];
const EVERYTHING: readonly FieldClass[] = [...GUIDANCE, 'sped'];
const OUTSIDE = { needs: 'nothing', may: {}, opens: [] } as const;
const HELPS = { 'emergency.open': 'R81' } as const;
const LEADS = { ...HELPS, 'people.list': 'R54-caseloads', 'report.read': 'R68' } as const;

const reads = (rule: string) => ({ 'student.view': rule });
const adds = (rule: string) => ({ ...reads(rule), 'contact.add': rule });
const assigns = (rule: string) => ({ ...adds(rule), 'caseload.assign': rule });
const SERVES: Level = { needs: ['serving', 'evaluating'], may: adds('R46'), opens: EVERYTHING, duties: HELPS };
const HEADS: Level = { needs: 'own-building', may: assigns('R47'), opens: EVERYTHING, duties: LEADS };
const OFFICE: Level = { ...OUTSIDE, duties: { 'report.read': 'R48-R50' } };

const LEVELS: Readonly<Record<RoleId, Level>> = {
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
      'application.decide': 'R55',
      'emergency.review': 'R55',
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
    duties: { 'audit.read': 'R60', 'emergency.review': 'R60', 'people.list': 'R60', 'disclosure.list': 'R119' },
  },
  administrator: {
    ...OUTSIDE,
    duties: { 'mapping.edit': 'R54', 'people.list': 'R54', 'access.simulate': 'R54' },
  },
};

/** What a duty opens of names; the others open nothing. */
const NAMES: Readonly<Record<string, readonly FieldClass[]>> = {
  R55: ['identity'],
  R60: ['identity'],
  R119: ['identity', 'disclosure'],
  'R56-apply': ['identity'],
};

const HOME = 'harbor-view';
const PLACES = [
  ["the student's building", HOME],
  ['another building', 'lakeside'],
  ['the district', null],
] as const;
const YEAR: Span = { since: AUGUST, until: JUNE };
const NONE: Facts = { roles: [], relations: [], enrolled: [], attributes: [], grants: [] };

/** What may be so between an actor and a student, or of the student. */
type Link = RelationKind | 'sped' | 's504';
const LINKS: readonly Link[] = [...RELATIONS, 'sped', 's504'];

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
function ruleOf(role: RoleId, action: Action, buildingId: string | null, link: Link | undefined): string | undefined {
  const level = LEVELS[role];
  if (action === 'application.write' || action === 'history.own') return 'R56-apply';
  const onStudent = STUDENT_ACTIONS.find((one) => one === action);
  if (onStudent !== undefined) return reached(level, buildingId, link) ? level.may[onStudent] : undefined;
  return level.duties[action as GlobalAction];
}

const isStudentAction = (action: Action): boolean => STUDENT_ACTIONS.some((one) => one === action);

/** Each role × place × link × action. */
const EVERY_LEVEL: readonly AccessCase[] = ROLES.flatMap((role) =>
  PLACES.flatMap(([place, buildingId]) =>
    [undefined, ...LINKS].flatMap((link) =>
      ACTIONS.map((action) => {
        const rule = ruleOf(role, action, buildingId, link);
        const opens = isStudentAction(action) ? LEVELS[role].opens : (NAMES[rule ?? ''] ?? []);
        return {
          name: `${role} at ${place}, ${link ?? 'nothing'} between, ${action}`,
          facts: factsOf(role, buildingId, link),
          action,
          rules: rule === undefined ? [] : [rule],
          opens: rule === undefined ? [] : opens,
        };
      }),
    ),
  ),
);

const view = (name: string, facts: Facts, rules: readonly string[], opens: readonly FieldClass[]): AccessCase => ({
  name,
  facts,
  action: 'student.view',
  rules,
  opens,
});

const teaching = (span: Span): Facts => ({
  ...factsOf('teacher', HOME),
  relations: [{ relation: 'teacher', ...span }],
});
const heading = (span: Span): Facts => ({ ...factsOf('principal', HOME), enrolled: [{ buildingId: HOME, ...span }] });
const leading = (span: Span): Facts => ({
  ...factsOf('superintendent', null),
  roles: [{ role: 'superintendent', buildingId: null, ...span }],
});

/** "Currently" to the day (R53): a right ends on the day its fact ends, and does not begin before it. */
const TO_THE_DAY: readonly AccessCase[] = [
  view('a class that ends today', teaching({ since: AUGUST, until: TODAY }), [], []),
  view('a class that ends tomorrow', teaching({ since: AUGUST, until: TOMORROW }), ['R44'], CLASSROOM),
  view('a class that began today', teaching({ since: TODAY, until: JUNE }), ['R44'], CLASSROOM),
  view('a class that begins tomorrow', teaching({ since: TOMORROW, until: JUNE }), [], []),
  view('a student who leaves the building today', heading({ since: AUGUST, until: TODAY }), [], []),
  view('a student who leaves the building tomorrow', heading({ since: AUGUST, until: TOMORROW }), ['R47'], EVERYTHING),
  view('a student who comes to the building tomorrow', heading({ since: TOMORROW, until: null }), [], []),
  view('a role that ends today', leading({ since: AUGUST, until: TODAY }), [], []),
  view('a role that begins today', leading({ since: TODAY, until: null }), ['R52'], EVERYTHING),
];

const SEVERAL: readonly AccessCase[] = [
  view(
    'a principal who also teaches the student',
    {
      ...factsOf('teacher', HOME, 'teacher'),
      roles: [...factsOf('teacher', HOME).roles, ...factsOf('principal', HOME).roles],
    },
    ['R47', 'R44'],
    EVERYTHING,
  ),
  view('an aide in the class, without a role (R43)', { ...factsOf('teacher', HOME, 'teacher'), roles: [] }, [], []),
];

/** A grant of today, from nine to five by UTC's clock of the cases; `opens` is what it was given for. */
export function grantOf(kind: GrantKind, opens: readonly FieldClass[] = ['identity', 'directory']): GrantFact {
  const HOURS = 3_600_000;
  return {
    id: kind,
    grant: kind,
    fieldClasses: opens,
    since: TODAY,
    until: TOMORROW,
    fromAt: NOW.at - HOURS,
    untilAt: NOW.at + HOURS,
  };
}

const withGrant = (role: RoleId, grant: GrantFact): Facts => ({ ...factsOf(role, null), grants: [grant] });
const PLAIN: readonly FieldClass[] = ['identity', 'directory'];
const IN_EMERGENCY: readonly FieldClass[] = [...PLAIN, 'casework', 'discipline', 'sped'];
const [ended, ahead] = [{ untilAt: NOW.at }, { fromAt: NOW.at + 1 }];
const WHOLE_GRANT = [...EVERYTHING];
const MAY_OPEN: readonly RoleId[] = ROLES.filter((role) => LEVELS[role].duties['emergency.open'] !== undefined);

/** Exceptions: as far as granted, to the minute (R56, R57, R102). */
const GRANTED: readonly AccessCase[] = [
  ...ROLES.flatMap((role) => {
    const own = LEVELS[role].needs === 'nothing' ? LEVELS[role].may['student.view'] : undefined;
    const all = own === undefined ? [] : [own];
    const opens = (by: readonly FieldClass[]) => (own === undefined ? by : EVERYTHING);
    const helps = MAY_OPEN.includes(role);
    return [
      view(`${role} with an application`, withGrant(role, grantOf('application')), [...all, 'R56'], opens(PLAIN)),
      view(
        `${role} with an emergency`,
        withGrant(role, grantOf('emergency', WHOLE_GRANT)),
        helps ? [...all, 'R102'] : all,
        opens(helps ? IN_EMERGENCY : []),
      ),
    ];
  }),
  ...ROLES.map((role): AccessCase => {
    const own = LEVELS[role].duties['report.read'];
    const names = own === undefined ? [] : (NAMES[own] ?? []);
    return {
      name: `${role} with a permission for reports`,
      facts: withGrant(role, grantOf('report')),
      action: 'report.read',
      rules: own === undefined ? ['R57-reports'] : own === 'R55' ? [own, 'R57-reports'] : ['R57-reports', own],
      opens: names,
    };
  }),
  // A grant opens a view, or reports, and nothing else.
  ...GRANTS.flatMap((kind) =>
    ACTIONS.filter((action) => action !== 'student.view' && !(kind === 'report' && action === 'report.read')).map(
      (action) => unchanged(`a teacher with ${kind}`, withGrant('teacher', grantOf(kind)), 'teacher', action),
    ),
  ),
  {
    ...view('a permission for reports without a role (R43)', { ...NONE, grants: [grantOf('report')] }, [], []),
    action: 'report.read',
  },
  view('an application in full', withGrant('teacher', grantOf('application', WHOLE_GRANT)), ['R56'], EVERYTHING),
  view('an application that is over', withGrant('teacher', { ...grantOf('application'), ...ended }), [], []),
  view('an application to come', withGrant('teacher', { ...grantOf('application'), ...ahead }), [], []),
  view('an application without a role (R43)', { ...NONE, grants: [grantOf('application')] }, [], []),
  view('an emergency that is over', withGrant('teacher', { ...grantOf('emergency'), ...ended }), [], []),
  view('a permission for reports', withGrant('teacher', grantOf('report')), [], []),
  { ...view('an emergency', withGrant('teacher', grantOf('emergency')), [], []), action: 'contact.add' },
];

/** What neither grant nor seal changes. */
function unchanged(name: string, facts: Facts, role: RoleId, action: Action): AccessCase {
  const plain = EVERY_LEVEL.find((one) => one.name === `${role} at another building, nothing between, ${action}`);
  return { name: `${name}, ${action}`, facts, action, rules: plain?.rules ?? [], opens: plain?.opens ?? [] };
}

const sealed = (facts: Facts, span: Span = YEAR): Facts => ({
  ...facts,
  attributes: [...facts.attributes, { attribute: 'sealed', ...span }],
});

const CLOSED_BY_SEAL: readonly Action[] = ['student.view', 'contact.add', 'caseload.assign'];

/** A seal closes what the levels open, and an emergency too; what is refused names the seal for the trail. */
const SEALED: readonly AccessCase[] = [
  ...CLOSED_BY_SEAL.map((action) => ({
    ...view(`a sealed record, its principal, ${action}`, sealed(factsOf('principal', HOME)), ['sealed'], []),
    action,
  })),
  view('a sealed record, its teacher', sealed(factsOf('teacher', HOME, 'teacher')), ['sealed'], []),
  ...ROLES.flatMap((role) =>
    ACTIONS.filter((action) => !CLOSED_BY_SEAL.includes(action)).map((action) =>
      unchanged(`a sealed record, ${role}`, sealed(factsOf(role, 'lakeside')), role, action),
    ),
  ),
  view(
    'a seal that is lifted today',
    sealed(factsOf('principal', HOME), { since: AUGUST, until: TODAY }),
    ['R47'],
    EVERYTHING,
  ),
  view('a sealed record, in an emergency', sealed(withGrant('teacher', grantOf('emergency'))), ['sealed'], []),
  view('a sealed record, with permission', sealed(withGrant('teacher', grantOf('application'))), ['R56'], PLAIN),
  view('a sealed record, the superintendent', sealed(factsOf('superintendent', null)), ['R52'], EVERYTHING),
  view(
    'a sealed record, the executive secretary',
    sealed(factsOf('executiveSecretary', null)),
    ['R52-secretary'],
    EVERYTHING,
  ),
];

export const ACCESS_CASES: readonly AccessCase[] = [...EVERY_LEVEL, ...TO_THE_DAY, ...SEVERAL, ...GRANTED, ...SEALED];

/** Whether a rule table answers the cases of these actions as the policy does. `seen` may disturb the facts. */
export function agrees(
  rules: readonly Rule[],
  actions: readonly Action[] = ACTIONS,
  seen: (facts: Facts) => Facts = (facts) => facts,
): boolean {
  return ACCESS_CASES.every((one) => !actions.includes(one.action) || fits(rules, one, seen));
}

/** The names of the cases on which a rule table answers otherwise than the policy. */
export function mismatches(rules: readonly Rule[]): string[] {
  return ACCESS_CASES.filter((one) => !fits(rules, one, (facts) => facts)).map(({ name }) => name);
}

function fits(rules: readonly Rule[], { facts, action, rules: by, opens }: AccessCase, seen: (facts: Facts) => Facts) {
  const decision = decide(rules, seen(facts), action, NOW);
  const open = decision.allow ? decision.fieldClasses : [];
  return String(decision.ruleIds) === String(by) && String(open) === String(opens);
}
