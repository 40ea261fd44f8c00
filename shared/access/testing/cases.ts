import { type Action, ACTIONS } from '../actions.ts';
import { decide } from '../decide.ts';
import type { Facts, Span } from '../facts.ts';
import { ROLES } from '../roles.ts';
import type { Rule } from '../rule.ts';
import { GRANTED, SEALED } from './exceptions.ts';
import {
  type AccessCase,
  AUGUST,
  CLASSROOM,
  EVERYTHING,
  factsOf,
  HOME,
  JUNE,
  levelCase,
  LINKS,
  NOW,
  PLACES,
  rulesFor,
  TODAY,
  TOMORROW,
  view,
  withFlag,
  YEAR,
} from './levels.ts';

export { grantOf } from './exceptions.ts';
export { at, factsOf, NOW, TODAY, TOMORROW, YESTERDAY } from './levels.ts';

/** Each role × place × link × action. */
const EVERY_LEVEL: readonly AccessCase[] = ROLES.flatMap((role) =>
  PLACES.flatMap(([place, buildingId]) =>
    [undefined, ...LINKS].flatMap((link) => {
      const facts = factsOf(role, buildingId, link);
      return ACTIONS.map((action) =>
        levelCase(`${role} at ${place}, ${link ?? 'nothing'} between, ${action}`, facts, {
          role,
          buildingId,
          link,
          action,
        }),
      );
    }),
  ),
);

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
  view('a class that ends tomorrow', teaching({ since: AUGUST, until: TOMORROW }), ['R44'], withFlag(CLASSROOM)),
  view('a class that began today', teaching({ since: TODAY, until: JUNE }), ['R44'], withFlag(CLASSROOM)),
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
    withFlag(EVERYTHING),
  ),
  // Services of a student take nothing from those who teach, serve or head.
  ...ROLES.flatMap((role) =>
    LINKS.flatMap((link) => {
      const asking = { role, action: 'student.view', buildingId: HOME, link } as const;
      if (rulesFor(asking).length === 0) return [];
      const plain = factsOf(role, HOME, link);
      const attributes = (['sped', 's504'] as const).map((attribute) => ({ attribute, ...YEAR }));
      const facts = { ...plain, attributes: [...plain.attributes, ...attributes] };
      return [levelCase(`${role}, ${link} between, of a student with services`, facts, asking)];
    }),
  ),
  view('an aide in the class, without a role (R43)', { ...factsOf('teacher', HOME, 'teacher'), roles: [] }, [], []),
];

export const ACCESS_CASES: readonly AccessCase[] = [...EVERY_LEVEL, ...TO_THE_DAY, ...SEVERAL, ...GRANTED, ...SEALED];

const BY_ACTION: ReadonlyMap<Action, readonly AccessCase[]> = new Map(
  ACTIONS.map((action) => [action, ACCESS_CASES.filter((one) => one.action === action)]),
);

/** What a table is asked, and by whom. */
interface Asking {
  readonly actions?: readonly Action[];
  /** Disturbs the facts. */
  readonly seen?: (facts: Facts) => Facts;
  /** Leaves out cases that the table at hand answers like the one that agrees: most do, and that is cheaper to see. */
  readonly differs?: (facts: Facts) => boolean;
}

/** Whether a rule table answers the cases as the policy does. */
export function agrees(rules: readonly Rule[], { actions = ACTIONS, seen = same, differs }: Asking = {}): boolean {
  return actions.every((action) =>
    (BY_ACTION.get(action) ?? []).every((one) => differs?.(one.facts) === false || fits(rules, one, seen)),
  );
}

const same = (facts: Facts): Facts => facts;

/** The names of the cases on which a rule table answers otherwise than the policy. */
export function mismatches(rules: readonly Rule[]): string[] {
  return ACCESS_CASES.filter((one) => !fits(rules, one, same)).map(({ name }) => name);
}

function fits(rules: readonly Rule[], { facts, action, rules: by, opens }: AccessCase, seen: (facts: Facts) => Facts) {
  const decision = decide(rules, seen(facts), action, NOW);
  const open = decision.allow ? decision.fieldClasses : [];
  return String(decision.ruleIds) === String(by) && String(open) === String(opens);
}
