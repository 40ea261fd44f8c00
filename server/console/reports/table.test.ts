import { describe, expect, it } from 'vitest';
import type { ReportAnswer } from '../../../shared/areas/reports/report.ts';
import { barsOf, headingText, isByGroup, isEmpty, periodText, tableText } from './table.ts';

const report: ReportAnswer = {
  subject: 'services',
  by: 'grade',
  across: 'reason',
  period: { from: '2026-08', until: '2026-12' },
  threshold: 10,
  rows: [
    { key: 'KG', label: 'KG' },
    { key: '09', label: '09' },
    { key: '', label: '' },
  ],
  columns: [{ key: 'check-in', label: 'check-in' }],
  cells: [[{ suppressed: true }], [{ students: 12, events: 30 }], [{ students: 0, events: 0 }]],
  rowTotals: [{ suppressed: true }, { students: 12, events: 30 }, { students: 0, events: 0 }],
  columnTotals: [{ students: 21, events: 40 }],
  total: { students: 21, events: 40 },
  suppressed: 2,
  asOf: 0,
  generatedAt: 0,
};

describe('a report as a table', () => {
  it('by two dimensions shows one count and its totals; a withheld one is no number', () => {
    const { corner, columns, lines, total } = tableText(report, 'events', 'en');
    expect([corner, ...columns]).toEqual(['Grade', 'Check-in', 'Total']);
    expect(lines.map(({ name, cells }) => [name, ...cells])).toEqual([
      ['Kindergarten', null, null],
      ['Grade 9', 30, 30],
      ['Not recorded', 0, 0],
    ]);
    expect(total.cells).toEqual([40, 40]);
  });

  it('by one shows students and events side by side', () => {
    const { across: _, ...alone } = { ...report, columns: [], cells: [[], [], []], columnTotals: [] };
    const { columns, lines, total } = tableText(alone, 'students', 'en');
    expect(columns).toEqual(['Students', 'Contacts']);
    expect([...lines, total].map(({ cells }) => cells)).toEqual([
      [null, null],
      [12, 30],
      [0, 0],
      [21, 40],
    ]);
  });

  it('R31: by one group shows the enrolled and the rate beside', () => {
    const { across: _, ...alone } = { ...report, columns: [], cells: [[], [], []], columnTotals: [] };
    const rows = [{ suppressed: true } as const, { students: 48 }, { students: 30 }];
    const { columns, lines, total } = tableText(
      { ...alone, by: 'program', enrolled: { rows, total: { suppressed: true } } },
      'students',
      'en',
    );
    expect(columns).toEqual(['Students', 'Contacts', 'Enrolled', 'Per 100 enrolled']);
    expect([...lines, total].map(({ cells }) => cells)).toEqual([
      [null, null, null, null],
      [12, 30, 48, 25],
      [0, 0, 30, 0],
      [21, 40, null, null],
    ]);
  });

  it('has a bar for each line, without a length where the count is withheld', () => {
    expect(barsOf(report, 'es').map(({ name, students }) => [name, students])).toEqual([
      ['Kínder', null],
      ['9.º grado', 12],
      ['No consta', 0],
    ]);
  });

  it('is empty only where nothing is recorded, not where the total is withheld', () => {
    expect(isEmpty(report)).toBe(false);
    expect(isEmpty({ ...report, total: { suppressed: true } })).toBe(false);
    expect(isEmpty({ ...report, total: { students: 0, events: 0 } })).toBe(true);
  });

  it('R77: says how small groups are counted only where it has groups', () => {
    expect(isByGroup({ by: 'race' })).toBe(true);
    expect(isByGroup({ by: 'month', across: 'sex' })).toBe(true);
    expect(isByGroup({ by: 'school', across: 'month' })).toBe(false);
  });

  it('is named by what it counts and by its months', () => {
    const { across: _, ...alone } = report;
    expect([headingText(report, 'en'), periodText(report, 'en')]).toEqual([
      'Services by grade and kind of contact',
      'Aug 2026 to Nov 2026',
    ]);
    expect(headingText(alone, 'en')).toBe('Services by grade');
  });
});
