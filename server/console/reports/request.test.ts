import { describe, expect, it } from 'vitest';
import { reportRequestSchema } from '../../../shared/areas/reports/report.ts';
import { firstForm, isRequest, monthsBefore, type ReportForm, requestOf } from './request.ts';

const form: ReportForm = { subject: 'services', by: 'school', across: '', first: '2026-08', last: '2026-11' };

describe('a report that is asked for', () => {
  it('begins as the school year until now', () => {
    expect(firstForm('2026-11-28')).toEqual(form);
    expect(firstForm('2027-02-01')).toMatchObject({ first: '2026-08', last: '2027-02' });
    expect(firstForm('2026-08-01')).toMatchObject({ first: '2026-08', last: '2026-08' });
    expect(firstForm('2026-07-31')).toMatchObject({ first: '2025-08', last: '2026-07' });
  });

  it('offers five years, the newest month first', () => {
    const months = monthsBefore('2026-02-10');
    expect([months.length, ...months.slice(0, 3), months.at(-1)]).toEqual([
      60,
      '2026-02',
      '2026-01',
      '2025-12',
      '2021-03',
    ]);
  });

  it('includes its last month, and is what the server takes', () => {
    const made = requestOf({ ...form, across: 'month', last: '2026-12' });
    expect(made).toEqual({
      subject: 'services',
      by: 'school',
      across: 'month',
      period: { from: '2026-08', until: '2027-01' },
    });
    expect(reportRequestSchema.safeParse(made).success).toBe(true);
    expect(isRequest(made)).toBe(true);
    expect(requestOf(form)).not.toHaveProperty('across');
    expect(isRequest(requestOf({ ...form, last: '2026-08' }))).toBe(true);
  });

  it.each([
    [{ across: 'school' } as const, { across: 'same' }],
    [{ last: '2026-07' }, { last: 'order' }],
    [{ first: '2023-11' }, { first: 'length' }],
    [{ across: 'school', last: '2026-07' } as const, { across: 'same', last: 'order' }],
  ])('says what to change: %j', (change, issues) => {
    const made = requestOf({ ...form, ...change });
    expect(made).toEqual(issues);
    expect(isRequest(made)).toBe(false);
  });
});
