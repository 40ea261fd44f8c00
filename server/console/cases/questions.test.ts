import { expect, test } from 'vitest';
import { CASE_QUESTIONS } from '../../../shared/areas/cases/case.ts';
import { questionWord } from './questions.ts';

test('every question has words of its own', () => {
  expect(new Set(CASE_QUESTIONS.map(questionWord)).size).toBe(CASE_QUESTIONS.length);
});
