import { expect, it } from 'vitest';
import { attendanceLines } from './attendance.ts';

it('R26: tells of the school year that it is, by kind, the commonest first, each with its days', () => {
  const entries = [
    { day: '2026-11-12', kind: 'Tardy' },
    { day: '2026-11-10', kind: 'Absent, unexcused' },
    { day: '2026-09-01', kind: 'Absent, unexcused' },
    { day: '2026-06-30', kind: 'Absent, excused' },
  ];
  expect(attendanceLines(entries, '2026-11-20')).toEqual([
    { kind: 'Absent, unexcused', days: ['2026-11-10', '2026-09-01'] },
    { kind: 'Tardy', days: ['2026-11-12'] },
  ]);
  expect(attendanceLines(entries, '2026-05-01')).toEqual([{ kind: 'Absent, excused', days: ['2026-06-30'] }]);
  expect(attendanceLines([], '2026-11-20')).toEqual([]);
});
