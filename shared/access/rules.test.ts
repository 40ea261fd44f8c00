import { describe, expect, it } from 'vitest';
import { type Action, ACTIONS } from './actions.ts';
import { ACCESS_CASES, agrees, factsOf, mismatches, NOW } from './testing/cases.ts';
import { PLACES } from './testing/levels.ts';
import { type Condition, partsOf, someNode } from './condition.ts';
import { decide } from './decide.ts';
import type { Day, Facts, Span } from './facts.ts';
import { LEI_TASKS } from '../audit/event.ts';
import { meet } from './meet.ts';
import { ATTRIBUTES, GRANTS, RELATIONS, ROLES } from './roles.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';

const shift = (day: Day, by: number): Day => {
  const MS_A_DAY = 86_400_000;
  return new Date(Date.parse(day) + by * MS_A_DAY).toISOString().slice(0, 10);
};

/** Facts as they would look to a program that compares one end of the span wrongly. */
const moved =
  (end: 'since' | 'until', by: number) =>
  (facts: Facts): Facts => {
    const one = <T extends Span>(fact: T): T => {
      const day = fact[end];
      return day === null ? fact : { ...fact, [end]: shift(day, by) };
    };
    return {
      roles: facts.roles.map(one),
      relations: facts.relations.map(one),
      enrolled: facts.enrolled.map(one),
      attributes: facts.attributes.map(one),
      grants: facts.grants,
    };
  };

/** Every condition that differs from this one in one place. */
function faulty(condition: Condition): Condition[] {
  switch (condition.node) {
    case 'role':
      return ROLES.filter((role) => role !== condition.role).map((role) => ({ node: 'role', role }));
    case 'roleAt':
      return [{ node: 'role', role: condition.role }];
    case 'relation':
      return RELATIONS.filter((one) => one !== condition.relation).map((relation) => ({ node: 'relation', relation }));
    case 'attribute':
      return ATTRIBUTES.filter((one) => one !== condition.attribute).map((attribute) => ({
        node: 'attribute',
        attribute,
      }));
    case 'grant':
      return GRANTS.filter((one) => one !== condition.grant).map((grant) => ({ node: 'grant', grant }));
    case 'not':
      return [condition.of, ...faulty(condition.of).map((of): Condition => ({ node: 'not', of }))];
    case 'all':
    case 'any': {
      const without = condition.of.map((_, i) => ({ ...condition, of: condition.of.toSpliced(i, 1) }));
      const within = condition.of.flatMap((part, i) =>
        faulty(part).map((wrong) => ({ ...condition, of: condition.of.with(i, wrong) })),
      );
      return [...without, ...within, { node: condition.node === 'all' ? 'any' : 'all', of: condition.of }];
    }
  }
}

/** Hundreds of tables over thousands of cases. */
const PATIENCE_MS = 60_000;

/** What a grant opens is asked class by class: there a condition is met or not in more ways than one. */
const asksGrant = (condition: Condition): boolean => someNode(condition, ({ node }) => node === 'grant');

/** The facts that meet one of two conditions and not the other, each looked at once. */
function apart(one: Condition, other: Condition): (facts: Facts) => boolean {
  const known = new Map<Facts, boolean>();
  return (facts) => {
    const found = known.get(facts) ?? isMet(one, facts) !== isMet(other, facts);
    known.set(facts, found);
    return found;
  };
}

const isMet = (condition: Condition, facts: Facts): boolean => meet(condition, facts, { asOf: NOW }) !== null;

const replaced = (i: number, rule: Rule): Rule[] => RULES.with(i, rule);

