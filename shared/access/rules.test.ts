import { describe, expect, it } from 'vitest';
import { ACTIONS } from './actions.ts';
import { ACCESS_CASES, agrees, mismatches } from './testing/cases.ts';
import { type Condition, partsOf } from './condition.ts';
import type { Day, Facts, Span } from './facts.ts';
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
        faulty(rule.when).map((when) => ({ rules: replaced(i, { ...rule, when }), actions: rule.actions })),
      );
      expect(mutants.length).toBeGreaterThan(100);
      const unnoticed = mutants.filter(({ rules, actions }) => agrees(rules, actions));
      expect(unnoticed.length).toBe(0);
    },
    PATIENCE_MS,
  );

  it(
    'cannot gain or lose an action or a field class unnoticed',
    () => {
      const mutants = RULES.flatMap((rule, i) => {
        const actions = ACTIONS.map((action) =>
          rule.actions.includes(action) ? rule.actions.filter((one) => one !== action) : [...rule.actions, action],
        );
        const narrower =
          rule.effect === 'permit' ? rule.fieldClasses.map((_, at) => rule.fieldClasses.toSpliced(at, 1)) : [];
        return [
          ...actions.map((some) => replaced(i, { ...rule, actions: some })),
          ...narrower.map((fieldClasses) => replaced(i, { ...rule, fieldClasses } as Rule)),
        ];
      });
      expect(mutants.filter((rules) => agrees(rules)).length).toBe(0);
    },
    PATIENCE_MS,
  );

  it.each([
    ['until taken as the last day', 'until', 1],
    ['ends a day early', 'until', -1],
    ['begins a day late', 'since', 1],
    ['begins a day early', 'since', -1],
  ] as const)('tells days apart: %s', (_, end, by) => {
    expect(agrees(RULES, ACTIONS, moved(end, by))).toBe(false);
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

  it('shows whoever adds a contact the casework it goes into', () => {
    const adding = RULES.filter((rule) => rule.effect === 'permit' && rule.actions.includes('contact.add'));
    expect(adding.length).toBeGreaterThan(0);
    for (const rule of adding) {
      expect(rule.actions).toContain('student.view');
      expect(rule).toHaveProperty('fieldClasses', expect.arrayContaining(['casework']));
    }
  });

  it('has one rule to an id, each with a source and both languages', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { title, source } of RULES) {
      expect(source).toMatch(/^R\d+(, R\d+)*; /);
      expect(title.en).not.toBe(title.es);
    }
  });
});
