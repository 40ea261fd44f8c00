import { expect, test } from 'vitest';
import { GLOBAL_ACTIONS } from '../../shared/access/actions.ts';
import type { Me } from '../../shared/wire/session.ts';
import { GROUPS, openedBy, openTo, sectionAt, SECTIONS, type Section } from './sections.ts';

const [audit] = SECTIONS;
const section = (id: string, group: Section['group'], ability: Section['ability']): Section => ({
  ...audit!,
  id,
  group,
  ability,
});
const ALL = [
  section('log', 'setup', 'disclosure.list'),
  section('trail', 'oversight', 'audit.read'),
  section('more', 'setup', 'audit.read'),
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

test('the day begins with what is due, and each section stands under the heading of what it is for', () => {
  const all = openTo({ abilities: [...GLOBAL_ACTIONS] });
  const groups = GROUPS.map((group) => [group, ids(all.filter((each) => each.group === group))]);
  expect(groups).toEqual([
    ['today', ['today']],
    ['releases', ['requests', 'disclosures', 'copies', 'custody']],
    ['families', ['consents', 'directory']],
    ['students', ['cases', 'committee', 'names']],
    ['district', ['duties', 'studies', 'reports']],
    ['oversight', ['audit', 'emergencies', 'digest', 'questions', 'check']],
    ['setup', ['people', 'mapping', 'applications', 'facesheet', 'letters', 'adapters', 'calendar']],
    ['own', ['mine']],
  ]);
});

test('R10, R20: a number stands beside what waits for somebody, and beside nothing else', () => {
  const waiting = {
    applications: 1,
    emergencies: 2,
    ownQuestions: 3,
    questions: 4,
    cases: 5,
    committee: 6,
    today: 7,
    duties: 8,
    copies: 9,
    names: 10,
  };
  const numbers = SECTIONS.flatMap(({ id, waiting: count }) =>
    count ? [[id, count({ waiting, abilities: [] as string[] } as Me)]] : [],
  );
  expect(Object.fromEntries(numbers)).toEqual({
    today: 7,
    duties: 8,
    copies: 9,
    names: 10,
    cases: 5,
    committee: 6,
    emergencies: 2,
    questions: 4,
    applications: 1,
    mine: 3,
  });
});
