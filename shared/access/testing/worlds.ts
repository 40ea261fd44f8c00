import fc from 'fast-check';
import { STUDENT_ACTIONS } from '../actions.ts';
import type { Condition } from '../condition.ts';
import type { Facts, Span } from '../facts.ts';
import { NOW, TOMORROW } from './cases.ts';
import { FIELD_CLASSES } from '../field-classes.ts';
import { ATTRIBUTES, GRANTS, RELATIONS, ROLES, type RoleId } from '../roles.ts';
import type { Rule } from '../rule.ts';

/** Few days close together, so that spans often end or begin on the day in question. */
export const DAYS = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'] as const;
export const BUILDINGS = ['harbor-view', 'lakeside', 'northgate'] as const;

const [FIRST, ...LATER] = DAYS;

/** Also spans that never hold, as imports may leave them: an end before the beginning. */
const span: fc.Arbitrary<Span> = fc.record({
  since: fc.oneof({ weight: 3, arbitrary: fc.constant(FIRST) }, fc.constantFrom(...DAYS)),
  until: fc.option(fc.constantFrom(...LATER), { nil: null }),
});

const place = fc.constantFrom(...BUILDINGS);
/** Those who need a relation or a building come up oftener: with them a world can go either way. */
const anyRole: fc.Arbitrary<RoleId> = fc.oneof(
  fc.constantFrom<RoleId>('teacher', 'counselor', 'socialWorker', 'principal'),
  fc.constantFrom(...ROLES),
);
const anyRelation = fc.constantFrom(...RELATIONS);

export const role = fc
  .record({ role: anyRole, buildingId: fc.option(place, { nil: null }), span })
  .map(({ span: when, ...rest }) => ({ ...rest, ...when }));
export const relation = fc
  .record({ relation: anyRelation, span })
  .map(({ span: when, ...rest }) => ({ ...rest, ...when }));
export const enrolled = fc.record({ buildingId: place, span }).map(({ span: when, ...rest }) => ({ ...rest, ...when }));

export const attribute = fc
  .record({ attribute: fc.constantFrom(...ATTRIBUTES), span })
  .map(({ span: when, ...rest }) => ({ ...rest, ...when }));

/** Grants that begin and end about now; some classes each, as the superintendent gave them. */
const instant = fc.integer({ min: -2, max: 2 }).map((by) => NOW.at + by);
const term = fc.oneof(
  fc.record({ fromAt: fc.constant(0), untilAt: fc.constant(Number.MAX_SAFE_INTEGER), until: fc.constant(null) }),
  fc.record({ fromAt: instant, untilAt: instant, until: fc.constant(TOMORROW) }),
);
export const grant = fc
  .record({
    id: fc.uuid(),
    grant: fc.constantFrom(...GRANTS),
    fieldClasses: fc.subarray([...FIELD_CLASSES], { minLength: 1 }),
    term,
  })
  .map(({ term: when, ...rest }) => ({ ...rest, since: FIRST, ...when }));

/** All that a decision may rest on, at random. */
export const facts: fc.Arbitrary<Facts> = fc.record({
  roles: fc.array(role, { maxLength: 4 }),
  relations: fc.array(relation, { maxLength: 4 }),
  enrolled: fc.array(enrolled, { maxLength: 3 }),
  attributes: fc.array(attribute, { maxLength: 2 }),
  grants: fc.array(grant, { maxLength: 2 }),
});

const condition = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
  leaf: fc.oneof(
    anyRole.map((one): Condition => ({ node: 'role', role: one })),
    anyRole.map((one): Condition => ({ node: 'roleAt', role: one })),
    anyRelation.map((one): Condition => ({ node: 'relation', relation: one })),
    fc.constantFrom(...ATTRIBUTES).map((one): Condition => ({ node: 'attribute', attribute: one })),
    fc.constantFrom(...GRANTS).map((one): Condition => ({ node: 'grant', grant: one })),
  ),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({ node: fc.constantFrom('all', 'any'), of: fc.array(tie('tree'), { maxLength: 3 }) }),
    { weight: 1, arbitrary: fc.record({ node: fc.constant('not' as const), of: tie('tree') }) },
  ),
})).tree;

/** A rule table at random, forbids among it: the interpreters must agree on more than today's rules. */
export const rules: fc.Arbitrary<Rule[]> = fc.array(
  fc
    .record({
      permit: fc.boolean(),
      actions: fc.subarray([...STUDENT_ACTIONS], { minLength: 1 }),
      fieldClasses: fc.subarray([...FIELD_CLASSES]),
      when: condition,
    })
    .map(({ permit, actions, fieldClasses, when }): Rule => {
      const base = { id: 'random', title: { en: 'Random', es: 'Al azar' }, source: 'R0; a test', actions, when };
      return permit ? { ...base, effect: 'permit', fieldClasses, purpose: 'service' } : { ...base, effect: 'forbid' };
    }),
  { maxLength: 5 },
);
