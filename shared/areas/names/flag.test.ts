import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOW } from '../../access/testing/cases.ts';
import { facts } from '../../access/testing/worlds.ts';
import { decide } from '../../access/decide.ts';
import { type Facts, holds } from '../../access/facts.ts';
import { FIELD_CLASSES } from '../../access/field-classes.ts';
import { RULES } from '../../access/rules.ts';
import { WORKS_DIRECTLY } from './flag.ts';

const opens = (known: Facts, day: string): boolean => {
  const decision = decide(RULES, known, 'student.view', { ...NOW, day });
  return decision.allow && decision.fieldClasses.includes('flag');
};

/** By the requirement alone: a relation of the day, in a role of the day that works by it, and no seal. */
function worksWith({ relations, roles, attributes }: Facts, day: string): boolean {
  const now = roles.filter((one) => holds(one, day)).map(({ role }) => role);
  const isSealed = attributes.some((one) => one.attribute === 'sealed' && holds(one, day));
  const works = relations.some(
    (one) => holds(one, day) && WORKS_DIRECTLY[one.relation].some((role) => now.includes(role)),
  );
  return works && !isSealed;
}

test('R204: the flag is open to whoever a relation of the day says, and by nothing else', () => {
  let seen = 0;
  fc.assert(
    fc.property(facts, fc.constantFrom('2026-11-19', '2026-11-20', '2026-11-21'), (known, day) => {
      const works = worksWith(known, day);
      seen += works ? 1 : 0;
      expect(opens(known, day)).toBe(works);
    }),
    { numRuns: 3000 },
  );
  expect(seen).toBeGreaterThan(100);
});

test('R204: is a class that no permission, office or level of the whole record opens', () => {
  const by = RULES.filter((rule) => rule.effect === 'permit' && rule.fieldClasses.includes('flag')).map(({ id }) => id);
  expect(by).toEqual(['R44', 'R45', 'R46']);
  expect(FIELD_CLASSES).toContain('flag');
});

test('R197, R200: original names are open in no view of the record, but in an update and in a copy for who may have it', () => {
  const by = RULES.filter((rule) => rule.effect === 'permit' && rule.fieldClasses.includes('names'));
  const actions = new Set(by.flatMap((rule) => rule.actions));
  expect(actions).toEqual(new Set(['name.view', 'name.keep', 'name.decide', 'name.task', 'name.list', 'copy.make']));
});