describe('the rule table', () => {
  it(`answers as the policy does in all ${ACCESS_CASES.length} cases`, () => {
    expect(mismatches(RULES)).toEqual([]);
  });

  it.each(RULES.map(({ id }, i) => [id, i] as const))('is missed when %s is gone', (_, i) => {
    expect(agrees(RULES.toSpliced(i, 1))).toBe(false);
  });

  it(
    'cannot lose or change any part of a condition unnoticed',
    () => {
      const mutants = RULES.flatMap((rule, i) =>
        faulty(rule.when).map((when) => ({ rules: replaced(i, { ...rule, when }), rule, when })),
      );
      expect(mutants.length).toBeGreaterThan(100);
      const unnoticed = mutants.filter(({ rules, rule: { actions, when: right }, when }) =>
        agrees(rules, { actions, ...(!asksGrant(right) && { differs: apart(right, when) }) }),
      );
      expect(unnoticed.length).toBe(0);
    },
    PATIENCE_MS,
  );

  it(
    'cannot gain or lose an action or a field class unnoticed',
    () => {
      const mutants = RULES.flatMap((rule, i) => {
        // Each is noticed, if at all, by a question about what it changed.
        const otherwise = ACTIONS.map((action) => {
          const has = rule.actions.includes(action);
          const actions = has ? rule.actions.filter((one) => one !== action) : [...rule.actions, action];
          return { rules: replaced(i, { ...rule, actions }), asked: [action] };
        });
        const narrower = rule.effect === 'permit' ? rule.fieldClasses : [];
        const poorer = narrower.map((_, at) => ({
          rules: replaced(i, { ...rule, fieldClasses: narrower.toSpliced(at, 1) } as Rule),
          asked: rule.actions,
        }));
        return [...otherwise, ...poorer];
      });
      expect(mutants.filter(({ rules, asked }) => agrees(rules, { actions: asked })).length).toBe(0);
    },
    PATIENCE_MS,
  );

  // A search shows lines of the trail, and the console opens it from there (R60).
  it('lets nobody search the trail by a member of staff who may not read it', () => {
    const may = (facts: Facts, action: Action) => decide(RULES, facts, action, NOW).allow;
    const all = ROLES.flatMap((role) => PLACES.map(([, buildingId]) => factsOf(role, buildingId)));
    const searching = all.filter((facts) => may(facts, 'audit.staff'));
    expect(searching.length).toBeGreaterThan(0);
    expect(searching.filter((facts) => !may(facts, 'audit.read'))).toEqual([]);
  });

  it.each([
    ['until taken as the last day', 'until', 1],
    ['ends a day early', 'until', -1],
    ['begins a day late', 'since', 1],
    ['begins a day early', 'since', -1],
  ] as const)('tells days apart: %s', (_, end, by) => {
    expect(agrees(RULES, { seen: moved(end, by) })).toBe(false);
  });

  it('asks for a role in every rule (R43)', () => {
    const asksForRole = (condition: Condition): boolean => {
      const { node } = condition;
      if (node === 'role' || node === 'roleAt') return true;
      const parts = partsOf(condition);
      return node === 'all' ? parts.some(asksForRole) : node === 'any' && parts.length > 0 && parts.every(asksForRole);
    };
    const permits = RULES.filter(({ effect }) => effect === 'permit');
    expect(permits.filter(({ when }) => !asksForRole(when)).map(({ id }) => id)).toEqual([]);
  });

  it('R32: lets administrators, teachers and student-services staff of school and district write on the face sheet, and nobody else', () => {
    const writing = RULES.filter((rule) => rule.effect === 'permit' && rule.actions.includes('sheet.write'));
    expect(writing.map(({ id }) => id)).toEqual(['R44', 'R45', 'R46', 'R47', 'R51', 'R52', 'R1-case']);
  });

  it('shows whoever adds a contact the casework it goes into', () => {
    const adding = RULES.filter((rule) => rule.effect === 'permit' && rule.actions.includes('contact.add'));
    expect(RULES.filter(({ actions }) => actions.includes('sheet.write') && !actions.includes('contact.add'))).toEqual(
      [],
    );
    expect(adding.length).toBeGreaterThan(0);
    for (const rule of adding) {
      expect(rule.actions).toContain('student.view');
      expect(rule).toHaveProperty('fieldClasses', expect.arrayContaining(['casework']));
    }
  });

  it('R74: every rule that opens a record says which of the four tasks makes the interest legitimate', () => {
    const views = RULES.flatMap((rule) =>
      rule.effect === 'permit' && rule.actions.includes('student.view') ? [rule] : [],
    );
    expect(views.length).toBeGreaterThan(10);
    expect(views.filter(({ purpose }) => !LEI_TASKS.includes(purpose))).toEqual([]);
    // Whoever teaches, serves, leads or answers a data request has an interest of another kind.
    expect(new Set(views.map(({ purpose }) => purpose))).toEqual(new Set(LEI_TASKS));
  });

  it('has one rule to an id, each with a source and both languages', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { title, source } of RULES) {
      expect(source).toMatch(/^R\d+(, R\d+)*; /);
      expect(title.en).not.toBe(title.es);
    }
  });
});
