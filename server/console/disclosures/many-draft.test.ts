import { expect, test } from 'vitest';
import { faultsByStudent, linesOf, numbersIn, numbersIssue, togetherOf } from './many-draft.ts';

const kiri = { studentId: '00000000-0000-7000-8000-000000000001', sisId: '1', name: 'Kiri' };
const amaru = { studentId: '00000000-0000-7000-8000-000000000002', sisId: '2', name: 'Amaru' };

test('numbers are told apart by lines, commas, semicolons and tabs', () => {
  expect(numbersIn(' 1\n2, 3;;4\t5\r\n')).toEqual(['1', '2', '3', '4', '5']);
  expect([numbersIssue([]), numbersIssue(['1']), numbersIssue(Array<string>(201).fill('1'))].map(Boolean)).toEqual([
    true,
    false,
    true,
  ]);
});

test('R105: each line says who it is, or what is wrong with it', () => {
  const lines = linesOf(['1', '9', '1'], [kiri, amaru]);
  expect(lines.map(({ student, fault }) => [student?.name ?? null, fault === null])).toEqual([
    ['Kiri', true],
    [null, false],
    ['Kiri', false],
  ]);
  // Of two who share a number nobody knows which is meant.
  const [shared] = linesOf(['1'], [kiri, { ...amaru, sisId: '1' }]);
  expect([shared?.student, shared?.fault === null]).toEqual([null, false]);
});

test('whoever was found before keeps the id of the entry to be: sent again it is entered once', () => {
  const before = togetherOf([kiri], []);
  const [first, second] = togetherOf([kiri, amaru], before);
  expect(first?.disclosureId).toBe(before[0]?.disclosureId);
  expect(second?.disclosureId).not.toBe(first?.disclosureId);
});

test('what stands in the way of one is said of that one', () => {
  const students = togetherOf([kiri, amaru], []);
  const faults = faultsByStudent([{ path: 'body.students.1', code: 'no-school' }], students);
  expect([...faults.keys()]).toEqual([amaru.studentId]);
  expect(faultsByStudent([{ path: 'body.form.basis', code: 'unknown' }], students).size).toBe(0);
});
