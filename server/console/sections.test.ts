import { expect, test } from 'vitest';
import type { Me } from '../../shared/wire/session.ts';
import { openedBy, openTo, sectionAt, SECTIONS, type Section } from './sections.ts';

const [audit] = SECTIONS;
const section = (id: string, group: Section['group'], ability: Section['ability']): Section => ({
  ...audit!,
  id,
  group,
  ability,
});
const ALL = [
  section('log', 'access', 'disclosure.list'),
  section('trail', 'records', 'audit.read'),
  section('more', 'access', 'audit.read'),
];
const ids = (sections: readonly Section[]) => sections.map(({ id }) => id);

test('a person has the sections of their abilities, group by group', () => {
  expect(ids(openTo({ abilities: ['audit.read', 'disclosure.list'] }, ALL))).toEqual(['trail', 'log', 'more']);
  expect(ids(openTo({ abilities: ['audit.read'] }, ALL))).toEqual(['trail', 'more']);
  expect(openTo({ abilities: ['student.view'] }, ALL)).toEqual([]);
});

test('the address decides which is shown; unknown and not open lead to the first that is open', () => {
  const open = openTo({ abilities: ['audit.read'] }, ALL);
  expect(sectionAt(open, ['more', 'x'])?.id).toBe('more');
  for (const parts of [[], ['nowhere'], ['log']]) expect(sectionAt(open, parts)?.id).toBe('trail');
  expect(sectionAt([], ['trail'])).toBeUndefined();
});

test('every section has a name of its own in the address, and is opened by some rule', () => {
  expect(new Set(ids(SECTIONS)).size).toBe(SECTIONS.length);
  for (const each of SECTIONS) {
    expect(each.id).toMatch(/^[a-z]+$/);
    expect(openedBy(each).length, each.id).toBeGreaterThan(0);
  }
});

test('R10, R20: a number stands beside what waits for somebody, and beside nothing else', () => {
  const waiting = { applications: 1, emergencies: 2, ownQuestions: 3, questions: 4, cases: 5, committee: 6 };
  const numbers = SECTIONS.flatMap(({ id, waiting: count }) => (count ? [[id, count({ waiting } as Me)]] : []));
  expect(Object.fromEntries(numbers)).toEqual({
    cases: 5,
    committee: 6,
    emergencies: 2,
    questions: 4,
    applications: 1,
    mine: 3,
  });
});
