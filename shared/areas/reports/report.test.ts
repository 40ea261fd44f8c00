import { describe, expect, it } from 'vitest';
import { DIMENSIONS, GROUPS, type ReportRequest, reportCellSchema, reportRequestSchema } from './report.ts';

const good: ReportRequest = { subject: 'discipline', by: 'school', period: { from: '2025-07', until: '2026-07' } };

function faults(request: object): string[] {
  const read = reportRequestSchema.safeParse(request);
  return read.success ? [] : read.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
}

describe('a request for a report', () => {
  it('names one dimension or two, and one school year', () => {
    expect(faults(good)).toEqual([]);
    expect(faults({ ...good, across: 'month' })).toEqual([]);
  });

  it.each([
    ['the same dimension twice', { ...good, across: 'school' }, 'across custom'],
    ['half a year', { ...good, period: { from: '2025-07', until: '2026-01' } }, 'period.until custom'],
    ['two years', { ...good, period: { from: '2024-07', until: '2026-07' } }, 'period.until custom'],
    ['a year of its own', { ...good, period: { from: '2025-09', until: '2026-09' } }, 'period.until custom'],
    ['no month at all', { ...good, period: { from: '2026-07', until: '2026-07' } }, 'period.until custom'],
    ['a grouping by teacher (R40)', { ...good, by: 'teacher' }, 'by invalid_value'],
    ['a filter', { ...good, school: 'harbor-view' }, ' unrecognized_keys'],
  ])('is refused with %s', (_, request, fault) => {
    expect(faults(request)).toEqual([fault]);
  });
});

describe('R77: a group of persons', () => {
  const messages = (request: object) =>
    reportRequestSchema.safeParse(request).error?.issues.map(({ message }) => message);

  it.each(GROUPS)('is counted alone or by what happened and when: %s', (group) => {
    const taken = DIMENSIONS.filter((each) => faults({ ...good, by: group, across: each }).length === 0);
    const turned = DIMENSIONS.filter((each) => faults({ ...good, by: each, across: group }).length === 0);
    expect([taken, turned]).toEqual([
      ['reason', 'outcome', 'month'],
      ['reason', 'outcome', 'month'],
    ]);
    expect(faults({ ...good, by: group })).toEqual([]);
  });

  it('of one school or of another group is refused in words of its own', () => {
    const said = ['Groups of persons are crossed with reason, outcome or month alone.'];
    expect(messages({ ...good, by: 'school', across: 'race' })).toEqual(said);
    expect(messages({ ...good, by: 'sex', across: 'program' })).toEqual(said);
    expect(messages({ ...good, by: 'race', across: 'race' })).not.toEqual(said);
  });
});

it('begins no year on a day', () => {
  expect(faults({ ...good, period: { from: '2025-07-02', until: '2026-07' } })).toContain('period.from invalid_format');
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
