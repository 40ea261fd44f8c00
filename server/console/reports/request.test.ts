import { describe, expect, it } from 'vitest';
import { reportRequestSchema } from '../../../shared/areas/reports/report.ts';
import { columnsFor, firstForm, isRequest, type ReportForm, requestOf, schoolYears } from './request.ts';

const form: ReportForm = { subject: 'services', by: 'school', across: '', year: '2026' };

describe('a report that is asked for', () => {
  it('begins as the school year of today', () => {
    expect(firstForm('2026-11-28')).toEqual(form);
    expect(firstForm('2027-06-30')).toEqual(form);
    expect(firstForm('2026-07-01')).toEqual(form);
    expect(firstForm('2026-06-30')).toMatchObject({ year: '2025' });
  });

  it('offers five school years, the newest first', () => {
    const years = schoolYears('2026-02-10');
    expect(years.map(({ text }) => text)).toEqual(['2025-26', '2024-25', '2023-24', '2022-23', '2021-22']);
    expect(years[0]?.value).toBe('2025');
  });

  it('is what the server takes', () => {
    const made = requestOf({ ...form, across: 'month' });
    expect(made).toEqual({
      subject: 'services',
      by: 'school',
      across: 'month',
      period: { from: '2026-07', until: '2027-07' },
    });
    expect(reportRequestSchema.safeParse(made).success).toBe(true);
    expect(isRequest(made)).toBe(true);
    expect(requestOf(form)).not.toHaveProperty('across');
  });

  it('says that rows and columns must differ', () => {
    const made = requestOf({ ...form, across: 'school' });
    expect(made).toEqual({ across: 'same' });
    expect(isRequest(made)).toBe(false);
  });

  it('R77: offers no columns that do not go with the rows, and says so of those chosen before', () => {
    expect(columnsFor({ ...form, by: 'race' })).toEqual(['reason', 'outcome', 'month']);
    expect(columnsFor(form)).toEqual(['grade', 'reason', 'outcome', 'month']);
    const chosen: ReportForm = { ...form, by: 'race', across: 'grade' };
    expect(columnsFor(chosen)).toEqual(['grade', 'reason', 'outcome', 'month']);
    expect(requestOf(chosen)).toEqual({ across: 'group' });
  });
});
