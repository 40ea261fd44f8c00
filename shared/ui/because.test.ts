import { beforeEach, describe, expect, test } from 'vitest';
import type { Because } from '../access/because.ts';
import { emergencyEnd, explain, factSentence, lastDay, reasonInShort } from './because.ts';
import { calendarDay, timeOf } from './dates.ts';
import { setLocale } from './locale.svelte.ts';

const because: Because = {
  ruleId: 'R46',
  title: 'Social workers, for students they now serve',
  source: 'R46; DB General Access 3',
  facts: [
    { kind: 'relation', relation: 'serving', since: '2026-08-12', until: '2027-06-12' },
    { kind: 'role', role: 'principal', building: 'Harbor View High', since: null, until: null },
  ],
  fieldClasses: ['identity', 'directory'],
  until: '2027-06-12',
};

beforeEach(() => setLocale('en'));

describe('why can I see this', () => {
  test('is one short line beside the shield', () => {
    expect(reasonInShort(because, 'en')).toBe('Provides services to the student, to Jun 11, 2027');
    expect(reasonInShort({ ...because, facts: [], until: null }, 'en')).toBe(
      'Social workers, for students they now serve',
    );
  });

  test('says the rule, the dated facts, the last day and what it opens', () => {
    expect(explain(because, 'en')).toEqual({
      rule: 'Social workers, for students they now serve',
      source: 'DB General Access 3',
      facts: ['Provides services to the student, Aug 12, 2026 to Jun 11, 2027', 'Principal, Harbor View High'],
      until: 'Jun 11, 2027',
      opens: 'name, number, birth date; grade and school',
    });
  });

  test('says the same in Spanish', () => {
    setLocale('es');
    expect(explain(because, 'es').facts[0]).toBe('Presta servicios al estudiante, del 12 ago 2026 al 11 jun 2027');
  });

  test('an open fact says only since when', () => {
    const fact = { kind: 'relation', relation: 'teacher', since: '2026-10-01', until: null } as const;
    expect(factSentence(fact, 'en')).toBe('Teaches a class of the student, since Oct 1, 2026');
  });

  test('a role or relation that is newer than this client is spelled out', () => {
    const fact = { kind: 'role', role: 'night-guard', building: null, since: null, until: '2027-01-01' } as const;
    expect(factSentence(fact, 'en')).toBe('Night guard, to Dec 31, 2026');
  });

  test('nothing is promised where nothing is said', () => {
    expect(explain({ ...because, until: null }, 'en').until).toBeNull();
  });
});

describe('an exception', () => {
  const principal = { kind: 'role', role: 'principal', building: null, since: null, until: null } as const;
  const days = { since: '2026-11-28', until: '2026-12-19' };
  const permission = { kind: 'grant', grant: 'application', untilAt: Date.UTC(2026, 11, 19), ...days } as const;
  const untilAt = new Date(2026, 10, 28, 14, 41).getTime();
  const emergency = { kind: 'grant', grant: 'emergency', untilAt, ...days } as const;

  test('is said before the role that it came to, with its last day', () => {
    expect(reasonInShort({ ...because, facts: [principal, permission], until: '2026-12-19' }, 'en')).toBe(
      "Has the superintendent's written permission, to Dec 18, 2026",
    );
  });

  test('in an emergency ends at an hour, which is said', () => {
    const opened: Because = { ...because, facts: [principal, emergency], until: '2026-12-19' };
    expect(reasonInShort(opened, 'en')).toBe('Has opened the record in an emergency, until 14:41');
    expect(explain(opened, 'en')).toMatchObject({
      facts: ['Principal', 'Has opened the record in an emergency, until 14:41'],
      until: `${calendarDay('2026-11-28', 'en')}, ${timeOf(untilAt, { locale: 'en' })}`,
    });
    expect(emergencyEnd(opened)).toBe(untilAt);
    expect(emergencyEnd({ ...because, facts: [permission] })).toBeNull();
  });
});

test('the last day is the one before the exclusive end, across months and leap days', () => {
  expect(lastDay('2027-01-01')).toBe('2026-12-31');
  expect(lastDay('2028-03-01')).toBe('2028-02-29');
  expect(lastDay('soon')).toBe('soon');
});
