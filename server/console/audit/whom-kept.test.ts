import { expect, test } from 'vitest';
import { NOBODY } from './sought.ts';
import { whomKept } from './whom-kept.ts';

const whom = { student: { studentId: 's', name: 'Kiri', sisId: '204417' }, staff: null };

test('each step keeps its own, past the page, and its mark says nothing of the student', () => {
  const writer = { staffId: 'p' };
  const first = whomKept(writer);
  const mark = first.keep(whom);
  const other = first.keep({ ...whom, student: { ...whom.student, studentId: 't' } });
  expect(whomKept(writer).at(mark)).toBe(whom);
  expect(other).not.toBe(mark);
  expect(mark).not.toMatch(/Kiri|204417/);
});

test('nobody needs no mark', () => {
  const kept = whomKept({ staffId: 'p' });
  expect(kept.keep(NOBODY)).toBeNull();
  expect(kept.at(null)).toBe(NOBODY);
});

test('a step of before a reload, or of somebody else at this desk, is known to be lost', () => {
  const mark = whomKept({ staffId: 'p' }).keep(whom);
  expect(whomKept({ staffId: 'p' }).at(mark)).toBeNull();
});
