import { expect, test } from 'vitest';
import { caseRow } from './testing/row.ts';
import { asked, type Question, QUESTIONS, questionWord } from './questions.ts';

const TODAY = '2026-11-20';
const named = (rows: Parameters<typeof asked>[0], ...questions: Question[]) =>
  asked(rows, questions, TODAY).map(({ name }) => name);

test('R10, R13: no contact for 30 days counts from the last contact, or from the beginning where there is none', () => {
  const rows = [
    caseRow({ name: 'long ago', lastContactOn: '2026-10-20' }),
    caseRow({ name: 'thirty days', lastContactOn: '2026-10-21' }),
    caseRow({ name: 'never, old', lastContactOn: null, openedOn: '2026-09-01' }),
    caseRow({ name: 'never, new', lastContactOn: null, openedOn: '2026-11-19' }),
  ];
  expect(named(rows, 'quiet')).toEqual(['long ago', 'never, old']);
});

test('a step is overdue after its day, not on it', () => {
  const rows = [
    caseRow({ name: 'yesterday', due: '2026-11-19' }),
    caseRow({ name: 'today', due: TODAY }),
    caseRow({ name: 'no day', due: null }),
  ];
  expect(named(rows, 'overdue')).toEqual(['yesterday']);
});

test('R8, R9: contracts are missing at their stage; several questions are all to be answered with yes', () => {
  const rows = [
    caseRow({ name: 'one', stage: 'contracts', due: '2026-11-01' }),
    caseRow({ name: 'other', stage: 'contracts', due: null }),
    caseRow({ name: 'third', stage: 'monitoring', due: '2026-11-01' }),
  ];
  expect(named(rows, 'contracts')).toEqual(['one', 'other']);
  expect(named(rows, 'contracts', 'overdue')).toEqual(['one']);
  expect(named(rows)).toEqual(['one', 'other', 'third']);
});

test('every question has words of its own', () => {
  expect(new Set(QUESTIONS.map(questionWord)).size).toBe(QUESTIONS.length);
});
