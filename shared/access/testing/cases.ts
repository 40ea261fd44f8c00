import { type Action, GLOBAL_ACTIONS, STUDENT_ACTIONS } from '../actions.ts';
import { decide } from '../decide.ts';
import type { Day, Facts, Span } from '../facts.ts';
import type { FieldClass } from '../field-classes.ts';
import { type RelationKind, RELATIONS, ROLES, type RoleId } from '../roles.ts';
import type { Rule } from '../rules.ts';

export const TODAY: Day = '2026-11-20';
export const TOMORROW: Day = '2026-11-21';
export const YESTERDAY: Day = '2026-11-19';
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
  readonly needs: 'nothing' | 'own-building' | readonly RelationKind[];
  readonly rule: string;
  /** Where another rule grants an action. */
  readonly ruleFor?: Partial<Record<Action, string>>;
  readonly may: readonly Action[];
  readonly opens: readonly FieldClass[];
}

const CLASSROOM: readonly FieldClass[] = ['identity', 'directory', 'academic', 'casework'];
const GUIDANCE: readonly FieldClass[] = [...CLASSROOM, 'discipline'];
const EVERYTHING: readonly FieldClass[] = [...GUIDANCE, 'sped'];

const LEVELS: Readonly<Record<RoleId, Level | null>> = {
  teacher: { needs: ['teacher'], rule: 'R44', may: ['student.view', 'contact.add'], opens: CLASSROOM },
  counselor: { needs: ['counselor'], rule: 'R45', may: ['student.view', 'contact.add'], opens: GUIDANCE },
  guidanceSecretary: { needs: ['counselor'], rule: 'R45-secretary', may: ['student.view'], opens: GUIDANCE },
  socialWorker: {
    needs: ['serving', 'evaluating'],
    rule: 'R46',
    may: ['student.view', 'contact.add'],
    opens: EVERYTHING,
  },
  psychologist: {
    needs: ['serving', 'evaluating'],
    rule: 'R46',
    may: ['student.view', 'contact.add'],
    opens: EVERYTHING,
  },
  principal: { needs: 'own-building', rule: 'R47', may: ['student.view', 'contact.add'], opens: EVERYTHING },
  assistantPrincipal: { needs: 'own-building', rule: 'R47', may: ['student.view', 'contact.add'], opens: EVERYTHING },
  personnelOffice: null,
  budgetOffice: null,
  curriculumOffice: null,
  spedAdministrator: null,
  superintendent: {
    needs: 'nothing',
    rule: 'R52',
    may: ['student.view', 'contact.add', 'audit.read'],
    opens: EVERYTHING,
  },
  executiveSecretary: { needs: 'nothing', rule: 'R52-secretary', may: ['student.view'], opens: EVERYTHING },
  recordsManager: {
    needs: 'nothing',
    rule: 'R60',
    ruleFor: { 'disclosure.list': 'R119' },
    may: ['audit.read', 'disclosure.list'],
    opens: ['identity'],
  },
  administrator: null,
};

const HOME = 'harbor-view';
const PLACES = [
  ["the student's building", HOME],
  ['another building', 'lakeside'],
  ['the district', null],
] as const;
export const ACTIONS: readonly Action[] = [...STUDENT_ACTIONS, ...GLOBAL_ACTIONS];
const YEAR: Span = { since: AUGUST, until: JUNE };

/** One actor with one role and at most one relation, all of it current. */
export function factsOf(role: RoleId, buildingId: string | null, relation?: RelationKind): Facts {
  return {
    roles: [{ role, buildingId, since: '2019-07-01', until: null }],
    relations: relation === undefined ? [] : [{ relation, ...YEAR }],
    enrolled: [{ buildingId: HOME, ...YEAR }],
  };
}

function reached(level: Level, buildingId: string | null, relation: RelationKind | undefined): boolean {
  if (level.needs === 'nothing') return true;
  if (level.needs === 'own-building') return buildingId === HOME;
  return relation !== undefined && level.needs.includes(relation);
}

/** Each role × place × relation × action. */
const EVERY_LEVEL: readonly AccessCase[] = ROLES.flatMap((role) =>
  PLACES.flatMap(([place, buildingId]) =>
    [undefined, ...RELATIONS].flatMap((relation) =>
      ACTIONS.map((action) => {
        const level = LEVELS[role];
        const ok = level !== null && level.may.includes(action) && reached(level, buildingId, relation);
        return {
          name: `${role} at ${place}, relation ${relation ?? 'none'}, ${action}`,
          facts: factsOf(role, buildingId, relation),
          action,
          rules: ok ? [level.ruleFor?.[action] ?? level.rule] : [],
          opens: ok ? level.opens : [],
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
      roles: [...factsOf('teacher', HOME).roles, ...factsOf('principal', HOME).roles],
      relations: [{ relation: 'teacher', ...YEAR }],
      enrolled: [{ buildingId: HOME, ...YEAR }],
    },
    ['R47', 'R44'],
    EVERYTHING,
  ),
  view('an aide in the class, without a role (R43)', { ...factsOf('teacher', HOME, 'teacher'), roles: [] }, [], []),
];

export const ACCESS_CASES: readonly AccessCase[] = [...EVERY_LEVEL, ...TO_THE_DAY, ...SEVERAL];

/** The names of the cases on which a rule table answers otherwise than the policy. `seen` may disturb the facts. */
export function mismatches(rules: readonly Rule[], seen: (facts: Facts) => Facts = (facts) => facts): string[] {
  return ACCESS_CASES.filter((one) => {
    const decision = decide(rules, seen(one.facts), one.action, TODAY);
    const opens = decision.allow ? decision.fieldClasses : [];
    return String(decision.ruleIds) !== String(one.rules) || String(opens) !== String(one.opens);
  }).map(({ name }) => name);
}
