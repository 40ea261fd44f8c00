import { expect, it } from 'vitest';
import { lacksOf, type TriedPage } from './proof.ts';

const student = (who: string, right = true): TriedPage => ({ outcome: 'student', who, right });
const nobody: TriedPage = { outcome: 'none', who: null, right: true };

it('asks for two students, for a page without one, and for nothing wrong', () => {
  expect(lacksOf([])).toEqual(['two-students', 'nobody']);
  expect(lacksOf([student('1'), student('1'), nobody])).toEqual(['two-students']);
  expect(lacksOf([student('1'), student('2')])).toEqual(['nobody']);
  expect(lacksOf([student('1'), student('2'), nobody])).toEqual([]);
  expect(lacksOf([student('1'), student('2'), student('3', false), nobody])).toEqual(['wrong']);
  expect(lacksOf([student('1'), student('2', false), { ...nobody, outcome: 'conflict' }])).toEqual([
    'wrong',
    'two-students',
    'nobody',
  ]);
});
