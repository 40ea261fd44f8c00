import { expect, it } from 'vitest';
import { machineRuntime } from '../../runtime.ts';
import { createPseudonyms } from './pseudonyms.ts';

const STUDENTS = Array.from({ length: 50 }, (_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`);

it('tells students apart within a report, and joins no two reports', () => {
  const [one, other] = [createPseudonyms(machineRuntime), createPseudonyms(machineRuntime)];
  const first = STUDENTS.map(one);
  expect(STUDENTS.map(one)).toEqual(first);
  expect(new Set([...first, ...STUDENTS.map(other)]).size).toBe(2 * STUDENTS.length);
  for (const pseudonym of first) expect(pseudonym).toMatch(/^[\w-]{43}$/);
});
