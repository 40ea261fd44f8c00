import { describe, expect, it } from 'vitest';
import { type ReportRequest, reportCellSchema, reportRequestSchema } from './report.ts';

const good: ReportRequest = { subject: 'discipline', by: 'school', period: { from: '2023-09', until: '2026-09' } };

function faults(request: object): string[] {
  const read = reportRequestSchema.safeParse(request);
  return read.success ? [] : read.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
}

describe('a request for a report', () => {
  it('names one dimension or two, and at most 36 months', () => {
    expect(faults(good)).toEqual([]);
    expect(faults({ ...good, across: 'month' })).toEqual([]);
  });

  it.each([
    ['the same dimension twice', { ...good, across: 'school' }, 'across custom'],
    ['37 months', { ...good, period: { from: '2023-08', until: '2026-09' } }, 'period.until custom'],
    ['no month at all', { ...good, period: { from: '2026-09', until: '2026-09' } }, 'period.until custom'],
    ['a day', { ...good, period: { from: '2023-09-02', until: '2026-09' } }, 'period.from invalid_format'],
    ['a grouping by teacher (R40)', { ...good, by: 'teacher' }, 'by invalid_value'],
    ['a filter', { ...good, school: 'harbor-view' }, ' unrecognized_keys'],
  ])('is refused with %s', (_, request, fault) => {
    expect(faults(request)).toEqual([fault]);
  });
});

describe('a cell', () => {
  it.each([{ students: 0, events: 0 }, { students: 10, events: 12 }, { suppressed: true }])('may be %j', (cell) =>
    expect(reportCellSchema.safeParse(cell).success).toBe(true),
  );

  it.each([
    { students: 9, events: 12 },
    { students: 0, events: 1 },
    { students: 12, events: 12, suppressed: true },
    { students: 12, events: 12, teacher: 'x' },
    { suppressed: false },
  ])('is never %j', (cell) => expect(reportCellSchema.safeParse(cell).success).toBe(false));
});
